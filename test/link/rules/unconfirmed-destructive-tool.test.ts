import { test } from 'vitest';
import { unconfirmedDestructiveTool } from '../../../compiler/link/rules/unconfirmed-destructive-tool.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags a destructive operation that is allowed without confirmation', () => {
  checkRule(
    unconfirmedDestructiveTool,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk }
spec:
  tools:
    - name: ledger
      allow:
        - read
        - purge
        # ^^^^^ link/unconfirmed-destructive-tool: Agent "clerk" may call the destructive operation "purge" of tool "ledger" without confirmation.
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

test('flags an entry that does not say what it allows, and one that refuses to ask', () => {
  checkRule(
    unconfirmedDestructiveTool,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk }
spec:
  tools:
    - name: ledger
      #     ^^^^^^ link/unconfirmed-destructive-tool: Agent "clerk" does not rule out the destructive operation "purge" of tool "ledger" without confirmation.
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: porter }
spec:
  tools:
    - name: ledger
      allow:
        - purge
        # ^^^^^ link/unconfirmed-destructive-tool: Agent "porter" may call the destructive operation "purge" of tool "ledger" without confirmation.
      requiresConfirmation: false
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

test('lets pass what is confirmed, or not destructive', () => {
  checkRule(
    unconfirmedDestructiveTool,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk }
spec:
  tools:
    - { name: ledger, requiresConfirmation: true }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: porter }
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

test('merges a fleet member with its template', () => {
  checkRule(
    unconfirmedDestructiveTool,
    `
apiVersion: adac.dev/v2
kind: Fleet
metadata: { name: clerks }
spec:
  template:
    tools:
      - { name: ledger, allow: [purge], requiresConfirmation: true }
  members:
    - name: careful
      count: 1
      overrides: { tools: [{ name: ledger, allow: [read, purge] }] }
    - name: hasty
      count: 1
      overrides:
        tools:
          - name: ledger
            #     ^^^^^^ link/unconfirmed-destructive-tool: Member "hasty" of fleet "clerks" may call the destructive operation "purge" of tool "ledger" without confirmation.
            requiresConfirmation: false
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
