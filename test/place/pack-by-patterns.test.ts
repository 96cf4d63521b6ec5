import { describe, expect, test } from 'vitest';
import type { Filling } from '../../compiler/place/bin.ts';
import { isMixed, packByPatterns, richMixture } from '../../compiler/place/pack-by-patterns.ts';
import { cutPods } from '../../compiler/place/pods.ts';
import { nodePool } from '../support/builders.ts';
import { countsFrom, dedicatedAgent, environmentOn, insideOf } from './placing.ts';

/** A hundred pods of each: 2,200 cores together. */
const cores = [1, 2, 3, 4, 1.5, 2.5, 3.5, 4.5];
const times = cores.map(() => 100);

/** Nodes of ten cores, and pods of every size. */
function mixedPool(nodes: number, counts = times) {
  const agents = cores.map((each, index) =>
    dedicatedAgent(`a${index}`, counts[index] ?? 0, each * 1000),
  );
  const pools = [nodePool({ name: 'main', count: nodes, cpu: 10, memory: '640Gi' })];
  const inside = insideOf(environmentOn({ pools, agents }));
  const rows = Object.fromEntries(
    agents.map(({ id, instances }) => [id, { 'local/main': instances }]),
  );
  const [pool] = inside.pools;
  if (pool === undefined) throw new Error('there is no pool');
  const pods = cutPods(inside.tenant, countsFrom(inside, rows));
  return { pool, pods: pods.map((group) => ({ group, pods: group.pods })) };
}

function countPods({ bins }: Filling): number {
  return bins.reduce((sum, { pods }) => sum + pods.reduce((all, one) => all + one.pods, 0), 0);
}

describe('packing a pool by patterns', () => {
  test('fills nodes nearly to the last core', async () => {
    const { pool, pods } = mixedPool(240);
    const filling = await packByPatterns(pool, pods, 1);
    const used = filling.bins.filter((bin) => bin.pods.length > 0);
    expect(filling.leftover).toEqual([]);
    expect(filling.bins).toHaveLength(240);
    expect(countPods(filling)).toBe(800);
    // 2,200 cores fill 220 nodes; one more is as good as a packing that is not searched exhaustively gets.
    expect(used.length).toBeLessThanOrEqual(221);
    for (const { free } of filling.bins) expect(Math.min(...free)).toBeGreaterThanOrEqual(0);
  });

  test('leaves over what has no node', async () => {
    const { pool, pods } = mixedPool(219);
    const filling = await packByPatterns(pool, pods, 1);
    const left = filling.leftover.reduce((sum, one) => sum + one.pods, 0);
    expect(left).toBeGreaterThan(0);
    expect(left + countPods(filling)).toBe(800);
    expect(filling.bins).toHaveLength(219);
  });

  test('is for pools of many pods of many sizes', () => {
    const { pool, pods } = mixedPool(240);
    expect(isMixed(pool, pods, richMixture)).toBe(true);
    const few = mixedPool(
      90,
      cores.map(() => 5),
    );
    expect(isMixed(few.pool, few.pods, richMixture)).toBe(false);
    const alike = mixedPool(240, [800]);
    expect(isMixed(alike.pool, alike.pods, richMixture)).toBe(false);
  });

  test('is not for pods of which a node takes a few only, or none', () => {
    const { pool, pods } = mixedPool(240);
    const [first, ...rest] = pods;
    if (first === undefined) throw new Error('there are pods');
    const { group } = first;
    const scarce = { ...group, workload: { ...group.workload, perNode: 2 } };
    expect(isMixed(pool, [{ ...first, group: scarce }, ...rest], richMixture)).toBe(false);
    const large = { ...group, demand: group.demand.map((each) => each * 100) };
    expect(isMixed(pool, [{ ...first, group: large }, ...rest], richMixture)).toBe(false);
  });
});
