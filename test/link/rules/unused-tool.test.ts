import { test } from 'vitest';
import { unusedTool } from '../../../compiler/link/rules/unused-tool.ts';
import { checkRule } from '../../support/check-rule.ts';
import { officeEnvironment, runnable, smallCluster } from '../../support/resolvable.ts';

const environment = { 'clusters/environments.yaml': officeEnvironment('day') };
const base = {
  'clusters/small.yaml': smallCluster,
  'agents/clerk.yaml': `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: clerk, namespace: office }
spec:
  ${runnable}
  resources: { cpu: 100m, memory: 128Mi, storage: 1Gi }
  tools: [{ name: ledger, allow: [read] }]
`,
};

const definitions = `
apiVersion: adac.dev/v2
kind: Tool
metadata: { name: ledger }
spec: { http: { url: https://ledger.example/v1 }, operations: [{ name: read }] }
---
apiVersion: adac.dev/v2
kind: Tool
metadata: { name: attic }
spec: { http: { url: https://attic.example/v1 }, operations: [{ name: read }] }
`;

test('flags a tool that nobody uses', () => {
  const drawn = definitions.replace(
    '{ name: attic }',
    `
  name: attic
  #     ^^^^^ link/unused-tool: Nothing uses tool "attic".
  #     ^^^^^ help: Let an agent use it, or remove the definition.`,
  );
  checkRule(unusedTool, drawn, { ...base, ...environment });
});

test('says nothing of a library, which has no environment', () => {
  checkRule(unusedTool, definitions, base);
});

test('what only an overlay or the defaults of a namespace name is used', () => {
  const overlay = `  overlays:
    - select: { agent: office/clerk }
      spec: { tools: [{ name: attic, allow: [read] }] }`;
  checkRule(unusedTool, definitions, {
    ...base,
    'clusters/environments.yaml': officeEnvironment('day', overlay),
  });
});
