import { describe, expect, test } from 'vitest';
import { randomFleet } from '../../bench/place/random-fleet.ts';

describe('a random fleet', () => {
  test('has 10,000 nodes of eight types in six zones, and 30,000 instances', () => {
    const { agents, clusters } = randomFleet(1);
    const pools = clusters.flatMap(({ definition }) => definition.spec.pools);
    expect(pools).toHaveLength(48);
    expect(new Set(pools.map(({ zone }) => zone)).size).toBe(6);
    expect(pools.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
    expect(agents.reduce((sum, { instances }) => sum + instances, 0)).toBe(30_000);
  });

  test('has agents that are bound to accelerators, architectures, zones and spreads', () => {
    const { agents } = randomFleet(1);
    const some = (bound: (one: (typeof agents)[number]) => boolean): boolean =>
      agents.some(bound) && !agents.every(bound);
    expect(some(({ demand }) => Object.keys(demand.accelerators).length > 0)).toBe(true);
    expect(some(({ constraints }) => constraints.architectures.length === 1)).toBe(true);
    expect(some(({ constraints }) => Object.keys(constraints.nodeSelector).length > 0)).toBe(true);
    expect(some(({ constraints }) => constraints.spread !== undefined)).toBe(true);
  });

  test('is the same for a seed, and another for another', () => {
    // As text, since each agent makes its document by a function of its own.
    const textOf = (seed: number): string => JSON.stringify(randomFleet(seed));
    expect(textOf(3)).toBe(textOf(3));
    expect(textOf(3)).not.toBe(textOf(4));
  });
});
