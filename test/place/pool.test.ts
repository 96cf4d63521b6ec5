import { describe, expect, test } from 'vitest';
import type { NodePool } from '../../compiler/model/cluster.ts';
import { dimensionsOf } from '../../compiler/place/dimensions.ts';
import { poolsOf, type Pool } from '../../compiler/place/pool.ts';
import { nodePool } from '../support/builders.ts';
import { environmentOn } from './placing.ts';

const gibibyte = 2 ** 30;

function poolOf(spec: NodePool): Pool | undefined {
  return poolsOf([environmentOn({ pools: [spec], agents: [] })], dimensionsOf([spec], []))[0];
}

describe('what a node offers', () => {
  test('slots of the whole capacity, the rest less what is reserved', () => {
    const reserved = { cpu: '500m', memory: '1Gi', storage: '10Gi', pods: 7 };
    expect(
      poolOf(nodePool({ name: 'a', cpu: 4, memory: '16Gi', storage: '100Gi', reserved }))?.node,
    ).toEqual([12_000, 3500, 15 * gibibyte, 90 * gibibyte, 33]);
  });

  test.each([
    ['where it is less', 7_500, 7_500],
    ['not where it is more', 99_999, 12_000],
    ['where it is nothing', 0, 0],
  ])('declared agents %s', (_, declaredAgents, slots) => {
    expect(poolOf(nodePool({ name: 'a', declaredAgents }))?.node[0]).toBe(slots);
  });

  test('the formula counts parts of cores and GiB, rounded down', () => {
    expect(poolOf(nodePool({ name: 'a', cpu: '2500m', memory: '1025Mi' }))?.node[0]).toBe(3000);
  });

  test('at most 110 pods, or ten for each core', () => {
    expect(poolOf(nodePool({ name: 'a', cpu: 64 }))?.node[4]).toBe(110);
    expect(poolOf(nodePool({ name: 'a', cpu: '1500m' }))?.node[4]).toBe(15);
  });

  test('never less than nothing', () => {
    const reserved = { cpu: 9, memory: '99Gi', storage: '999Gi', pods: 999 };
    expect(poolOf(nodePool({ name: 'a', reserved }))?.node.slice(1)).toEqual([0, 0, 0, 0]);
  });

  test('extended resources, sorted, by their own keys only', () => {
    const spec = nodePool({ name: 'a', accelerators: { 'z.io/npu': 1, 'a.io/gpu': 4 } });
    const dimensions = dimensionsOf(
      [spec],
      [{ milliCpu: 0, memory: 0, storage: 0, accelerators: { constructor: 1 } }],
    );
    expect(dimensions.accelerators).toEqual(['a.io/gpu', 'constructor', 'z.io/npu']);
    const [pool] = poolsOf([environmentOn({ pools: [spec], agents: [] })], dimensions);
    expect(pool?.node.slice(5)).toEqual([4, 0, 1]);
  });
});

describe('prices', () => {
  test('a month has 730 hours', () => {
    expect(poolOf(nodePool({ name: 'a', pricePerHour: 2 }))?.usdPerMonth).toBe(1460);
  });

  test('spot nodes cost the spot price, where there is one', () => {
    expect(
      poolOf(nodePool({ name: 'a', pricePerHour: 2, spot: true, spotPricePerHour: 1 }))
        ?.usdPerMonth,
    ).toBe(730);
    expect(poolOf(nodePool({ name: 'a', pricePerHour: 2, spot: true }))?.usdPerMonth).toBe(1460);
    expect(poolOf(nodePool({ name: 'a', pricePerHour: 2, spotPricePerHour: 1 }))?.usdPerMonth).toBe(
      1460,
    );
  });
});

test('pools that two environments name are one, sorted by cluster and name', () => {
  const pools = [nodePool({ name: 'b' }), nodePool({ name: 'a' })];
  const environments = [
    environmentOn({ name: 'x', cluster: 'two', pools, agents: [] }),
    environmentOn({ name: 'y', cluster: 'one', pools, agents: [] }),
    environmentOn({ name: 'z', cluster: 'two', pools, agents: [] }),
  ];
  const keys = poolsOf(environments, dimensionsOf(pools, [])).map(({ key, index }) => [key, index]);
  expect(keys).toEqual([
    ['one/a', 0],
    ['one/b', 1],
    ['two/a', 2],
    ['two/b', 3],
  ]);
});
