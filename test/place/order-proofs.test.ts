import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NodePool } from '../../compiler/model/cluster.ts';
import type { PoolOrder } from '../../compiler/model/placed-program.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import type { Patience } from '../../compiler/place/order-proofs.ts';
import { nodePool, resolvedAgent } from '../support/builders.ts';
import { dedicatedAgent, environmentOn, onlyEnvironment, placeAll } from './placing.ts';

async function orderOf(
  pool: NodePool,
  agents: readonly ResolvedAgent[],
  patience: Patience = 'thoroughly',
): Promise<readonly PoolOrder[]> {
  const environment = environmentOn({ pools: [pool], agents });
  const { value } = await placeAll([environment], undefined, { proveOrders: patience });
  return value.environments[0]?.orders ?? [];
}

const place = { cluster: 'local', pool: 'main' };

describe('the proof', () => {
  test('is certain on one node, and of pods that leave room enough', async () => {
    const certain = [{ ...place, proof: 'certain', tried: 0, placed: 0, purchase: undefined }];
    const full = [dedicatedAgent('a', 4, 1000)];
    expect(await orderOf(nodePool({ name: 'main' }), full)).toEqual(certain);
    const some = [dedicatedAgent('a', 5, 1000)];
    // 5 × 1 core of 2 × (4 − 1): at worst two pods are in the way of a third.
    expect(await orderOf(nodePool({ name: 'main', count: 2 }), some)).toEqual(certain);
  });

  test('is tried where pods fill the nodes', async () => {
    const pool = nodePool({ name: 'main', count: 2 });
    expect(await orderOf(pool, [dedicatedAgent('a', 4, 2000)])).toEqual([
      { ...place, proof: 'tried', tried: 20, placed: 20, purchase: undefined },
    ]);
  });

  test('is refuted by an order that leaves a pod without a node', async () => {
    const pool = nodePool({ name: 'main', count: 2 });
    const exact = [dedicatedAgent('large', 1, 4000), dedicatedAgent('small', 4, 1000)];
    const [order] = await orderOf(pool, exact);
    // A small pod on each node leaves none for the large one, which has to come first or second.
    expect(order?.proof).toBe('tried');
    expect(order?.placed).toBeGreaterThan(0);
    expect(order?.placed).toBeLessThan(20);
  });

  test('is not that of amounts alone where a node takes one pod of an agent', async () => {
    const constraints = {
      ...resolvedAgent({ name: 'a' }).constraints,
      spread: { by: 'node' as const, maxSkew: 1 },
    };
    const agents = [dedicatedAgent('a', 2, 10, { constraints })];
    const [order] = await orderOf(nodePool({ name: 'main', count: 2 }), agents);
    expect(order).toMatchObject({ proof: 'tried', placed: 20 });
  });

  test('names the fewest nodes more with which each order places everything', async () => {
    const pool = nodePool({ name: 'main', count: 2, pricePerHour: 0.1 });
    const exact = [dedicatedAgent('large', 1, 4000), dedicatedAgent('small', 4, 1000)];
    const [order] = await orderOf(pool, exact);
    // Of four small pods one stands on each of four nodes at worst, and the large one on a fifth; but of those orders
    // none is among the twenty, and on four nodes the bound is not reached.
    expect(order?.purchase?.cluster).toBe('local');
    const { nodes = 0, usdPerMonth } = order?.purchase ?? {};
    expect(usdPerMonth).toBeCloseTo(nodes * 73);
    const [enough] = await orderOf({ ...pool, count: 2 + nodes }, exact);
    expect(enough?.placed).toBe(enough?.tried);
    const [less] = await orderOf({ ...pool, count: 1 + nodes }, exact);
    expect(less?.placed).toBeLessThan(less?.tried ?? 0);
  });

  test('names no more nodes than the bound asks for', async () => {
    const agents = [dedicatedAgent('large', 40, 2000), dedicatedAgent('small', 40, 1999)];
    const [order] = await orderOf(nodePool({ name: 'main', count: 40 }), agents);
    expect(order?.purchase?.nodes ?? 0).toBeLessThanOrEqual(40);
  });

  test('is tried with very many pods on very many nodes', async () => {
    const pool = nodePool({ name: 'main', count: 1000, cpu: 4 });
    const agents = [dedicatedAgent('a', 1000, 3000)];
    expect(await orderOf(pool, agents)).toEqual([
      { ...place, proof: 'tried', tried: 20, placed: 20, purchase: undefined },
    ]);
  });

  test('is not attempted where it would take long, but the bound says what is enough', async () => {
    const pool = nodePool({ name: 'main', count: 8000, cpu: 4, pricePerHour: 0.1 });
    const agents = Array.from({ length: 8 }, (_, index) =>
      resolvedAgent({
        name: 'a',
        namespace: `n${index}`,
        instances: 2000,
        demand: { milliCpu: 1500, memory: 0, storage: 0, accelerators: {} },
      }),
    );
    const [order] = await orderOf(pool, agents, 'briefly');
    // 16,000 × 1.5 cores over 4 − 1.5 are 9,600 nodes, and 16,000 pods over 40 − 1 are 411.
    expect(order).toMatchObject({
      proof: 'unknown',
      tried: 0,
      placed: 0,
      purchase: { pool: 'main', nodes: 2011 },
    });
  });

  test('is not asked for where nothing stands, or only what others have', async () => {
    expect(await orderOf(nodePool({ name: 'main' }), [])).toEqual([]);
    const pools = [nodePool({ name: 'main' })];
    const one = environmentOn({ name: 'one', pools, agents: [dedicatedAgent('a', 1, 100)] });
    const two = environmentOn({ name: 'two', pools, namespacePrefix: 'two-', agents: [] });
    const { value } = await placeAll([one, two], undefined, { proveOrders: 'briefly' });
    expect(value.environments.map(({ orders }) => orders.length)).toEqual([1, 0]);
    const unasked = await placeAll([one]);
    expect(onlyEnvironment(unasked).orders).toEqual([]);
  });
});

test('what is certain is so in every order, by trying them', async () => {
  let certain = 0;
  const sizes = fc.array(fc.integer({ min: 200, max: 2600 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(sizes, fc.integer({ min: 2, max: 3 }), async (millicores, count) => {
      const agents = millicores.map((milliCpu, index) => dedicatedAgent(`a${index}`, 1, milliCpu));
      const [order] = await orderOf(nodePool({ name: 'main', count }), agents);
      if (order?.proof !== 'certain') return;
      certain++;
      for (const arrival of permutations(millicores)) {
        expect(firstFit(arrival, count)).toBe(true);
        expect(firstFit(arrival, count, (a, b) => b - a)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
  expect(certain).toBeGreaterThan(10);
});

function* permutations(items: readonly number[]): Generator<readonly number[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries()) {
    const rest = items.filter((_, other) => other !== index);
    for (const others of permutations(rest)) yield [item, ...others];
  }
}

/** Each pod on the first node that takes it, nodes as they are or in an order of what they have free. */
function firstFit(
  pods: readonly number[],
  count: number,
  order: (a: number, b: number) => number = () => 0,
): boolean {
  let free = Array.from({ length: count }, () => 4000);
  return pods.every((pod) => {
    free = [...free].sort(order);
    const index = free.findIndex((left) => left >= pod);
    if (index >= 0) free[index] = (free[index] ?? 0) - pod;
    return index >= 0;
  });
}
