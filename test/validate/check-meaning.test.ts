import { expect, test } from 'vitest';

import { head, messagesOf } from './check-validate.ts';

test.each([
  ['Agent', '  resources: { cpu: 1E }\n', 'spec.resources.cpu'],
  [
    'Fleet',
    '  template: { resources: { cpu: 1E } }\n  members: [{ name: a, count: 1 }]\n',
    'spec.template.resources.cpu',
  ],
  [
    'Fleet',
    '  template: {}\n  members: [{ name: a, count: 1, overrides: { resources: { cpu: 1E } } }]\n',
    'spec.members[0].overrides.resources.cpu',
  ],
  [
    'Cluster',
    '  pools: [{ name: a, class: x86, role: primary, count: 1, arch: amd64, cpu: 1E, memory: 1Gi, storage: 1Gi, pricePerHour: 1 }]\n',
    'spec.pools[0].cpu',
  ],
  [
    'Cluster',
    '  pools: [{ name: a, class: x86, role: primary, count: 1, arch: amd64, cpu: 1, memory: 1Gi, storage: 1Gi, pricePerHour: 1, reserved: { cpu: 1E } }]\n',
    'spec.pools[0].reserved.cpu',
  ],
  [
    'Model',
    '  provider: a\n  id: b\n  serving: { vllm: { image: c, replicas: 1, resources: { cpu: 1E } } }\n',
    'spec.serving.vllm.resources.cpu',
  ],
  [
    'Environment',
    '  clusters: [{ name: a }]\n  definitions: [{ fleet: b }]\n  policySets: []\n  overlays: [{ select: { fleet: b }, spec: { resources: { cpu: 1E } } }]\n',
    'spec.overlays[0].spec.resources.cpu',
  ],
  [
    'Environment',
    '  clusters: [{ name: a }]\n  definitions: [{ fleet: b }]\n  policySets: []\n  runtimeClasses: [{ name: a, framework: crewai, image: b, lightweight: false, slotsPerPod: 1, perSlot: { cpu: 1E, memory: 1, storage: 1 } }]\n',
    'spec.runtimeClasses[0].perSlot.cpu',
  ],
])('amounts of a %s', (kind, spec, path) => {
  expect(messagesOf(head(kind) + spec)).toEqual([
    `validate/out-of-range: "${path}" is "1E", more millicores than can be counted exactly.`,
  ]);
});

test('amounts of namespace defaults and of the ADaC 2.0 format', () => {
  expect(
    messagesOf(
      `${head('Project')}  defaults: { finance: { spec: { resources: { storage: 1E } } } }\n`,
      'adac.yaml',
    ),
  ).toEqual([
    'validate/out-of-range: "spec.defaults.finance.spec.resources.storage" is "1E", more bytes than can be counted exactly.',
  ]);
  expect(
    messagesOf(
      'metadata: { name: a }\nspecification: { framework: CrewAI, runtime: b, resources: { memory: 1E } }\n',
    ),
  ).toEqual([
    'validate/out-of-range: "specification.resources.memory" is "1E", more bytes than can be counted exactly.',
  ]);
});

test('what is no quantity at all is reported once', () => {
  expect(messagesOf(`${head('Agent')}  resources: { memory: lots }\n`)).toHaveLength(1);
});
