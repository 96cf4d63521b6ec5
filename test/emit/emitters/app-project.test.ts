import { expect, test } from 'vitest';
import {
  definition,
  linkedEnvironment,
  linkedProgram,
  nodePool,
  resolvedAgent,
} from '../../support/builders.ts';
import { emittedObjects, isFields, only, placementOf, valueAt } from '../../support/emitted.ts';
import { placedEnvironment, placedProgram } from '../../support/placed.ts';
import { goldenCases } from '../golden-cases.ts';

test('reads one repository and writes to the namespaces in use', () => {
  const agents = ['b', 'a'].map((namespace) => resolvedAgent({ name: 'agent', namespace }));
  const project = only(emittedObjects(placementOf(agents)), 'AppProject');
  expect(project.fields.spec).toMatchObject({
    sourceRepos: ['https://git.example/estate.git'],
    destinations: [
      { name: 'local', namespace: 'a' },
      { name: 'local', namespace: 'b' },
    ],
  });
});

test('a cluster with an address is found by it', () => {
  const cluster = definition('Cluster', 'local', {
    pools: [nodePool({ name: 'main' })],
    destination: { server: 'https://10.0.0.1' },
  });
  const environment = linkedEnvironment({
    name: 'test',
    agents: [resolvedAgent({ name: 'agent' })],
    clusters: [{ name: 'local', shards: 1, definition: cluster }],
  });
  const placed = placedProgram([placedEnvironment(environment)], linkedProgram([environment]));
  expect(valueAt(only(emittedObjects(placed), 'AppProject'), 'spec', 'destinations')).toEqual([
    { server: 'https://10.0.0.1', namespace: 'default' },
  ]);
});

test('allows every kind that is written, and no other kind of the cluster', () => {
  for (const placed of Object.values(goldenCases)) {
    const objects = emittedObjects(placed());
    const project = objects.find(
      ({ kind, name }) => kind === 'AppProject' && !name.endsWith('-platform'),
    );
    const spec = project?.fields.spec;
    for (const { path, apiVersion, kind, namespace } of objects) {
      if (!path.startsWith('manifests/')) continue;
      const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
      const list =
        namespace === undefined ? 'clusterResourceWhitelist' : 'namespaceResourceWhitelist';
      expect(isFields(spec) ? spec[list] : undefined, `${group}/${kind}`).toContainEqual({
        group,
        kind,
      });
    }
    expect(isFields(spec) ? spec.clusterResourceWhitelist : undefined).toHaveLength(3);
  }
});
