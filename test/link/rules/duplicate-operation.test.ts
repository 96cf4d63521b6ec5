import { test } from 'vitest';
import { duplicateOperation } from '../../../compiler/link/rules/duplicate-operation.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags an operation that is described twice', () => {
  checkRule(
    duplicateOperation,
    `
apiVersion: adac.dev/v2
kind: Tool
metadata: { name: runbook }
spec:
  mcp: { transport: streamable-http, url: https://runbook.tools.example/mcp }
  operations:
    - name: restart
    - name: list
    - name: restart
      #     ^^^^^^^ link/duplicate-operation: Tool "runbook" describes operation "restart" twice.
      destructive: true
`,
  );
});

test('lets different operations pass', () => {
  checkRule(
    duplicateOperation,
    `
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
  );
});
