import { describe, expect, test } from 'vitest';
import { nodePool, resolvedAgent } from '../../support/builders.ts';
import { emittedObjects, placementOf, valueAt } from '../../support/emitted.ts';
import type { NodePool } from '../../../compiler/model/cluster.ts';
import { assignment } from '../../support/placed.ts';

function rulesOf(pools: readonly NodePool[]) {
  const agent = resolvedAgent({ name: 'a' });
  const shares = [{ cluster: 'local', pool: pools[0]?.name ?? '', instances: 1 }];
  return emittedObjects(
    placementOf([agent], { pools }, { assignments: [assignment(agent, { shares })] }),
  ).filter(({ kind }) => kind === 'NodeFeatureRule');
}

const rule = ['spec', 'rules', 0] as const;

describe('a rule for each pool', () => {
  const pools = [
    nodePool({
      name: 'main',
      count: 2,
      labels: { 'example.com/pool': 'main', 'example.com/disk': 'ssd' },
    }),
    nodePool({ name: 'spare', role: 'backup', labels: { 'kubernetes.io/hostname': 'spare-1' } }),
  ];
  const [main, spare] = rulesOf(pools);

  test('makes nodes offer slots and carry the pool’s labels', () => {
    expect(main?.fields.spec).toMatchObject({
      rules: [
        {
          labels: { 'adac.dev/pool': 'main', 'adac.dev/pool-main': '@system.name.nodename' },
          extendedResources: { 'adac.dev/agent-slots': '8000' },
        },
      ],
    });
    expect(main === undefined ? undefined : valueAt(main, ...rule, 'taints')).toBeUndefined();
  });

  test('taints a backup pool', () => {
    expect(spare === undefined ? undefined : valueAt(spare, ...rule, 'taints')).toEqual([
      { key: 'adac.dev/backup', effect: 'NoSchedule' },
    ]);
  });

  test('finds nodes by declared labels, and by name', () => {
    expect(main === undefined ? undefined : valueAt(main, ...rule, 'matchFeatures')).toEqual([
      { feature: 'system.name', matchExpressions: { nodename: { op: 'Exists' } } },
      {
        feature: 'local.label',
        matchExpressions: {
          'example.com/disk': { op: 'In', value: ['ssd'] },
          'example.com/pool': { op: 'In', value: ['main'] },
        },
      },
    ]);
    expect(spare === undefined ? undefined : valueAt(spare, ...rule, 'matchFeatures')).toEqual([
      { feature: 'system.name', matchExpressions: { nodename: { op: 'In', value: ['spare-1'] } } },
    ]);
  });
});

test('the only pool of a cluster is every node', () => {
  const [only] = rulesOf([nodePool({ name: 'main', labels: { 'example.com/pool': 'main' } })]);
  expect(only === undefined ? undefined : valueAt(only, ...rule, 'matchFeatures')).toEqual([
    { feature: 'system.name', matchExpressions: { nodename: { op: 'Exists' } } },
  ]);
});

test('pools that nothing tells apart get none', () => {
  expect(rulesOf([nodePool({ name: 'one' }), nodePool({ name: 'two' })])).toEqual([]);
});
