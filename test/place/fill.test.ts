import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countLeftover, emptyBins, type PodCount } from '../../compiler/place/bin.ts';
import { fill, fillQuickly } from '../../compiler/place/fill.ts';
import type { Pool } from '../../compiler/place/pool.ts';
import { podDemand } from '../../compiler/place/workload.ts';
import { nodePool } from '../support/builders.ts';
import { dedicatedAgent, environmentOn, insideOf } from './placing.ts';
import { packsExactly } from './verify.ts';

const anywhere = (): boolean => true;

/** Pods of so many millicores each, and the pool of 4,000 millicores that they are for. */
function podsOf(sizes: readonly number[]): {
  readonly pool: Pool;
  readonly pods: readonly PodCount[];
} {
  const agents = sizes.map((milliCpu, index) => dedicatedAgent(`a${index}`, 1, milliCpu));
  const { tenant, pools } = insideOf(
    environmentOn({ pools: [nodePool({ name: 'main' })], agents }),
  );
  const [pool] = pools;
  if (pool === undefined) throw new Error('no pool');
  const pods = tenant.workloads.map((workload): PodCount => {
    const { length } = workload.agents;
    const group = {
      workload,
      pool,
      phase: 1,
      size: 1,
      smaller: false,
      pods: length,
      demand: podDemand(workload, 1),
      members: [],
    };
    return { group, pods: length };
  });
  return { pool, pods };
}

function usedNodes(sizes: readonly number[], nodes: number): number | 'over' {
  const { pool, pods } = podsOf(sizes);
  const { bins, leftover } = fill(emptyBins(pool, nodes), pods, anywhere);
  return leftover.length > 0 ? 'over' : bins.filter((bin) => bin.pods.length > 0).length;
}

describe('filling nodes', () => {
  test('takes the best fit, the largest first', () => {
    expect(usedNodes([1000, 1000, 2000, 3000, 1000], 9)).toBe(2);
    expect(usedNodes([4000, 4000], 9)).toBe(2);
    expect(usedNodes([], 3)).toBe(0);
  });

  test('leaves over what does not fit, and says how much', () => {
    const { pool, pods } = podsOf([3000, 3000, 3000]);
    const { leftover } = fill(emptyBins(pool, 2), pods, anywhere);
    expect(countLeftover(leftover)).toBe(1);
  });

  test('finds what best fit misses', () => {
    // Best fit decreasing puts 1,900 and 1,100 together first, and then 1,050 has no node.
    const sizes = [1900, 1100, 1050, 1000, 1000, 950, 1000];
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(8000);
    expect(usedNodes(sizes, 2)).toBe(2);
  });

  test('puts pods only where they are allowed', () => {
    const { pool, pods } = podsOf([1000]);
    expect(fill(emptyBins(pool, 2), pods, () => false).leftover).toHaveLength(1);
  });

  test('does not move or change what stands there', () => {
    const { pool, pods } = podsOf([3000, 1000]);
    const before = fill(emptyBins(pool, 1), pods.slice(0, 1), anywhere);
    const after = fill(before.bins, pods.slice(1), anywhere);
    expect(after.bins[0]?.pods.slice(0, 1)).toEqual(before.bins[0]?.pods);
    expect(before.bins[0]?.pods).toHaveLength(1);
    expect(after.leftover).toEqual([]);
  });

  test('no nodes take nothing', () => {
    const { pods } = podsOf([1]);
    expect(fill([], pods, anywhere).leftover).toHaveLength(1);
  });

  const sizes = fc.array(
    fc.integer({ min: 1, max: 20 }).map((size) => size * 200),
    { maxLength: 9 },
  );

  test('fits exactly when brute force does', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 4 }), (all, nodes) => {
        const exact = packsExactly(
          all.map((size) => [size]),
          [4000],
          nodes,
        );
        expect(usedNodes(all, nodes) !== 'over').toBe(exact);
      }),
      { numRuns: 300 },
    );
  });

  test('takes nobody over capacity, loses nothing and ignores the order of pods', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 4 }), (all, nodes) => {
        const { pool, pods } = podsOf(all);
        for (const method of [fill, fillQuickly]) {
          const { bins, leftover } = method(emptyBins(pool, nodes), pods, anywhere);
          const standing = bins
            .flatMap((bin) => bin.pods)
            .reduce((sum, item) => sum + item.pods, 0);
          expect(standing + countLeftover(leftover)).toBe(all.length);
          for (const { free } of bins) expect(Math.min(...free)).toBeGreaterThanOrEqual(0);
          expect(method(emptyBins(pool, nodes), [...pods].reverse(), anywhere)).toEqual({
            bins,
            leftover,
          });
        }
      }),
      { numRuns: 200 },
    );
  });
});
