import { describe, expect, test } from 'vitest';
import type { WorkloadCounts } from '../../../compiler/place/counts.ts';
import { podKindsOf } from '../../../compiler/place/strategies/pod-kinds.ts';
import { nodePool, resolvedAgent } from '../../support/builders.ts';
import { dedicatedAgent, environmentOn, insideOf } from '../placing.ts';

const pools = ['a', 'b', 'c'].map((zone) => nodePool({ name: `pool-${zone}`, zone }));

/** An agent whose zones differ by one pod at most. */
function spreadAgent(name: string, instances: number) {
  const agent = dedicatedAgent(name, instances, 1000);
  const { constraints } = resolvedAgent({ name: 'any' });
  return { ...agent, constraints: { ...constraints, spread: { by: 'zone', maxSkew: 1 } as const } };
}

function kindsOf(
  agents: Parameters<typeof environmentOn>[0]['agents'],
  standing: WorkloadCounts = [],
) {
  const { tenant } = insideOf(environmentOn({ pools, agents }));
  return podKindsOf(tenant, standing).map(({ pools: own, pods }) => [
    own.map(({ name }) => name),
    pods,
  ]);
}

describe('kinds of pods', () => {
  test('a workload is one kind on all its pools', () => {
    expect(kindsOf([dedicatedAgent('x', 7, 1000)])).toEqual([[['pool-a', 'pool-b', 'pool-c'], 7]]);
  });

  test('what is spread over zones is a kind in each of them, as even as can be', () => {
    const kinds = kindsOf([spreadAgent('x', 7)]);
    expect(kinds).toEqual([
      [['pool-a'], 3],
      [['pool-b'], 2],
      [['pool-c'], 2],
    ]);
  });

  test('workloads take turns with the zones that have one pod more', () => {
    const { tenant } = insideOf(
      environmentOn({ pools, agents: [spreadAgent('x', 1), spreadAgent('y', 1)] }),
    );
    const hosts = podKindsOf(tenant, []).filter(({ pods }) => pods === 1);
    expect(hosts.map(({ pools: own }) => own.map(({ name }) => name))).toEqual([
      ['pool-a'],
      ['pool-b'],
    ]);
  });

  test('workloads that ask for the same on the same pools share kinds', () => {
    const { tenant } = insideOf(
      environmentOn({ pools, agents: [spreadAgent('x', 4), spreadAgent('y', 4)] }),
    );
    const parts = podKindsOf(tenant, []).map(({ pods, parts }) => [pods, parts]);
    expect(parts).toEqual([
      [
        3,
        [
          { workload: 0, pods: 2 },
          { workload: 1, pods: 1 },
        ],
      ],
      [
        3,
        [
          { workload: 0, pods: 1 },
          { workload: 1, pods: 2 },
        ],
      ],
      [
        2,
        [
          { workload: 0, pods: 1 },
          { workload: 1, pods: 1 },
        ],
      ],
    ]);
  });

  test('what stands is left out, and the emptiest zones are filled first', () => {
    expect(kindsOf([dedicatedAgent('x', 7, 1000)], [[2, 0, 1]])).toEqual([
      [['pool-a', 'pool-b', 'pool-c'], 4],
    ]);
    expect(kindsOf([spreadAgent('x', 7)], [[3, 1, 0]])).toEqual([
      [['pool-a'], 0],
      [['pool-b'], 1],
      [['pool-c'], 2],
    ]);
  });

  test('a pool without a node that takes a pod is none of its pools', () => {
    expect(kindsOf([dedicatedAgent('x', 1, 64_000)])).toEqual([[[], 1]]);
  });
});
