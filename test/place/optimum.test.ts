import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NodePool } from '../../compiler/model/cluster.ts';
import type { LinkedEnvironment } from '../../compiler/model/program.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { nodePool, resolvedAgent } from '../support/builders.ts';
import { cheapestNodes } from './cheapest-nodes.ts';
import { environmentOn, placeAll } from './placing.ts';

/** Small placements beside the exact optimum. */

/** On one pool and on several, so that there are 2,000 in all. */
const runs = { numRuns: 1_000 };
/** Milliseconds for so many runs, on a machine that has others to run too. */
const patience = 900_000;
const mebibyte = 2 ** 20;

function arbitraryPool(name: string): fc.Arbitrary<NodePool> {
  return fc
    .record({
      count: fc.integer({ min: 1, max: 4 }),
      cpu: fc.integer({ min: 2, max: 8 }),
      memory: fc.integer({ min: 4, max: 16 }).map((gibibytes) => `${gibibytes}Gi`),
      pricePerHour: fc.integer({ min: 1, max: 9 }),
      class: fc.constantFrom('x86' as const, 'x86' as const, 'accelerator' as const),
    })
    .map((pool) => nodePool({ name, ...pool }));
}

function arbitraryAgent(name: string): fc.Arbitrary<ResolvedAgent> {
  return fc
    .record({
      instances: fc.integer({ min: 1, max: 5 }),
      milliCpu: fc.integer({ min: 3, max: 40 }).map((tenths) => tenths * 100),
      memory: fc.integer({ min: 1, max: 28 }).map((quarters) => quarters * 256 * mebibyte),
      anywhere: fc.boolean(),
      maxSkew: fc.constantFrom(undefined, undefined, undefined, 1, 2),
    })
    .map(({ instances, milliCpu, memory, anywhere, maxSkew }) => {
      const { constraints } = resolvedAgent({ name });
      return resolvedAgent({
        name,
        instances,
        minInstances: instances,
        demand: { milliCpu, memory, storage: mebibyte, accelerators: {} },
        constraints: {
          ...constraints,
          classes: anywhere ? ['x86', 'accelerator'] : ['x86'],
          ...(maxSkew !== undefined && { spread: { by: 'node', maxSkew } }),
        },
      });
    });
}

function arbitraryAgents(most: number): fc.Arbitrary<readonly ResolvedAgent[]> {
  const names = Array.from({ length: most }, (_, index) => `a${index}`);
  return fc
    .tuple(...names.map(arbitraryAgent))
    .chain((agents) => fc.integer({ min: 1, max: most }).map((count) => agents.slice(0, count)));
}

const onOnePool = fc
  .record({ pool: arbitraryPool('p0'), more: fc.nat({ max: 3 }), agents: arbitraryAgents(4) })
  .map(({ pool, more, agents }) =>
    environmentOn({
      pools: [{ ...pool, class: 'x86', count: pool.count + more, pricePerHour: 1 }],
      agents,
    }),
  );

const onSeveralPools = fc
  .record({
    pools: fc.tuple(arbitraryPool('p0'), arbitraryPool('p1'), arbitraryPool('p2')),
    count: fc.integer({ min: 2, max: 3 }),
    agents: arbitraryAgents(4),
  })
  .map(({ pools, count, agents }) => environmentOn({ pools: pools.slice(0, count), agents }));

interface Compared {
  /** USD an hour of the nodes in use; undefined where not everything has a place. */
  readonly cost: number | undefined;
  /** The least that can be. */
  readonly optimum: number | undefined;
}

async function compare(environment: LinkedEnvironment): Promise<Compared> {
  const [placed] = (await placeAll([environment])).value.environments;
  const [cluster] = environment.clusters;
  const prices = new Map(
    cluster?.definition.spec.pools.map(({ name, pricePerHour }) => [name, pricePerHour]),
  );
  const cost = placed?.usage.reduce(
    (sum, { pool, usedNodes }) => sum + usedNodes * (prices.get(pool) ?? NaN),
    0,
  );
  return { cost, optimum: await cheapestNodes(environment) };
}

/** Compares random environments, and says what share of those that can be placed costs no more than the optimum. */
async function shareAtOptimum(
  environments: fc.Arbitrary<LinkedEnvironment>,
  mostAbove: (environment: LinkedEnvironment) => number,
): Promise<number> {
  let placed = 0;
  let exact = 0;
  await fc.assert(
    fc.asyncProperty(environments, async (environment) => {
      const { cost, optimum } = await compare(environment);
      expect(cost === undefined).toBe(optimum === undefined);
      if (cost === undefined || optimum === undefined) return;
      placed++;
      if (cost < optimum + 1e-6) exact++;
      expect(cost).toBeGreaterThan(optimum - 1e-6);
      expect(cost).toBeLessThan(optimum + mostAbove(environment) + 1e-6);
    }),
    runs,
  );
  expect(placed).toBeGreaterThan(runs.numRuns / 4);
  return exact / placed;
}

function dearest({ clusters }: LinkedEnvironment): number {
  const pools = clusters.flatMap(({ definition }) => definition.spec.pools);
  return Math.max(...pools.map(({ pricePerHour }) => pricePerHour));
}

describe('small environments, compared with the exact optimum', { timeout: patience }, () => {
  test('of nodes of one pool, use one more at most', async () => {
    expect(await shareAtOptimum(onOnePool, () => 1)).toBeGreaterThan(0.95);
  });

  test('of several pools, cost one node more at most', async () => {
    expect(await shareAtOptimum(onSeveralPools, dearest)).toBeGreaterThan(0.9);
  });
});

describe('the exact optimum', () => {
  const pools = [nodePool({ name: 'main', count: 3, cpu: 4, pricePerHour: 2 })];
  const agentOf = (milliCpu: number, instances: number): ResolvedAgent =>
    resolvedAgent({
      name: `a${milliCpu}`,
      instances,
      demand: { milliCpu, memory: mebibyte, storage: mebibyte, accelerators: {} },
    });

  test.each([
    ['full nodes', [agentOf(2_000, 6)], 6],
    ['nodes that are not in use', [agentOf(2_000, 3)], 4],
    ['pods that cannot be cut', [agentOf(1_400, 3)], 4],
    ['what does not fit', [agentOf(2_500, 4)], undefined],
  ])('counts %s', async (_, agents, optimum) => {
    expect(await cheapestNodes(environmentOn({ pools, agents }))).toEqual(optimum);
  });
});
