import { describe, expect, test } from 'vitest';
import type { Counts } from '../../compiler/place/counts.ts';
import { sumByWorkload } from '../../compiler/place/counts.ts';
import { spreadOverAgents } from '../../compiler/place/spread.ts';
import { nodePool } from '../support/builders.ts';
import { countsFrom, dedicatedAgent, environmentOn, insideOf, pooledAgent } from './placing.ts';

const pools = [nodePool({ name: 'one' }), nodePool({ name: 'two' })];

function textOf(counts: Counts): readonly string[] {
  return counts.map((shares) =>
    shares.map(({ pool, instances }) => `${pool.key}=${instances}`).join(' '),
  );
}

describe('pooled agents', () => {
  const agents = [pooledAgent('a', 4), pooledAgent('b', 4), pooledAgent('c', 4)];
  const inside = insideOf(environmentOn({ pools, agents }));
  const none = { counts: countsFrom(inside, {}), matches: [] };

  test('are filled up in order of their ids, so that few are split', () => {
    expect(textOf(spreadOverAgents(inside.tenant, [[6, 6]], none))).toEqual([
      'local/one=4',
      'local/one=2 local/two=2',
      'local/two=4',
    ]);
  });

  test('keep what they have', () => {
    const counts = countsFrom(inside, {
      'default/a': { 'local/two': 4 },
      'default/c': { 'local/one': 4 },
    });
    const kept = { counts, matches: [true, false, true] };
    expect(textOf(spreadOverAgents(inside.tenant, [[6, 6]], kept))).toEqual([
      'local/two=4',
      'local/one=2 local/two=2',
      'local/one=4',
    ]);
  });

  test('where there is too little, those that match keep first', () => {
    const everywhere = { 'local/one': 4 };
    const counts = countsFrom(inside, {
      'default/a': everywhere,
      'default/b': everywhere,
      'default/c': everywhere,
    });
    const kept = { counts, matches: [false, false, true] };
    expect(textOf(spreadOverAgents(inside.tenant, [[6, 6]], kept))).toEqual([
      'local/one=2 local/two=2',
      'local/two=4',
      'local/one=4',
    ]);
  });

  test('sums are kept', () => {
    const spread = spreadOverAgents(inside.tenant, [[5, 7]], none);
    expect(sumByWorkload(inside.tenant, spread, 2)).toEqual([[5, 7]]);
  });
});

describe('agents with pods of their own', () => {
  const left = environmentOn({
    pools,
    agents: [dedicatedAgent('a', 2, 100), dedicatedAgent('b', 2, 100), dedicatedAgent('c', 1, 100)],
    cluster: 'left',
  });
  const right = environmentOn({ pools, agents: [], cluster: 'right' });
  const inside = insideOf({ ...left, clusters: [...left.clusters, ...right.clusters] });
  const none = { counts: countsFrom(inside, {}), matches: [] };

  test('stand in one cluster each, on as many pools as they need', () => {
    // The first workload is the agent of one replica, the second those of two.
    const counts = [
      [0, 1, 0, 0],
      [2, 0, 1, 1],
    ];
    expect(textOf(spreadOverAgents(inside.tenant, counts, none))).toEqual([
      'left/one=2',
      'right/one=1 right/two=1',
      'left/two=1',
    ]);
  });

  test('stay in the cluster where they are', () => {
    const kept = {
      counts: countsFrom(inside, { 'default/a': { 'right/one': 1, 'right/two': 1 } }),
      matches: [true, false, false],
    };
    const counts = [
      [0, 1, 0, 0],
      [2, 0, 1, 1],
    ];
    expect(textOf(spreadOverAgents(inside.tenant, counts, kept))).toEqual([
      'right/one=1 right/two=1',
      'left/one=2',
      'left/two=1',
    ]);
  });

  test('those with equal replicas are one workload, and others another', () => {
    expect(inside.tenant.workloads.map(({ block, agents }) => [block, agents.length])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });
});
