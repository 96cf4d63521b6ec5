import { test } from 'vitest';
import { unknownTool } from '../../../compiler/link/rules/unknown-tool.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags a tool that is not defined', () => {
  checkRule(
    unknownTool,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk }
spec:
  tools:
    - name: leger
      #     ^^^^^ link/unknown-tool: Agent "clerk" uses tool "leger", which is not defined.
      #     ^^^^^ help: Did you mean "ledger"?
      allow: [read]
`,
    {
      'agents/tools.yaml': `
apiVersion: adac.dev/v2
kind: Tool
metadata: { name: ledger }
spec: 
  http: { url: https://ledger.tools.example/v1 }
  operations:
    - { name: read }
    - { name: write }
    - { name: purge, destructive: true }
`,
    },
  );
});

test('finds a tool of another namespace', () => {
  checkRule(
    unknownTool,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk }
spec:
  tools:
    - name: ledger
      allow: [read]
`,
    {
      'agents/tools.yaml': `
apiVersion: adac.dev/v2
kind: Tool
metadata: { name: ledger, namespace: finance }
spec: 
  http: { url: https://ledger.tools.example/v1 }
  operations:
    - { name: read }
    - { name: write }
    - { name: purge, destructive: true }
`,
    },
  );
});

test('goes on with the tool that was meant', () => {
  checkRule(
    unknownTool,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk }
spec:
  tools:
    - name: leger
      #     ^^^^^ link/unknown-tool: Agent "clerk" uses tool "leger", which is not defined.
      allow:
        - raed
        # ^^^^ link/unknown-tool-operation: Agent "clerk" is allowed operation "raed", which tool "ledger" does not offer.
`,
    {
      'agents/tools.yaml': `
apiVersion: adac.dev/v2
kind: Tool
metadata: { name: ledger }
spec: 
  http: { url: https://ledger.tools.example/v1 }
  operations:
    - { name: read }
    - { name: write }
    - { name: purge, destructive: true }
`,
    },
  );
});
