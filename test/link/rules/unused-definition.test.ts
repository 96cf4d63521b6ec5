import { test } from 'vitest';
import { unusedDefinition } from '../../../compiler/link/rules/unused-definition.ts';
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
  model: { tier: simple }
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
---
apiVersion: adac.dev/v2
kind: Model
metadata: { name: cheap }
spec: { provider: p, id: cheap-1, tier: simple, serving: { api: { host: p.example } }, price: { input: 1, output: 1 } }
---
apiVersion: adac.dev/v2
kind: Model
metadata: { name: dear }
spec: { provider: p, id: dear-1, tier: simple, serving: { api: { host: p.example } }, price: { input: 9, output: 9 } }
---
apiVersion: adac.dev/v2
kind: Model
metadata: { name: relic }
spec: { provider: p, id: relic-1, tier: complex, serving: { api: { host: p.example } } }
`;

test('flags a tool and a model that nobody uses', () => {
  const drawn = definitions
    .replace(
      '{ name: attic }',
      `
  name: attic
  #     ^^^^^ link/unused-definition: Nothing uses tool "attic".
  #     ^^^^^ help: Let an agent use it, or remove the definition.`,
    )
    .replace(
      '{ name: relic }',
      `
  name: relic
  #     ^^^^^ link/unused-definition: Nothing uses model "relic".`,
    );
  checkRule(unusedDefinition, drawn, { ...base, ...environment });
});

test('says nothing of a library, which has no environment', () => {
  checkRule(unusedDefinition, definitions, base);
});

test('what only an overlay or the defaults of a namespace name is used', () => {
  const overlay = `  overlays:
    - select: { agent: office/clerk }
      spec: { tools: [{ name: attic, allow: [read] }], model: { name: relic } }`;
  checkRule(unusedDefinition, definitions, {
    ...base,
    'clusters/environments.yaml': officeEnvironment('day', overlay),
  });
});
