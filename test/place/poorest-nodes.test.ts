import { describe, expect, test } from 'vitest';
import { poorestNodes } from '../../compiler/place/poorest-nodes.ts';
import { tryCounts } from '../../compiler/place/trial.ts';
import { nodePool } from '../support/builders.ts';
import { countsFrom, dedicatedAgent, environmentOn, insideOf } from './placing.ts';

/** Nodes of ten cores: a full one with five pods, one with three, and one with a single pod. */
async function trial() {
  const agents = [
    dedicatedAgent('full', 5, 2000),
    dedicatedAgent('some', 3, 2000),
    dedicatedAgent('alone', 1, 2000),
  ];
  const pools = ['a', 'b', 'c'].map((name) =>
    nodePool({ name, count: 1, cpu: 10, memory: '64Gi', pricePerHour: 1 }),
  );
  const inside = insideOf(environmentOn({ pools, agents }));
  const rows = {
    'default/full': { 'local/a': 5 },
    'default/some': { 'local/b': 3 },
    'default/alone': { 'local/c': 1 },
  };
  return tryCounts(inside.tenant, countsFrom(inside, rows), []);
}

async function poorest(most: number): Promise<readonly string[]> {
  return poorestNodes(await trial(), most).map(({ pool }) => pool.name);
}

describe('the poorest nodes', () => {
  test('are those that give the least for their price', async () => {
    expect(await poorest(1)).toEqual(['c']);
    expect(await poorest(4)).toEqual(['c', 'b']);
    expect(await poorest(9)).toEqual(['c', 'b', 'a']);
  });

  test('hold no more instances than may move', async () => {
    expect(await poorest(0)).toEqual([]);
    expect(await poorest(3)).toEqual(['c']);
    expect(await poorest(8)).toEqual(['c', 'b']);
  });
});
