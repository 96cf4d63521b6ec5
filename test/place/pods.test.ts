import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutPods } from '../../compiler/place/pods.ts';
import { splitPhases } from '../../compiler/place/phases.ts';
import { nodePool } from '../support/builders.ts';
import { countsFrom, dedicatedAgent, environmentOn, insideOf, pooledAgent } from './placing.ts';

const pools = [nodePool({ name: 'one', count: 9 }), nodePool({ name: 'two', count: 9 })];

describe('phases', () => {
  test('one phase holds everything', () => {
    const inside = insideOf(environmentOn({ pools, agents: [pooledAgent('a', 7)] }));
    const counts = countsFrom(inside, { 'default/a': { 'local/one': 3, 'local/two': 4 } });
    expect(splitPhases(inside.tenant, counts)).toEqual([[[3], [4]]]);
  });

  test('increments go over definitions, then over their pools, by largest remainder', () => {
    const agents = [pooledAgent('a', 6), pooledAgent('b', 4)];
    const inside = insideOf(environmentOn({ pools, agents, phases: [1, 5, 10] }));
    const counts = countsFrom(inside, {
      'default/a': { 'local/one': 4, 'local/two': 2 },
      'default/b': { 'local/two': 4 },
    });
    expect(splitPhases(inside.tenant, counts)).toEqual([
      [
        [1, 1, 2],
        [0, 1, 1],
      ],
      [[0, 2, 2]],
    ]);
  });

  test('sums are those of the environment, and of every share', () => {
    const shape = fc.record({
      instances: fc.array(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 })), {
        minLength: 1,
        maxLength: 5,
      }),
      ends: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(shape, ({ instances, ends }) => {
        const agents = instances.map(([one, two], index) => pooledAgent(`a${index}`, one + two));
        const total = agents.reduce((sum, agent) => sum + agent.instances, 0);
        const phases = [...ends.filter((end) => end < total).sort((a, b) => a - b), total];
        const inside = insideOf(environmentOn({ pools, agents, phases }));
        const rows = instances.map(([one, two], index): [string, Record<string, number>] => [
          `default/a${index}`,
          { 'local/one': one, 'local/two': two },
        ]);
        const counts = countsFrom(inside, Object.fromEntries(rows));
        const split = splitPhases(inside.tenant, counts);
        for (const [index, end] of phases.entries()) {
          const running = split
            .flat()
            .map((parts) => parts.slice(0, index + 1).reduce((a, b) => a + b, 0));
          expect(running.reduce((a, b) => a + b, 0)).toBe(end);
        }
        for (const [agent, shares] of counts.entries()) {
          for (const [share, { instances }] of shares.entries()) {
            const parts = split[agent]?.[share] ?? [];
            expect(parts.reduce((a, b) => a + b, 0)).toBe(instances);
            expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('pods', () => {
  test('as few as the class allows, of sizes that differ by one', () => {
    const inside = insideOf(environmentOn({ pools, agents: [pooledAgent('a', 25)] }));
    const counts = countsFrom(inside, { 'default/a': { 'local/one': 25 } });
    expect(
      cutPods(inside.tenant, counts).map(({ size, pods, smaller }) => [size, pods, smaller]),
    ).toEqual([
      [9, 1, false],
      [8, 2, true],
    ]);
  });

  test('equal sizes are one group', () => {
    const inside = insideOf(environmentOn({ pools, agents: [pooledAgent('a', 20)] }));
    const counts = countsFrom(inside, { 'default/a': { 'local/one': 20 } });
    expect(cutPods(inside.tenant, counts).map(({ size, pods }) => [size, pods])).toEqual([[10, 2]]);
  });

  test('members are divided over both sizes by largest remainder', () => {
    const agents = [pooledAgent('a', 5), pooledAgent('b', 8), pooledAgent('c', 12)];
    const inside = insideOf(environmentOn({ pools, agents }));
    const counts = countsFrom(inside, {
      'default/a': { 'local/one': 5 },
      'default/b': { 'local/one': 8 },
      'default/c': { 'local/one': 12 },
    });
    const groups = cutPods(inside.tenant, counts);
    expect(groups.map(({ members }) => members.map(({ instances }) => instances))).toEqual([
      [2, 3, 4],
      [3, 5, 8],
    ]);
  });

  test('each pool and phase is cut by itself', () => {
    const inside = insideOf(
      environmentOn({ pools, agents: [pooledAgent('a', 30)], phases: [12, 30] }),
    );
    const counts = countsFrom(inside, { 'default/a': { 'local/one': 20, 'local/two': 10 } });
    const groups = cutPods(inside.tenant, counts);
    expect(groups.map(({ pool, phase, size, pods }) => [pool.name, phase, size, pods])).toEqual([
      ['one', 1, 8, 1],
      ['one', 2, 6, 2],
      ['two', 1, 4, 1],
      ['two', 2, 6, 1],
    ]);
  });

  test('agents with pods of their own have one for each instance', () => {
    const inside = insideOf(
      environmentOn({ pools, agents: [dedicatedAgent('a', 3, 100), dedicatedAgent('b', 2, 100)] }),
    );
    const counts = countsFrom(inside, {
      'default/a': { 'local/one': 2, 'local/two': 1 },
      'default/b': { 'local/one': 2 },
    });
    expect(
      cutPods(inside.tenant, counts).map(({ pool, pods, size }) => [pool.name, pods, size]),
    ).toEqual([
      ['one', 4, 1],
      ['two', 1, 1],
    ]);
  });

  test('a weight counts in slots', () => {
    const inside = insideOf(environmentOn({ pools, agents: [pooledAgent('a', 7, { weight: 3 })] }));
    const counts = countsFrom(inside, { 'default/a': { 'local/one': 7 } });
    expect(
      cutPods(inside.tenant, counts).map(({ size, pods, demand }) => [size, pods, demand[0]]),
    ).toEqual([
      [3, 1, 9],
      [2, 2, 6],
    ]);
  });
});
