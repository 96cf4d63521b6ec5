import { describe, expect, test } from 'vitest';
import { nodePool, resolvedAgent } from '../support/builders.ts';
import { dedicatedAgent, environmentOn, onlyEnvironment, placeAll } from './placing.ts';

const agents = [dedicatedAgent('a', 3, 1_000)];
const dear = nodePool({ name: 'dear', count: 1, pricePerHour: 0.4 });
const cheap = nodePool({ name: 'cheap', count: 1, pricePerHour: 0.1 });

describe('a cheaper pool that is new', () => {
  test('moves nothing by itself', async () => {
    const { lock } = (await placeAll([environmentOn({ pools: [dear], agents })])).value;
    const placed = onlyEnvironment(
      await placeAll([environmentOn({ pools: [dear, cheap], agents })], lock),
    );
    expect(placed.moves).toBe(0);
    expect(placed.cost.maximum).toBe(292);
  });

  test('is used when rebalancing, and the moves are counted', async () => {
    const { lock } = (await placeAll([environmentOn({ pools: [dear], agents })])).value;
    const environment = environmentOn({ pools: [dear, cheap], agents });
    const placed = onlyEnvironment(await placeAll([environment], lock, { rebalance: true }));
    expect(placed.moves).toBe(3);
    expect(placed.cost.maximum).toBe(73);
  });
});

describe('many nodes at once', () => {
  test('each zone and all spot nodes are lost, and who has no place is counted', async () => {
    const pools = [
      nodePool({ name: 'a', zone: 'za', count: 1, cpu: 4 }),
      nodePool({ name: 'b', zone: 'zb', count: 1, cpu: 2, pricePerHour: 5 }),
    ];
    const placed = onlyEnvironment(await placeAll([environmentOn({ pools, agents })]));
    expect(placed.failover.wide).toEqual([
      { what: 'zone za', nodes: 1, unplaced: 1 },
      { what: 'zone zb', nodes: 1, unplaced: 0 },
    ]);
  });

  test('spot nodes are lost together', async () => {
    const spot = nodePool({ name: 's', count: 2, spot: true, spotPricePerHour: 0.01 });
    const tolerant = dedicatedAgent('a', 3, 1_000, {
      constraints: { ...resolvedAgent({ name: 'a' }).constraints, toleratesSpot: true },
    });
    const pools = [spot, nodePool({ name: 'd', cpu: 1 })];
    const placed = onlyEnvironment(await placeAll([environmentOn({ pools, agents: [tolerant] })]));
    expect(placed.failover.wide).toEqual([{ what: 'all spot nodes', nodes: 2, unplaced: 2 }]);
  });
});

describe('one environment alone', () => {
  const two = ['one', 'two'].map((name) =>
    environmentOn({ name, pools: [dear, cheap], namespacePrefix: `${name}-`, agents }),
  );

  test('the others are as the lock has them', async () => {
    const whole = (await placeAll(two)).value;
    const { environments, others, lock } = (await placeAll(two, whole.lock, { environment: 'two' }))
      .value;
    expect(environments.map(({ environment }) => environment.name)).toEqual(['two']);
    expect(others).toEqual(whole.environments.slice(0, 1));
    expect(lock).toBe(whole.lock);
  });

  test('others that were never placed have nothing', async () => {
    const { others } = (await placeAll(two, undefined, { environment: 'two' })).value;
    expect(others.map(({ assignments }) => assignments.flatMap(({ shares }) => shares))).toEqual([
      [],
    ]);
  });
});
