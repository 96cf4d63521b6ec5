import { describe, expect, test } from 'vitest';
import { definition, linkedEnvironment, nodePool, resolvedAgent } from '../support/builders.ts';
import { emittedFindings, placementOf } from '../support/emitted.ts';
import { placedEnvironment, placedProgram } from '../support/placed.ts';

const shared = definition('Cluster', 'shared', { pools: [nodePool({ name: 'main' })] });

/** Environments on one cluster, each with so many namespaces that hold one agent of so many instances. */
function placement(environments: number, namespaces: number, instances: number) {
  const made = Array.from({ length: environments }, (_, index) =>
    linkedEnvironment({
      name: `environment-${index}`,
      namespacePrefix: `e${index}-`,
      clusters: [{ name: 'shared', shards: 200, definition: shared }],
      agents: Array.from({ length: namespaces }, (_, number) =>
        resolvedAgent({ name: 'reader', namespace: `team-${number}`, instances }),
      ),
    }),
  );
  return placedProgram(made.map((environment) => placedEnvironment(environment)));
}

function messages(placed: ReturnType<typeof placement>): readonly string[] {
  return emittedFindings(placed)
    .filter(({ code }) => code === 'emit/cluster-too-full')
    .map(({ message }) => message);
}

describe('emit/cluster-too-full', () => {
  test('all environments of a cluster count together', () => {
    expect(messages(placement(1, 50, 3000))).toEqual([]);
    expect(messages(placement(2, 26, 3000))).toEqual([
      'Cluster "shared" would have 156000 pods, and may have 150000.',
    ]);
  });

  test('namespaces and Services', () => {
    expect(messages(placement(2, 5000, 1))).toEqual([]);
    expect(messages(placement(2, 5001, 1))).toEqual([
      'Cluster "shared" would have 10002 namespaces, and may have 10000.',
      'Cluster "shared" would have 10002 services, and may have 10000.',
    ]);
  });

  test('nodes, at the pools', () => {
    const on = (count: number) =>
      emittedFindings(
        placementOf([resolvedAgent({ name: 'reader' })], {
          pools: [nodePool({ name: 'main', count })],
        }),
      );
    expect(on(5000)).toEqual([]);
    expect(on(5001)).toMatchObject([
      {
        code: 'emit/cluster-too-full',
        place: { path: ['spec', 'pools'] },
        message: 'Cluster "local" would have 5001 nodes, and may have 5000.',
      },
    ]);
  });
});
