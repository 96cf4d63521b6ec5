import { expect, test } from 'vitest';
import { fillLevel } from '../../../compiler/place/strategies/level-fill.ts';
import { nodePool } from '../../support/builders.ts';
import { dedicatedAgent, environmentOn, insideOf, pooledAgent } from '../placing.ts';

const equal = [
  nodePool({ name: 'one', count: 4, pricePerHour: 1 }),
  nodePool({ name: 'two', count: 4, pricePerHour: 1 }),
];

test('is for one workload of own pods only', () => {
  const inside = insideOf(environmentOn({ pools: equal, agents: [pooledAgent('a', 4)] }));
  expect(fillLevel(inside.tenant, [], 2)).toBeUndefined();
});

test('fills as few nodes as can be, evenly, and the pool with fewer nodes first', () => {
  // Three pods of 1300m fit on a node of 4 cores; ten of them need four nodes, two of each pool.
  const agents = Array.from({ length: 10 }, (_, index) => dedicatedAgent(`a${index}`, 1, 1300));
  const inside = insideOf(environmentOn({ pools: equal, agents }));
  expect(fillLevel(inside.tenant, [], 2)).toEqual([[5, 5]]);
  // Seven need three nodes, two and one; the single node is full with three.
  const fewer = insideOf(environmentOn({ pools: equal, agents: agents.slice(0, 7) }));
  expect(fillLevel(fewer.tenant, [], 2)).toEqual([[4, 3]]);
});

test('leaves pools of equal price and other size to the program', () => {
  const pools = [...equal, nodePool({ name: 'three', count: 5, pricePerHour: 1 })];
  const agents = [dedicatedAgent('a', 1, 100)];
  const inside = insideOf(environmentOn({ pools, agents }));
  expect(fillLevel(inside.tenant, [], 3)).toBeUndefined();
});

test('leaves too many pods to the program', () => {
  const agents = [dedicatedAgent('a', 25, 1300)];
  const inside = insideOf(environmentOn({ pools: equal, agents }));
  expect(fillLevel(inside.tenant, [], 2)).toBeUndefined();
});
