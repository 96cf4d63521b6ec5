import { test } from 'vitest';
import { unknownToolOperation } from '../../../compiler/link/rules/unknown-tool-operation.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags an operation that the tool does not offer', () => {
  checkRule(
    unknownToolOperation,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk }
spec:
  tools:
    - name: ledger
      allow:
        - read
        - writ
        # ^^^^ link/unknown-tool-operation: Agent "clerk" is allowed operation "writ", which tool "ledger" does not offer.
        # ^^^^ help: Did you mean "write"?
        - export
        # ^^^^^^ link/unknown-tool-operation: Agent "clerk" is allowed operation "export", which tool "ledger" does not offer.
        # ^^^^^^ help: It offers "read", "write", "purge".
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

test('lets offered operations pass', () => {
  checkRule(
    unknownToolOperation,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk }
spec:
  tools:
    - { name: ledger, allow: [read, write] }
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
