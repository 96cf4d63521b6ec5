import { describe, expect, test } from 'vitest';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { instancesPerPod, podDemand } from '../../compiler/place/workload.ts';
import { nodePool, resolvedAgent, runtimeClass } from '../support/builders.ts';
import { dedicatedAgent, environmentOn, insideOf, pooledAgent } from './placing.ts';

const pools = [nodePool({ name: 'main' }), nodePool({ name: 'spare', role: 'backup' })];

/** The names of the agents of each workload. */
function groups(agents: readonly ResolvedAgent[]): readonly (readonly string[])[] {
  const { tenant } = insideOf(environmentOn({ pools, agents }));
  return tenant.workloads
    .map((workload) => workload.agents.map((index) => tenant.environment.agents[index]?.name ?? ''))
    .sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

describe('which agents are one workload', () => {
  test('dedicated ones of equal demand, whatever their namespace', () => {
    const agents = [
      dedicatedAgent('a', 1, 100),
      dedicatedAgent('b', 3, 100, { namespace: 'other' }),
      dedicatedAgent('c', 1, 200),
    ];
    expect(groups(agents)).toEqual([['a', 'b'], ['c']]);
  });

  test('not where their constraints differ', () => {
    const base = dedicatedAgent('a', 1, 100);
    const variants: ResolvedAgent[] = [
      base,
      {
        ...base,
        id: 'default/b',
        name: 'b',
        constraints: { ...base.constraints, lightweight: true },
      },
      {
        ...base,
        id: 'default/c',
        name: 'c',
        constraints: { ...base.constraints, toleratesSpot: true },
      },
      {
        ...base,
        id: 'default/d',
        name: 'd',
        constraints: { ...base.constraints, classes: ['x86'] },
      },
      {
        ...base,
        id: 'default/e',
        name: 'e',
        constraints: { ...base.constraints, nodeSelector: { a: 'b' } },
      },
    ];
    expect(groups(variants)).toHaveLength(5);
  });

  test('the order of classes and labels does not matter', () => {
    const base = dedicatedAgent('a', 1, 100);
    const one = { ...base.constraints, nodeSelector: { a: '1', b: '2' } };
    const other = {
      ...base.constraints,
      classes: [...base.constraints.classes].reverse(),
      nodeSelector: { b: '2', a: '1' },
    };
    const agents = [
      { ...base, constraints: one },
      { ...base, id: 'default/b', name: 'b', constraints: other },
    ];
    expect(groups(agents)).toEqual([['a', 'b']]);
  });

  test('pooled ones share a pod only within one trust boundary', () => {
    const agents = [
      pooledAgent('a', 1),
      pooledAgent('b', 1),
      pooledAgent('c', 1, { egress: ['api.example'] }),
      pooledAgent('d', 1, { namespace: 'other' }),
      pooledAgent('e', 1, { weight: 2 }),
      pooledAgent('f', 1, { priority: 'high' }),
      withAccess('g', { secrets: [{ name: 'key', key: 'token' }] }),
      withAccess('h', { dataClasses: ['pii'] }),
    ];
    expect(groups(agents)).toEqual([['a', 'b'], ['c'], ['d'], ['e'], ['f'], ['g'], ['h']]);
  });

  test('a class that mixes trust mixes within a namespace', () => {
    const shared = runtimeClass({ mixesTrust: true });
    const hosting = { mode: 'pooled' as const, weight: 1, runtimeClass: shared };
    const agents = [
      pooledAgent('a', 1, { hosting }),
      pooledAgent('b', 1, { hosting, egress: ['api.example'] }),
      pooledAgent('c', 1, { hosting, namespace: 'other' }),
    ];
    expect(groups(agents)).toEqual([['a', 'b'], ['c']]);
  });

  test('the order of hosts does not matter', () => {
    const agents = [
      pooledAgent('a', 1, { egress: ['a.example', 'b.example'] }),
      pooledAgent('b', 1, { egress: ['b.example', 'a.example'] }),
    ];
    expect(groups(agents)).toEqual([['a', 'b']]);
  });

  test('agents of a crowded namespace are told apart from others', () => {
    const many = Array.from({ length: 1700 }, (_, index) =>
      dedicatedAgent(`crowd-${index}`, 1, 100, { namespace: 'crowd' }),
    );
    expect(groups([...many, dedicatedAgent('a', 1, 100)])).toHaveLength(2);
  });
});

function withAccess(
  name: string,
  access: NonNullable<ResolvedAgent['definition']['spec']['access']>,
): ResolvedAgent {
  const agent = pooledAgent(name, 1);
  return { ...agent, definition: { ...agent.definition, spec: { access } } };
}

describe('pods', () => {
  test('a pooled pod rounds its sum up once', () => {
    const demand = { milliCpu: 0.25, memory: 100, storage: 10, accelerators: {} };
    const { tenant } = insideOf(
      environmentOn({ pools, agents: [pooledAgent('a', 9, { demand, weight: 2 })] }),
    );
    const [workload] = tenant.workloads;
    if (workload === undefined) throw new Error('no workload');
    expect(podDemand(workload, 9)).toEqual([18, 3, 900, 90, 1]);
  });

  test('floating point adds nothing', () => {
    const demand = { milliCpu: 0.1, memory: 1, storage: 1, accelerators: {} };
    const { tenant } = insideOf(
      environmentOn({ pools, agents: [pooledAgent('a', 30, { demand })] }),
    );
    const [workload] = tenant.workloads;
    expect(workload && podDemand(workload, 30)[1]).toBe(3);
  });

  test('a pod holds no more than its class allows, nor than a node takes', () => {
    const demand = { milliCpu: 900, memory: 1, storage: 1, accelerators: {} };
    const small = environmentOn({
      pools,
      agents: [pooledAgent('a', 30, { demand, slotsPerPod: 10 })],
    });
    const light = environmentOn({
      pools,
      agents: [pooledAgent('a', 30, { slotsPerPod: 10, weight: 3 })],
    });
    const sizes = [small, light].map((environment) => {
      const { tenant } = insideOf(environment);
      const [workload] = tenant.workloads;
      const [pool] = tenant.pools;
      return workload && pool && instancesPerPod(workload, pool);
    });
    expect(sizes).toEqual([4, 3]);
  });
});

describe('pools', () => {
  test('backup pools are not planned for, but may be failed over to', () => {
    const { tenant } = insideOf(environmentOn({ pools, agents: [resolvedAgent({ name: 'a' })] }));
    const [workload] = tenant.workloads;
    expect(workload?.planned.map(({ name }) => name)).toEqual(['main']);
    expect([...(workload?.allowed ?? [])].map(({ name }) => name)).toEqual(['main', 'spare']);
  });
});
