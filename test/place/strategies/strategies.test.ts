import { describe, expect, test } from 'vitest';
import type { WorkloadCounts } from '../../../compiler/place/counts.ts';
import type { NodePool } from '../../../compiler/model/cluster.ts';
import type { ResolvedAgent } from '../../../compiler/model/resolved-agent.ts';
import { placeGreedily, poolOrders } from '../../../compiler/place/strategies/greedy.ts';
import { placeByProgram } from '../../../compiler/place/strategies/linear.ts';
import { nodePool } from '../../support/builders.ts';
import { caseStudyPools, edgeEnvironment } from '../case-study.ts';
import {
  dedicatedAgent,
  environmentOn,
  insideOf,
  pooledAgent,
  type EnvironmentShape,
} from '../placing.ts';

/** Sums by pool of what a program decides. */
async function solved(
  shape: EnvironmentShape,
  variant: {
    readonly kept?: WorkloadCounts;
    readonly tight?: boolean;
    readonly survival?: boolean;
  } = {},
): Promise<readonly number[] | undefined> {
  const { tenant, pools } = insideOf(environmentOn(shape));
  const { kept = [], tight = false, survival = false } = variant;
  const taken = new Map(pools.map((pool) => [pool, tenant.dimensions.names.map(() => 0)]));
  const counts = await placeByProgram(
    { tenant, kept, taken, others: [], tight, survival },
    pools.length,
  );
  return (
    counts && pools.map(({ index }) => counts.reduce((sum, row) => sum + (row[index] ?? 0), 0))
  );
}

function pool(name: string, overrides: Partial<NodePool> = {}): NodePool {
  return nodePool({ name, ...overrides });
}

describe('the linear program', () => {
  test('places everything at the least cost', async () => {
    const pools = [
      pool('a', { pricePerHour: 3 }),
      pool('b', { pricePerHour: 2 }),
      pool('c', { pricePerHour: 1 }),
    ];
    // Two nodes are paid for either way, so that balance has the last word.
    expect(await solved({ pools, agents: [dedicatedAgent('x', 6, 1000)] })).toEqual([0, 3, 3]);
  });

  test('places as much as it can where it cannot place everything', async () => {
    expect(await solved({ pools: [pool('a')], agents: [dedicatedAgent('x', 6, 1000)] })).toEqual([
      4,
    ]);
  });

  test('leaves where it is what the lock keeps, at any cost', async () => {
    const pools = [pool('a', { pricePerHour: 3 }), pool('b', { pricePerHour: 1 })];
    expect(
      await solved({ pools, agents: [dedicatedAgent('x', 4, 1000)] }, { kept: [[3, 0]] }),
    ).toEqual([4, 0]);
  });

  test('reckons with whole pods where it is tight', async () => {
    // A node of 4,000 takes one pod of 2,500; the sum alone would let three stand on two nodes.
    const pools = [
      pool('a', { count: 2, pricePerHour: 1 }),
      pool('b', { cpu: 16, pricePerHour: 5 }),
    ];
    const shape = { pools, agents: [dedicatedAgent('x', 3, 2500)] };
    expect(await solved(shape)).toEqual([3, 0]);
    expect((await solved(shape, { tight: true }))?.[0]).toBeLessThanOrEqual(2);
  });

  test('balances what costs the same', async () => {
    const pools = [
      pool('a', { pricePerHour: 1, count: 1 }),
      pool('b', { pricePerHour: 1, count: 1 }),
    ];
    expect(await solved({ pools, agents: [dedicatedAgent('x', 6, 1000)] })).toEqual([3, 3]);
  });

  test('keeps the secondary of the case study survivable', async () => {
    const { tenant, pools } = insideOf(edgeEnvironment());
    const taken = new Map(pools.map((one) => [one, tenant.dimensions.names.map(() => 0)]));
    const problem = { tenant, kept: [], taken, others: [], tight: true, survival: true };
    const counts = await placeByProgram(problem, pools.length);
    const secondary = pools.find(({ name }) => name === 'secondary')?.index ?? -1;
    const heavy = tenant.workloads
      .map(({ sample }, index) =>
        sample.constraints.lightweight ? 0 : (counts?.[index]?.[secondary] ?? 0),
      )
      .reduce((a, b) => a + b, 0);
    expect(heavy).toBe(0);
    expect(caseStudyPools).toHaveLength(3);
  });

  test('keeps what others take free', async () => {
    const { tenant, pools } = insideOf(
      environmentOn({ pools: [pool('a'), pool('b')], agents: [dedicatedAgent('x', 6, 1000)] }),
    );
    const taken = new Map(pools.map((one) => [one, [0, one.name === 'a' ? 3000 : 0, 0, 0, 0]]));
    const counts = await placeByProgram(
      { tenant, kept: [], taken, others: [], tight: false, survival: false },
      pools.length,
    );
    expect(counts?.[0]?.[0]).toBe(1);
    expect(counts?.[0]?.[1]).toBe(4);
  });
});

describe('the greedy filling', () => {
  function filled(
    pools: readonly NodePool[],
    agents: readonly ResolvedAgent[],
    order = 0,
  ): Promise<WorkloadCounts> {
    const { tenant } = insideOf(environmentOn({ pools, agents }));
    const start = tenant.workloads.map(() => pools.map(() => 0));
    const by = poolOrders[order];
    if (by === undefined) throw new Error('no such order');
    return placeGreedily(tenant, start, [], { order: by });
  }

  test('takes the cheapest pool for its size first', async () => {
    const pools = [pool('a', { pricePerHour: 3 }), pool('b', { cpu: 8, pricePerHour: 4 })];
    expect(await filled(pools, [dedicatedAgent('x', 9, 1000)])).toEqual([[1, 8]]);
  });

  test('or the largest, or the first', async () => {
    const pools = [pool('a', { pricePerHour: 1 }), pool('b', { cpu: 8, pricePerHour: 9 })];
    expect(await filled(pools, [dedicatedAgent('x', 9, 1000)], 1)).toEqual([[1, 8]]);
    expect(await filled(pools, [dedicatedAgent('x', 9, 1000)], 2)).toEqual([[4, 5]]);
  });

  test('gives those with the fewest pools their place first', async () => {
    const bound = dedicatedAgent('z', 4, 1000);
    const agents = [
      dedicatedAgent('a', 4, 1000),
      { ...bound, constraints: { ...bound.constraints, architectures: ['amd64' as const] } },
    ];
    const pools = [pool('a', { pricePerHour: 1 }), pool('b', { arch: 'arm64', pricePerHour: 2 })];
    const counts = await filled(pools, agents);
    expect(counts.flat().reduce((a, b) => a + b, 0)).toBe(8);
  });

  test('leaves out what does not fit', async () => {
    expect(await filled([pool('a')], [dedicatedAgent('x', 9, 1000)])).toEqual([[4]]);
    expect(await filled([pool('a', { declaredAgents: 12 })], [pooledAgent('x', 30)])).toEqual([
      [12],
    ]);
  });
});
