import { describe, expect, test } from 'vitest';
import {
  canPlaceByNodes,
  placeByNodes,
} from '../../../compiler/place/strategies/place-by-nodes.ts';
import { nodePool } from '../../support/builders.ts';
import { dedicatedAgent, environmentOn, insideOf, pooledAgent } from '../placing.ts';

const pools = [
  nodePool({ name: 'large', count: 3, cpu: 8, pricePerHour: 0.5 }),
  nodePool({ name: 'small', count: 3, cpu: 4, pricePerHour: 0.3 }),
];

describe('placing by single nodes', () => {
  test('finds the cheapest nodes that whole pods fit on', async () => {
    // Three of three cores need three small nodes, or one large and one small.
    const agents = [dedicatedAgent('a', 3, 3_000)];
    const { tenant } = insideOf(environmentOn({ pools, agents }));
    expect(await placeByNodes(tenant, 2)).toEqual([[2, 1]]);
  });

  test('keeps to what a node may have of an agent that is spread over nodes', async () => {
    const { constraints } = dedicatedAgent('a', 1, 1_000);
    const spread = { by: 'node', maxSkew: 1 } as const;
    const agents = [
      dedicatedAgent('a', 3, 1_000, { constraints: { ...constraints, spread } }),
      dedicatedAgent('b', 1, 7_000),
    ];
    const { tenant } = insideOf(environmentOn({ pools, agents }));
    // A large node for the large pod and one of the others; the rest is cheapest on small ones.
    expect(await placeByNodes(tenant, 2)).toEqual([
      [1, 2],
      [1, 0],
    ]);
  });

  test('has no answer where not everything has a place', async () => {
    const { tenant } = insideOf(environmentOn({ pools, agents: [dedicatedAgent('a', 4, 7_000)] }));
    expect(await placeByNodes(tenant, 2)).toBeUndefined();
    const none = insideOf(environmentOn({ pools, agents: [dedicatedAgent('a', 1, 9_000)] }));
    expect(await placeByNodes(none.tenant, 2)).toBeUndefined();
  });

  test('is for few pods of their own on few nodes', () => {
    const isFor = (count: number, agent: ReturnType<typeof dedicatedAgent>): boolean => {
      const many = [nodePool({ name: 'main', count })];
      return canPlaceByNodes(insideOf(environmentOn({ pools: many, agents: [agent] })).tenant, []);
    };
    expect(isFor(150, dedicatedAgent('a', 9, 500))).toBe(true);
    expect(isFor(151, dedicatedAgent('a', 9, 500))).toBe(false);
    expect(isFor(3, pooledAgent('a', 9))).toBe(false);
  });
});
