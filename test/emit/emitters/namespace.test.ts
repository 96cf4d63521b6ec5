import { expect, test } from 'vitest';
import { resolvedAgent } from '../../support/builders.ts';
import { emittedObjects, placementOf, valueAt } from '../../support/emitted.ts';

test('each namespace of the environment is written once, with its prefix', () => {
  const agents = ['b', 'a', 'b'].map((namespace, index) =>
    resolvedAgent({ name: `agent-${index}`, namespace }),
  );
  const objects = emittedObjects(placementOf(agents, { namespacePrefix: 'edge-' }));
  const namespaces = objects.filter(({ kind }) => kind === 'Namespace');
  expect(namespaces.map(({ name }) => name)).toEqual(['edge-a', 'edge-b']);
  const known = new Set(namespaces.map(({ name }) => name));
  for (const { namespace, path } of objects) {
    if (namespace !== undefined && path.startsWith('manifests/'))
      expect(known).toContain(namespace);
  }
});

test('Argo CD never prunes it, and makes it first', () => {
  const [namespace] = emittedObjects(placementOf([resolvedAgent({ name: 'a' })])).filter(
    ({ kind }) => kind === 'Namespace',
  );
  expect(
    namespace === undefined ? undefined : valueAt(namespace, 'metadata', 'annotations'),
  ).toEqual({
    'argocd.argoproj.io/sync-options': 'Prune=false',
    'argocd.argoproj.io/sync-wave': '-2',
  });
});
