import { describe, expect, test } from 'vitest';
import type { RuntimeDeployment } from '../../compiler/model/placed-program.ts';
import { nodePool, runtimeClass } from '../support/builders.ts';
import {
  environmentOn,
  onlyEnvironment,
  placeAll,
  pooledAgent,
  type EnvironmentShape,
} from './placing.ts';

async function runtimesOf(shape: EnvironmentShape): Promise<readonly RuntimeDeployment[]> {
  return onlyEnvironment(await placeAll([environmentOn(shape)])).runtimes;
}

const pools = [nodePool({ name: 'main' })];

describe('runtime deployments', () => {
  test('say what their pods are and hold', async () => {
    const [larger, smaller] = await runtimesOf({
      pools,
      agents: [pooledAgent('a', 13), pooledAgent('b', 2)],
    });
    expect(larger).toMatchObject({
      cluster: 'local',
      pool: 'main',
      namespace: 'default',
      phase: 1,
      replicas: 1,
      slotsPerPod: 8,
      demand: { milliCpu: 8, memory: 8 * 2 ** 20, storage: 8 * 2 ** 20, accelerators: {} },
      failover: [],
    });
    expect(smaller).toMatchObject({ replicas: 1, slotsPerPod: 7 });
    expect(larger?.members.map(({ agent, instances }) => [agent.name, instances])).toEqual([
      ['a', 7],
      ['b', 1],
    ]);
    expect(smaller?.members.map(({ agent, instances }) => [agent.name, instances])).toEqual([
      ['a', 6],
      ['b', 1],
    ]);
    expect(smaller?.name).toBe(`${larger?.name ?? ''}-b`);
  });

  test('the boundary does not depend on who is in it', async () => {
    const [one] = await runtimesOf({ pools, agents: [pooledAgent('a', 5)] });
    const [two] = await runtimesOf({ pools, agents: [pooledAgent('a', 5), pooledAgent('b', 4)] });
    expect(one?.boundary).toMatch(/^[0-9a-f]{6}$/);
    expect(two?.boundary).toBe(one?.boundary);
    expect(two?.name).toBe(one?.name);
  });

  test('the prefix of an environment does not change names', async () => {
    const [one] = await runtimesOf({ pools, agents: [pooledAgent('a', 5)] });
    const [two] = await runtimesOf({
      pools,
      agents: [pooledAgent('a', 5)],
      namespacePrefix: 'test-',
    });
    expect([two?.name, two?.namespace]).toEqual([one?.name, 'default']);
  });

  test('names stay labels, and apart, where class and pool are long', async () => {
    const long = 'x'.repeat(60);
    const shared = runtimeClass({ name: `${long}-c`, slotsPerPod: 10 });
    const hosting = { mode: 'pooled' as const, weight: 1, runtimeClass: shared };
    const twins = [
      nodePool({ name: `${long}-1`, declaredAgents: 7 }),
      nodePool({ name: `${long}-2`, declaredAgents: 7 }),
    ];
    const names = (
      await runtimesOf({ pools: twins, agents: [pooledAgent('a', 13, { hosting })] })
    ).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(2);
    for (const name of names) expect(name).toMatch(/^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/);
  });

  test('phases have deployments of their own, and later ones change no earlier one', async () => {
    const agents = [pooledAgent('a', 40)];
    const three = await runtimesOf({ pools, agents, phases: [5, 20, 40] });
    expect(three.map(({ phase, replicas, slotsPerPod }) => [phase, replicas, slotsPerPod])).toEqual(
      [
        [1, 1, 5],
        [2, 1, 8],
        [2, 1, 7],
        [3, 2, 10],
      ],
    );
    const two = await runtimesOf({ pools, agents, phases: [5, 40] });
    expect(two[0]).toEqual(three[0]);
  });

  test('are sorted by cluster, namespace and name', async () => {
    const agents = [
      pooledAgent('a', 25, { namespace: 'z' }),
      pooledAgent('b', 25, { namespace: 'a' }),
    ];
    const keys = (await runtimesOf({ pools, agents })).map(
      ({ namespace, name }) => `${namespace}/${name}`,
    );
    expect(keys).toEqual([...keys].sort());
  });
});
