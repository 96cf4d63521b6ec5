import { describe, expect, test } from 'vitest';
import { dedicatedAgent, environmentOn, insideOf, countsFrom } from './placing.ts';
import { cutPods, type PodGroup } from '../../compiler/place/pods.ts';
import { packNodes } from '../../compiler/place/pack-nodes.ts';
import type { Bin } from '../../compiler/place/bin.ts';
import type { Pool } from '../../compiler/place/pool.ts';
import { packPods } from '../../compiler/place/packing.ts';
import { nodePool } from '../support/builders.ts';

/** Twelve pods that fill four nodes of ten cores exactly, three each; first fit decreasing needs five nodes. */
const sizes = [2600, 3700, 3700, 3000, 3200, 3800, 2900, 3500, 3600, 2700, 3100, 4200];

function groupsOn(nodes: number): { readonly pool: Pool; readonly groups: readonly PodGroup[] } {
  const agents = sizes.map((milliCpu, index) => dedicatedAgent(`a${index}`, 1, milliCpu));
  const pools = [nodePool({ name: 'main', count: nodes, cpu: 10, memory: '64Gi' })];
  const inside = insideOf(environmentOn({ pools, agents }));
  const rows = Object.fromEntries(agents.map(({ id }) => [id, { 'local/main': 1 }]));
  const [pool] = inside.pools;
  if (pool === undefined) throw new Error('there is no pool');
  return { pool, groups: cutPods(inside.tenant, countsFrom(inside, rows)) };
}

describe('packing a pool by a search', () => {
  test('finds room where quick filling leaves pods over', async () => {
    const { pool, groups } = groupsOn(4);
    const packing = await packPods([pool], groups);
    expect(packing.leftover).toEqual([]);
    expect(packing.nodes.get(pool)?.map(loadOf)).toEqual([10_000, 10_000, 10_000, 10_000]);
  });

  test('keeps empty nodes behind the used ones', async () => {
    const { pool, groups } = groupsOn(6);
    const packing = await packPods([pool], groups);
    expect(packing.nodes.get(pool)?.map(loadOf)).toEqual([10_000, 10_000, 10_000, 10_000, 0, 0]);
  });

  test('is not tried where the bound forbids success', () => {
    const { pool, groups } = groupsOn(4);
    const pods = groups.map((group) => ({ group, pods: group.pods }));
    expect(packNodes(pool, pods, { below: 4, effort: 1 })).toBeUndefined();
  });
});

function loadOf({ pods }: Bin): number {
  return pods.reduce((sum, { group, pods: count }) => sum + (group.demand[1] ?? 0) * count, 0);
}
