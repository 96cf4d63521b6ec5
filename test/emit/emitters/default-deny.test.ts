import { expect, test } from 'vitest';
import { resolvedAgent } from '../../support/builders.ts';
import { emittedObjects, placementOf } from '../../support/emitted.ts';

test('every namespace has one, under a name that no agent can have', () => {
  const agents = ['a', 'b'].map((namespace) => resolvedAgent({ name: 'default-deny', namespace }));
  const policies = emittedObjects(placementOf(agents)).filter(
    ({ kind }) => kind === 'NetworkPolicy',
  );
  expect(policies.map(({ namespace, name }) => `${namespace ?? ''}/${name}`).sort()).toEqual([
    'a/adac.default-deny',
    'a/default-deny',
    'b/adac.default-deny',
    'b/default-deny',
  ]);
});

test('it denies everything but DNS', () => {
  const objects = emittedObjects(placementOf([resolvedAgent({ name: 'a' })]));
  expect(objects.find(({ name }) => name === 'adac.default-deny')?.fields.spec).toEqual({
    podSelector: {},
    policyTypes: ['Ingress', 'Egress'],
    egress: [
      {
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
            podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
          },
        ],
        ports: [{ port: 53, protocol: 'UDP' }, { port: 53 }],
      },
    ],
  });
});
