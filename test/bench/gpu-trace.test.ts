import { describe, expect, test } from 'vitest';
import { environmentOn } from '../../bench/place/bench-estate.ts';
import { benchTrace } from '../../bench/place/bench-trace.ts';
import { fewestUnplaced } from '../../bench/place/fewest-unplaced.ts';
import { unplacedByFirstFit } from '../../bench/place/first-fit-nodes.ts';
import { placeFleetWith } from '../../bench/place/place-fleet.ts';
import { gpuMilli, modelLabel, tracePools } from '../../bench/place/trace-nodes.ts';
import { tracePods } from '../../bench/place/trace-pods.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import type { Tenant } from '../../compiler/place/workload.ts';
import { nodePool } from '../support/builders.ts';
import { dedicatedAgent, insideOf } from '../place/placing.ts';

describe('nodes of the GPU trace', () => {
  test('are 1,500 of 27 shapes, with 0, 1, 2, 4 or 8 GPUs of seven models', () => {
    const pools = tracePools();
    expect(new Set(pools.map(({ name }) => name)).size).toBe(27);
    expect(pools.reduce((sum, { count }) => sum + count, 0)).toBe(1_500);
    const gpus = pools.map(({ accelerators = {} }) => (accelerators[gpuMilli] ?? 0) / 1_000);
    expect([...new Set(gpus)].sort()).toEqual([0, 1, 2, 4, 8]);
    expect(new Set(pools.flatMap(({ labels = {} }) => labels[modelLabel] ?? [])).size).toBe(7);
  });
});

describe('pods of the GPU trace', () => {
  const pods = tracePods(1, 8_000);
  const gpusOf = ({ demand }: ResolvedAgent): number => demand.accelerators[gpuMilli] ?? 0;
  const countOf = (which: (agent: ResolvedAgent) => boolean): number =>
    pods.filter(which).reduce((sum, { instances }) => sum + instances, 0);

  test('ask for none, a fraction, one or several GPUs as often as those of the trace', () => {
    expect(countOf(() => true)).toBe(8_000);
    expect(countOf((agent) => gpusOf(agent) === 0)).toBe(1_064);
    expect(countOf((agent) => gpusOf(agent) > 0 && gpusOf(agent) < 1_000)).toBe(3_024);
    expect(countOf((agent) => gpusOf(agent) === 1_000)).toBe(3_840);
    expect(countOf((agent) => gpusOf(agent) > 1_000)).toBe(72);
  });

  test('are bound to a model, about a third of those with GPUs', () => {
    const bound = countOf(({ constraints }) => Object.keys(constraints.nodeSelector).length > 0);
    expect(bound / countOf((agent) => gpusOf(agent) > 0)).toBeCloseTo(0.33, 1);
  });

  test('are the same for a seed, and others for another', () => {
    const textOf = (seed: number): string => JSON.stringify(tracePods(seed, 1_000));
    expect(textOf(3)).toBe(textOf(3));
    expect(textOf(3)).not.toBe(textOf(4));
  });
});

/** Two nodes of four cores, of which one has an SSD. */
function tenantOf(agents: readonly ResolvedAgent[]): Tenant {
  const pools = [
    nodePool({ name: 'plain', cpu: 4 }),
    nodePool({ name: 'ssd', cpu: 4, labels: { disk: 'ssd' } }),
  ];
  return insideOf(environmentOn('test', pools, agents)).tenant;
}

function onSsd(name: string, instances: number, milliCpu: number): ResolvedAgent {
  const agent = dedicatedAgent(name, instances, milliCpu);
  return { ...agent, constraints: { ...agent.constraints, nodeSelector: { disk: 'ssd' } } };
}

describe('what is beside the placement', () => {
  test('first fit decreasing puts the largest first on the first node that may host it', () => {
    expect(unplacedByFirstFit(tenantOf([dedicatedAgent('a', 4, 2_000)]))).toBe(0);
    expect(unplacedByFirstFit(tenantOf([dedicatedAgent('a', 3, 3_000)]))).toBe(1);
    expect(unplacedByFirstFit(tenantOf([onSsd('a', 2, 3_000)]))).toBe(1);
  });

  test('the bound cuts pods, and knows where they may stand', async () => {
    expect(await fewestUnplaced(tenantOf([dedicatedAgent('a', 3, 2_500)]))).toBe(0);
    expect(await fewestUnplaced(tenantOf([dedicatedAgent('a', 5, 2_000)]))).toBe(1);
    expect(await fewestUnplaced(tenantOf([onSsd('a', 3, 2_000)]))).toBe(1);
    expect(await fewestUnplaced(tenantOf([dedicatedAgent('a', 2, 5_000)]))).toBe(2);
  });
});

describe('placing the GPU trace', () => {
  test('finds a place for all of 8,000 pods, which first fit decreasing does not', async () => {
    const trace = environmentOn('trace', tracePools(), tracePods(1, 8_000));
    expect(unplacedByFirstFit(insideOf(trace).tenant)).toBeGreaterThan(0);
    const { placed } = await placeFleetWith(trace, undefined);
    expect(placed?.assignments).toHaveLength(trace.agents.length);
  });

  test('is measured beside the bound, first fit decreasing and a longer search', async () => {
    const [result] = await benchTrace([1], [1_000]);
    expect(result).toMatchObject({ bound: 0, firstFit: 0, unplaced: 0, longer: 0 });
    expect(result?.asked).toBeCloseTo(0.12, 1);
  });
});
