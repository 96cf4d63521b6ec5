import { expect, test } from 'vitest';
import { runtimePolicyFiles } from '../../../compiler/bundle/parts/runtime-policy.ts';
import { definition, linkedEnvironment, resolvedAgent } from '../../support/builders.ts';
import { renderAll } from '../../support/render.ts';

const runtimePolicy = {
  module: Uint8Array.of(0, 0x61, 0x73, 0x6d, 0xff),
  schema: { type: 'object' },
  obligations: new Map([
    ['max-document-size', 'bytes'],
    ['audit-all-actions', 'flag'],
  ] as const),
};

const agents = [
  resolvedAgent({
    name: 'ledger',
    namespace: 'desk',
    definition: definition('Agent', 'ledger', {
      access: { roles: ['bookkeeper'], dataClasses: ['financial'], egress: ['ledger.example'] },
      policies: { 'max-document-size': '10M', 'audit-all-actions': true },
    }),
  }),
  resolvedAgent({ name: 'sorter', namespace: 'ops' }),
];

test('carries the module, the schema, and what it has to know of the agents', () => {
  const files = renderAll(
    runtimePolicyFiles(linkedEnvironment({ name: 'edge', agents }), { runtimePolicy }),
  );
  expect(files).toEqual({
    'bundle/edge/policy/access.data.json':
      '{"environment":{"name":"edge","agents":{\n' +
      '"desk/ledger":{"category":"desk","roles":["bookkeeper"],"dataClasses":["financial"],"obligations":{"audit-all-actions":true,"max-document-size":10000000}},\n' +
      '"ops/sorter":{"category":"ops"}\n' +
      '}}}\n',
    'bundle/edge/policy/access.schema.json': '{\n  "type": "object"\n}\n',
    'bundle/edge/policy/access.wasm': '\0asm\u00ff',
  });
  expect(JSON.parse(files['bundle/edge/policy/access.data.json'] ?? '')).toHaveProperty(
    'environment.agents',
  );
});

test('an environment without agents has data too', () => {
  const files = renderAll(
    runtimePolicyFiles(linkedEnvironment({ name: 'edge' }), { runtimePolicy }),
  );
  expect(JSON.parse(files['bundle/edge/policy/access.data.json'] ?? '')).toEqual({
    environment: { name: 'edge', agents: {} },
  });
});

test('is absent where the estate has no policy for the runtime', () => {
  expect(runtimePolicyFiles(linkedEnvironment({ name: 'edge', agents }), {})).toEqual([]);
});
