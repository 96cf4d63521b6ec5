import { describe, expect, test } from 'vitest';
import { CannotRunError } from '../../compiler/diagnostic/cannot-run-error.ts';
import { nodePool, runtimeClass } from '../support/builders.ts';
import { costReport } from '../support/cost-report.ts';
import {
  dedicatedAgent,
  environmentOn,
  findingsOf,
  onlyEnvironment,
  pathsOf,
  placeAll,
  pooledAgent,
  programOf,
  sharesText,
} from './placing.ts';
import { environmentOf } from './random-estates.ts';
import { verify } from './verify.ts';

const node = nodePool({ name: 'main', cpu: 4, memory: '16Gi', pricePerHour: 1 });

describe('one environment', () => {
  test('places every kind of hosting', async () => {
    const environment = environmentOn({
      pools: [node],
      agents: [
        pooledAgent('a', 25),
        dedicatedAgent('b', 2, 500),
        dedicatedAgent('c', 1, 100, {
          hosting: { mode: 'scheduled', schedule: '0 * * * *', timeZone: undefined },
        }),
        dedicatedAgent('d', 3, 100, {
          minInstances: 0,
          hosting: {
            mode: 'serverless',
            minScale: 0,
            maxScale: 3,
            concurrency: 1,
            idleTimeout: 60,
            prewarm: 0,
          },
        }),
      ],
    });
    const result = await placeAll([environment]);
    const placed = onlyEnvironment(result);
    expect(sharesText(placed)).toEqual(['a main=25', 'b main=2', 'c main=1', 'd main=3']);
    expect(placed.runtimes.map(({ replicas, slotsPerPod }) => [replicas, slotsPerPod])).toEqual([
      [1, 9],
      [2, 8],
    ]);
    expect(verify(programOf([environment]), result.value)).toEqual([]);
  });

  test('without agents it is empty', async () => {
    const placed = onlyEnvironment(await placeAll([environmentOn({ pools: [node], agents: [] })]));
    expect(placed.assignments).toEqual([]);
    expect(placed.cost.maximum).toBe(0);
  });

  test('an agent of no instances stands nowhere', async () => {
    const result = await placeAll([
      environmentOn({ pools: [node], agents: [pooledAgent('a', 0)] }),
    ]);
    expect(sharesText(onlyEnvironment(result))).toEqual(['a']);
    expect(result.value.lock).not.toContain('default/a');
  });

  test('fills the cheaper pool first where survival is not declared', async () => {
    const pools = [
      nodePool({ name: 'costly', count: 2, pricePerHour: 2 }),
      nodePool({ name: 'cheap', count: 2, pricePerHour: 1 }),
    ];
    const result = await placeAll([
      environmentOn({ pools, agents: [dedicatedAgent('a', 3, 1500)] }),
    ]);
    expect(sharesText(onlyEnvironment(result))).toEqual(['a cheap=3']);
  });

  test('survives before it saves where survival is declared', async () => {
    // On the cheap node alone the loss of it would leave one agent without a place.
    const pools = [
      nodePool({ name: 'cheap', cpu: 4, pricePerHour: 1 }),
      nodePool({ name: 'other', cpu: 2, pricePerHour: 1.5 }),
    ];
    const agents = [dedicatedAgent('a', 4, 1000)];
    const spec = { survive: { nodes: 1, enforcement: 'report' as const } };
    const saved = onlyEnvironment(await placeAll([environmentOn({ pools, agents })]));
    const survived = onlyEnvironment(await placeAll([environmentOn({ pools, agents, spec })]));
    expect(saved.failover.worst?.unplaced).toBe(2);
    expect(saved.cost.maximum).toBeLessThanOrEqual(survived.cost.maximum);
    expect(survived.failover.worst?.unplaced).toBeLessThanOrEqual(2);
  });

  test('spot nodes take only agents that tolerate them', async () => {
    const pools = [
      nodePool({ name: 'demand', pricePerHour: 1 }),
      nodePool({ name: 'spot', spot: true, pricePerHour: 1, spotPricePerHour: 0.3 }),
    ];
    const firm = dedicatedAgent('firm', 1, 100);
    const loose = dedicatedAgent('loose', 1, 100, {
      constraints: { ...firm.constraints, toleratesSpot: true },
    });
    const environment = environmentOn({ pools, agents: [firm, loose] });
    const placed = onlyEnvironment(await placeAll([environment]));
    expect(placed.assignments[0]?.shares[0]?.pool).toBe('demand');
    expect(verify(programOf([environment]), (await placeAll([environment])).value)).toEqual([]);
  });

  test('backup nodes stay empty', async () => {
    const pools = [node, nodePool({ name: 'spare', role: 'backup', cpu: 16 })];
    const agents = [dedicatedAgent('a', 4, 1500)];
    expect(findingsOf(await placeAll([environmentOn({ pools, agents })]))[0]).toMatch(
      /^place\/no-capacity: Environment "test" has no place for 2 of its 4 instances\./,
    );
  });

  test('accelerators are counted', async () => {
    const pools = [
      nodePool({
        name: 'gpu',
        class: 'accelerator',
        count: 2,
        accelerators: { 'nvidia.com/gpu': 1 },
      }),
    ];
    const demand = { milliCpu: 100, memory: 1, storage: 1, accelerators: { 'nvidia.com/gpu': 1 } };
    const fits = await placeAll([
      environmentOn({ pools, agents: [dedicatedAgent('a', 2, 100, { demand })] }),
    ]);
    expect(onlyEnvironment(fits).usage[0]?.used.accelerators).toEqual({ 'nvidia.com/gpu': 2 });
    const more = await placeAll([
      environmentOn({ pools, agents: [dedicatedAgent('a', 3, 100, { demand })] }),
    ]);
    expect(more.diagnostics[0]?.related?.[0]?.message).toContain('enough free nvidia.com/gpu');
  });

  test('pods per node are counted', async () => {
    const pools = [nodePool({ name: 'main', cpu: 1, reserved: { pods: 4 } })];
    const seven = await placeAll([environmentOn({ pools, agents: [dedicatedAgent('a', 7, 10)] })]);
    expect(findingsOf(seven)[0]).toContain('no place for 1 of its 7 instances');
  });
});

describe('several environments', () => {
  const shared = [nodePool({ name: 'main', count: 2, pricePerHour: 1 })];
  const first = environmentOn({
    name: 'alpha',
    pools: shared,
    agents: [dedicatedAgent('a', 2, 1500)],
  });
  const second = environmentOn({
    name: 'beta',
    pools: shared,
    namespacePrefix: 'b-',
    agents: [dedicatedAgent('b', 2, 1500)],
  });

  test('share what a cluster offers', async () => {
    const result = await placeAll([first, second]);
    expect(result.diagnostics).toEqual([]);
    expect(verify(programOf([first, second]), result.value)).toEqual([]);
    const [alpha, beta] = result.value.environments;
    expect(alpha?.headroom).toEqual(beta?.headroom);
    expect(alpha?.headroom.milliCpu).toBe(8000 - 6000);
  });

  test('pay in proportion to what they use', async () => {
    const { environments } = (await placeAll([first, second])).value;
    expect(environments.map(({ cost }) => cost.maximum)).toEqual([730, 730]);
  });

  test('place in order of name: the later one finds no room', async () => {
    const greedy = environmentOn({
      name: 'beta',
      pools: shared,
      agents: [dedicatedAgent('b', 3, 1500)],
    });
    expect(findingsOf(await placeAll([first, greedy]))).toEqual([
      expect.stringMatching(
        /^place\/no-capacity: Environment "beta" has no place for 1 of its 3 instances\./,
      ),
    ]);
  });

  test('what the lock holds of a later one stays', async () => {
    const { lock } = (await placeAll([second])).value;
    const larger = environmentOn({
      name: 'alpha',
      pools: shared,
      agents: [dedicatedAgent('a', 3, 1500)],
    });
    expect(findingsOf(await placeAll([larger, second], lock))[0]).toMatch(/Environment "beta"/);
  });

  test('an environment that cannot be placed does not blame another', async () => {
    const huge = environmentOn({
      name: 'alpha',
      pools: shared,
      agents: [dedicatedAgent('a', 9, 1500)],
    });
    const result = await placeAll([huge, second]);
    expect(result.diagnostics).toHaveLength(1);
    expect(result.diagnostics[0]?.message).toContain('"alpha"');
  });

  test('with one chosen, the others keep their lines and their share', async () => {
    const { lock } = (await placeAll([first, second])).value;
    const [line] = lock.split('\n').filter((text) => text.startsWith('beta '));
    const grown = environmentOn({
      name: 'alpha',
      pools: shared,
      agents: [dedicatedAgent('a', 3, 1500)],
    });
    const refused = await placeAll([grown, second], lock, { environment: 'alpha' });
    expect(findingsOf(refused)[0]).toContain(
      'Environment "alpha" has no place for 1 of its 3 instances',
    );
    const result = await placeAll([first, second], lock, { environment: 'alpha' });
    expect(result.value.environments.map(({ environment }) => environment.name)).toEqual(['alpha']);
    expect(result.value.lock.split('\n')).toContain(line);
    expect(result.value.lock).toBe(lock);
  });

  test('lines of environments that are gone go with a whole compile only', async () => {
    const { lock } = (await placeAll([first, second])).value;
    expect((await placeAll([first], lock)).value.lock).not.toContain('beta ');
    expect((await placeAll([first], lock, { environment: 'alpha' })).value.lock).toContain('beta ');
  });

  test('an unknown environment is a usage error', async () => {
    const attempt = placeAll([first, second], undefined, { environment: 'alpa' });
    await expect(attempt).rejects.toThrow(CannotRunError);
    await expect(attempt).rejects.toMatchObject({ help: 'Did you mean "alpha"?' });
  });
});

describe('several clusters', () => {
  const small = [nodePool({ name: 'main', count: 2, cpu: 2 })];
  const clusters = ['left', 'right'].flatMap(
    (cluster) => environmentOn({ pools: small, agents: [], cluster }).clusters,
  );

  test('all replicas of an agent with pods of its own stand in one', async () => {
    // Each cluster takes four pods: three and one, or two and two, but never three of each.
    const agents = [
      dedicatedAgent('a', 3, 900),
      dedicatedAgent('b', 3, 900),
      dedicatedAgent('c', 1, 900),
    ];
    const environment = { ...environmentOn({ pools: small, agents }), clusters };
    const result = await placeAll([environment]);
    expect(result.diagnostics).toEqual([]);
    expect(verify(programOf([environment]), result.value)).toEqual([]);
  });

  test('and where none takes all of them, there is no place', async () => {
    const environment = {
      ...environmentOn({ pools: small, agents: [dedicatedAgent('a', 5, 900)] }),
      clusters,
    };
    expect(findingsOf(await placeAll([environment]))[0]).toMatch(/^place\/no-capacity: /);
  });

  test('pooled agents may stand in both', async () => {
    const environment = {
      ...environmentOn({
        pools: small,
        agents: [
          pooledAgent('a', 6, {
            demand: { milliCpu: 900, memory: 1, storage: 1, accelerators: {} },
          }),
        ],
      }),
      clusters,
    };
    const { assignments } = onlyEnvironment(await placeAll([environment]));
    expect(new Set(assignments[0]?.shares.map(({ cluster }) => cluster)).size).toBe(2);
  });
});

describe('place/no-capacity', () => {
  test('names the agents, what stops them and the purchase', async () => {
    const pools = [nodePool({ name: 'main', cpu: 4, pricePerHour: 0.1 })];
    const result = await placeAll([
      environmentOn({ pools, agents: [dedicatedAgent('a', 5, 1500)] }),
    ]);
    expect(findingsOf(result)).toEqual([
      'place/no-capacity: Environment "test" has no place for 3 of its 5 instances. 2 more nodes of pool "main" (146 USD a month) would do.',
    ]);
    expect(pathsOf(result)).toEqual(['metadata.name']);
    expect(result.diagnostics[0]?.related?.[0]?.message).toBe(
      '3 instances of "default/a" without a place: they find no node with enough free cpu.',
    );
  });

  test.each([
    ['class', { classes: ['accelerator' as const] }, 'they may not run on class x86.'],
    [
      'architecture',
      { architectures: ['arm64' as const] },
      'they may not run on architecture amd64.',
    ],
    ['selector', { nodeSelector: { disk: 'fast' } }, 'they need nodes labelled disk=fast.'],
  ])('names the constraint that removed the last pool: %s', async (_, constraint, words) => {
    const agent = dedicatedAgent('a', 1, 100);
    const constrained = { ...agent, constraints: { ...agent.constraints, ...constraint } };
    const result = await placeAll([environmentOn({ pools: [node], agents: [constrained] })]);
    expect(result.diagnostics[0]?.related?.[0]?.message).toContain(words);
    expect(result.diagnostics[0]?.help).toContain(
      'No purchase of nodes like those there are would do',
    );
  });

  test('names two purchases where no single pool takes all', async () => {
    const pools = [
      nodePool({ name: 'amd', cpu: 1, pricePerHour: 1 }),
      nodePool({ name: 'arm', cpu: 1, arch: 'arm64', pricePerHour: 1 }),
    ];
    const bound = (
      name: string,
      architecture: 'amd64' | 'arm64',
    ): ReturnType<typeof dedicatedAgent> => {
      const agent = dedicatedAgent(name, 2, 900);
      return { ...agent, constraints: { ...agent.constraints, architectures: [architecture] } };
    };
    const agents = [bound('a', 'amd64'), bound('b', 'arm64')];
    const result = await placeAll([environmentOn({ pools, agents })]);
    expect(result.diagnostics[0]?.help).toBe(
      '1 more node of pool "amd" (730 USD a month) and 1 more node of pool "arm" (730 USD a month) would do.',
    );
  });

  test('whole pods may find no node though the sum would fit', async () => {
    const pools = [nodePool({ name: 'main', count: 2, cpu: 3 })];
    const result = await placeAll([
      environmentOn({ pools, agents: [dedicatedAgent('a', 3, 2000)] }),
    ]);
    expect(findingsOf(result)[0]).toContain('no place for 1 of its 3 instances');
  });
});

describe('place/too-large', () => {
  test('an instance larger than any node is said at its resources', async () => {
    const result = await placeAll([
      environmentOn({ pools: [node], agents: [dedicatedAgent('a', 1, 5000)] }),
    ]);
    expect(findingsOf(result)).toEqual([
      'place/too-large: Agent "a" asks for more cpu than any node offers that may host it. Lower its resources, or add a pool with larger nodes.',
    ]);
    expect(pathsOf(result)).toEqual(['spec.resources']);
  });

  test('one that just fits is placed', async () => {
    const result = await placeAll([
      environmentOn({ pools: [node], agents: [dedicatedAgent('a', 1, 4000)] }),
    ]);
    expect(result.diagnostics).toEqual([]);
  });

  test('only the environment that is placed is judged', async () => {
    const large = environmentOn({
      name: 'large',
      pools: [node],
      agents: [dedicatedAgent('a', 1, 5000)],
    });
    const small = environmentOn({
      name: 'small',
      pools: [node],
      agents: [dedicatedAgent('b', 1, 500)],
    });
    expect(
      (await placeAll([large, small], undefined, { environment: 'small' })).diagnostics,
    ).toEqual([]);
  });
});

describe('place/large-weight', () => {
  test('an instance larger than a pod of its class', async () => {
    const agents = [pooledAgent('a', 1, { weight: 11, slotsPerPod: 10 })];
    const result = await placeAll([environmentOn({ pools: [node], agents })]);
    expect(findingsOf(result)).toEqual([
      'place/large-weight: Agent "a" takes 11 slots, but a pod of runtime class "standard" has 10. Lower the weight, or raise slotsPerPod of the class.',
    ]);
    expect(pathsOf(result)).toEqual(['spec.hosting.pooled.weight']);
  });

  test('one that fills a pod is placed', async () => {
    const agents = [pooledAgent('a', 3, { weight: 10, slotsPerPod: 10 })];
    const placed = onlyEnvironment(await placeAll([environmentOn({ pools: [node], agents })]));
    expect(placed.runtimes.map(({ replicas, slotsPerPod }) => [replicas, slotsPerPod])).toEqual([
      [3, 10],
    ]);
  });
});

describe('place/not-survived', () => {
  const spec = { survive: { nodes: 1, enforcement: 'required' as const } };
  const agents = [dedicatedAgent('a', 2, 2500)];

  test('a loss that leaves agents without a place, at what demands it', async () => {
    const pools = [nodePool({ name: 'main', count: 2, pricePerHour: 1 })];
    const result = await placeAll([environmentOn({ pools, agents, spec })]);
    expect(findingsOf(result)).toEqual([
      'place/not-survived: The loss of node "main-1" would leave 1 agent without a place: they find no node with enough free cpu. 0 of 2 single-node losses are survived. 1 more node of pool "main" (730 USD a month) would mend the worst.',
    ]);
    expect(pathsOf(result)).toEqual(['spec.survive']);
  });

  test('room for one node more is enough', async () => {
    const pools = [nodePool({ name: 'main', count: 3 })];
    expect((await placeAll([environmentOn({ pools, agents, spec })])).diagnostics).toEqual([]);
  });

  test('what is only to be reported is no finding', async () => {
    const pools = [nodePool({ name: 'main', count: 2 })];
    const report = { survive: { nodes: 1, enforcement: 'report' as const } };
    const result = await placeAll([environmentOn({ pools, agents, spec: report })]);
    expect(onlyEnvironment(result).failover.survived).toBe(0);
  });

  test('two nodes at one time cannot be proved', async () => {
    const pools = [nodePool({ name: 'main', count: 3 })];
    const two = { survive: { nodes: 2, enforcement: 'required' as const } };
    const result = await placeAll([environmentOn({ pools, agents, spec: two })]);
    expect(findingsOf(result)).toEqual([
      'place/not-survived: The loss of 2 nodes at one time cannot be proved to be survived. Every single-node loss is survived; require that, with nodes: 1.',
    ]);
    expect(pathsOf(result)).toEqual(['spec.survive.nodes']);
  });

  test('a placement that survives is found where solving with whole pods finds none', async () => {
    const reserved = { cpu: '200m', pods: 2 };
    const small = { storage: '20Gi', declaredAgents: 8, pricePerHour: 1, reserved };
    const inPods = (name: string, instances: number, slotsPerPod: number, mebibytes: number) => {
      const perSlot = { milliCpu: 1, memory: 2 ** 20, storage: 2 ** 20, accelerators: {} };
      const demand = { ...perSlot, milliCpu: 0.5, memory: mebibytes * 2 ** 20, storage: 2 ** 28 };
      const classOf = runtimeClass({ name: `class-${slotsPerPod}`, slotsPerPod, perSlot });
      const hosting = { mode: 'pooled', weight: 1, runtimeClass: classOf } as const;
      return pooledAgent(name, instances, { demand, hosting });
    };
    const environment = environmentOf({
      // Each in a cluster of its own.
      pools: [
        nodePool({ ...small, name: 'p0', count: 4, memory: '1Gi' }),
        nodePool({ ...small, name: 'p1', count: 2, memory: '2Gi' }),
      ],
      agents: [
        dedicatedAgent('alone', 1, 1),
        inPods('large', 7, 5, 512),
        inPods('little', 12, 3, 16),
      ],
      phases: [],
      survive: spec.survive,
    });
    const result = await placeAll([environment]);
    expect(findingsOf(result)).toEqual([]);
    expect((await placeAll([environment], result.value.lock)).value.lock).toBe(result.value.lock);
  });

  test('agents move where the lock does not survive', async () => {
    const pools = [
      nodePool({ name: 'one', cpu: 4 }),
      nodePool({ name: 'two', cpu: 2 }),
      nodePool({ name: 'pi', class: 'pi', cpu: 2, role: 'backup' }),
    ];
    const light = dedicatedAgent('light', 2, 900);
    const heavy = dedicatedAgent('heavy', 1, 1900);
    const all = [{ ...light, constraints: { ...light.constraints, lightweight: true } }, heavy];
    const { lock } = (await placeAll([environmentOn({ pools, agents: all })])).value;
    const result = await placeAll([environmentOn({ pools, agents: all, spec })], lock);
    expect(result.diagnostics).toEqual([]);
    expect(onlyEnvironment(result).failover.survived).toBe(3);
  });
});

describe('place/little-headroom', () => {
  const agents = [pooledAgent('a', 95)];
  const pools = [nodePool({ name: 'main', declaredAgents: 100 })];

  test('less than is demanded, with what is missing', async () => {
    const result = await placeAll([
      environmentOn({ pools, agents, spec: { headroom: { percent: 10 } } }),
    ]);
    expect(findingsOf(result)).toEqual([
      'place/little-headroom: Environment "test" has 5 of 100 slots free, which is less than 10 percent. Free 5 more slots: add nodes, or run fewer agents.',
    ]);
    expect(pathsOf(result)).toEqual(['spec.headroom.percent']);
  });

  test('exactly what is demanded', async () => {
    const result = await placeAll([
      environmentOn({ pools, agents, spec: { headroom: { percent: 5 } } }),
    ]);
    expect(onlyEnvironment(result).headroom.slots).toBe(5);
  });

  test('backup nodes are no headroom', async () => {
    const more = [...pools, nodePool({ name: 'spare', role: 'backup' })];
    const result = await placeAll([
      environmentOn({ pools: more, agents, spec: { headroom: { percent: 10 } } }),
    ]);
    expect(findingsOf(result)).toHaveLength(1);
  });
});

describe('place/over-budget', () => {
  const agents = [dedicatedAgent('a', 2, 2500, { minInstances: 1 })];
  const pools = [nodePool({ name: 'main', count: 2, pricePerHour: 0.1 })];

  test('the maximum is judged', async () => {
    const result = await placeAll([
      environmentOn({ pools, agents, spec: { budget: { usdPerMonth: 100.5 } } }),
    ]);
    expect(findingsOf(result)).toEqual([
      'place/over-budget: Environment "test" costs 146 USD a month, which is more than its budget of 100.50. Raise the budget by 45.50 USD, run fewer agents, or let more of them tolerate spot nodes.',
    ]);
    expect(pathsOf(result)).toEqual(['spec.budget']);
  });

  test('a budget that is met to the cent', async () => {
    const result = await placeAll([
      environmentOn({ pools, agents, spec: { budget: { usdPerMonth: 146 } } }),
    ]);
    expect(onlyEnvironment(result).cost).toEqual(costReport(146, { minimum: 73, budget: 146 }));
  });
});
