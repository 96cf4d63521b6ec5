import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NodePool } from '../../compiler/model/cluster.ts';
import type { PlacedEnvironment } from '../../compiler/model/placed-program.ts';
import { environmentOf, arbitraryEstate, type EstateShape } from './random-estates.ts';
import { findingsOf, placeAll, programOf } from './placing.ts';
import { mayRun, offerOf, podsOf, poolsOf, verify, type Pod } from './verify.ts';

/** What must hold of every placement, tried on random small estates. */

const runs = { numRuns: 2_000 };
/** Milliseconds for so many runs, on a machine that has others to run too. */
const patience = 900_000;

/** Estates with room enough that most of them can be placed. */
const arbitraryRoomyEstate = arbitraryEstate.map((shape): EstateShape => ({
  ...shape,
  pools: shape.pools.map((pool) => ({
    ...pool,
    count: pool.count + 1,
    cpu: 4,
    declaredAgents: (pool.declaredAgents ?? 0) + 8,
    role: pool.name === 'p0' ? ('primary' as const) : pool.role,
    spot: pool.name !== 'p0' && pool.spot === true,
    class: pool.name === 'p0' ? ('x86' as const) : pool.class,
  })),
}));

/** Two estates on the pools of the first; smaller ones, since each run places four environments. */
const arbitraryPair = fc
  .record({ left: arbitraryRoomyEstate, right: arbitraryRoomyEstate, most: fc.constantFrom(2, 3) })
  .map(({ left, right, most }) => ({
    left: { ...left, pools: left.pools.slice(0, most), agents: left.agents.slice(0, 2) },
    right: { ...right, agents: right.agents.slice(0, 2) },
  }));

const arbitraryAny = fc.oneof(arbitraryEstate, arbitraryRoomyEstate);

describe('every placement', { timeout: patience }, () => {
  test('holds by the verifier, and is a fixpoint', async () => {
    let placed = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryAny, async (shape) => {
        const environment = environmentOf(shape);
        const result = await placeAll([environment]);
        expect(verify(programOf([environment]), result.value)).toEqual([]);
        if (result.value.environments.length === 0) {
          expect(result.diagnostics.length).toBeGreaterThan(0);
          return;
        }
        placed++;
        const again = await placeAll([environment], result.value.lock);
        expect(again.value.lock).toBe(result.value.lock);
        expect(again.value.environments).toEqual(result.value.environments);
        expect(findingsOf(again)).toEqual(findingsOf(result));
      }),
      runs,
    );
    // The property would be empty if nothing could be placed.
    expect(placed).toBeGreaterThan(500);
  });

  test('does not depend on the order of agents, pools, clusters and environments', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPair, async ({ left, right }) => {
        const program = [
          environmentOf(left, 'left'),
          environmentOf({ ...right, pools: left.pools }, 'right'),
        ];
        const reversed = program
          .map((environment) => ({
            ...environment,
            agents: [...environment.agents].reverse(),
            clusters: [...environment.clusters].reverse().map((cluster) => ({
              ...cluster,
              definition: {
                ...cluster.definition,
                spec: {
                  ...cluster.definition.spec,
                  pools: [...cluster.definition.spec.pools].reverse(),
                },
              },
            })),
          }))
          .reverse();
        const one = await placeAll(program);
        const other = await placeAll(reversed);
        expect(other.value.lock).toBe(one.value.lock);
        expect(new Set(findingsOf(other))).toEqual(new Set(findingsOf(one)));
        expect(numbersOf(other.value.environments)).toEqual(numbersOf(one.value.environments));
      }),
      runs,
    );
  });
});

function numbersOf(environments: readonly PlacedEnvironment[]): unknown {
  return environments
    .map(({ environment, runtimes, usage, failover, cost }) => ({
      name: environment.name,
      runtimes: runtimes.map(({ name, cluster, replicas, members }) => [
        cluster,
        name,
        replicas,
        members.map(({ agent, instances }) => [agent.id, instances]),
      ]),
      usage,
      failover,
      cost,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

describe('capacity', { timeout: patience }, () => {
  test('more of it never makes what is feasible infeasible', async () => {
    let feasible = 0;
    const arbitraryGrowth = fc.constantFrom(withOneMore, withLarger, withPool);
    await fc.assert(
      fc.asyncProperty(
        arbitraryAny,
        fc.nat({ max: 3 }),
        arbitraryGrowth,
        async (shape, index, grow) => {
          const before = await placeAll([environmentOf(shape)]);
          if (before.value.environments.length === 0) return;
          feasible++;
          const grown = environmentOf(grow(shape, index % shape.pools.length));
          const after = await placeAll([grown]);
          expect(after.value.environments).toHaveLength(1);
          // Nor with what was placed before in the lock.
          const kept = await placeAll([grown], before.value.lock);
          expect(kept.value.environments).toHaveLength(1);
        },
      ),
      runs,
    );
    expect(feasible).toBeGreaterThan(runs.numRuns / 4);
  });

  test('a purchase that is proposed helps, and nearly always suffices', async () => {
    let proposed = 0;
    let sufficed = 0;
    const missingOf = (text = ''): number =>
      Number(/no place for ([\d,]+) of/.exec(text)?.[1] ?? 0);
    await fc.assert(
      fc.asyncProperty(arbitraryEstate, async (shape) => {
        const survive = undefined;
        const [before] = (await placeAll([environmentOf({ ...shape, survive })])).diagnostics;
        const purchases = [...(before?.help ?? '').matchAll(/(\d+) more nodes? of pool "(p\d)"/g)];
        if (before?.code !== 'place/no-capacity' || purchases.length === 0) return;
        if (purchases.some(([, , pool]) => opensZone(shape, pool ?? ''))) return;
        const bought = new Map(purchases.map(([, nodes, pool]) => [pool ?? '', Number(nodes)]));
        const pools = shape.pools.map((pool) => ({
          ...pool,
          count: pool.count + (bought.get(pool.name) ?? 0),
        }));
        const [after] = (await placeAll([environmentOf({ ...shape, survive, pools })])).diagnostics;
        proposed++;
        if (after === undefined) sufficed++;
        expect(missingOf(after?.message)).toBeLessThan(missingOf(before.message));
      }),
      { ...runs, seed: 7 },
    );
    expect(proposed).toBeGreaterThan(20);
    // Exceptions: whole agents that must stand in one cluster, and phases that cut pods otherwise than reckoned.
    expect(sufficed / proposed).toBeGreaterThan(0.95);
  });
});

function withOneMore(shape: EstateShape, index: number): EstateShape {
  return withPoolChanged(shape, index, (pool) => ({ ...pool, count: pool.count + 1 }));
}

/** Every node of a pool with a core and two GiB more. */
function withLarger(shape: EstateShape, index: number): EstateShape {
  return withPoolChanged(shape, index, (pool) => ({
    ...pool,
    cpu: Number(pool.cpu) + 1,
    memory: `${parseInt(String(pool.memory), 10) + 2}Gi`,
    declaredAgents: (pool.declaredAgents ?? 0) + 2_000,
  }));
}

/** One pool more, like one that there is, in the same cluster and zone. */
function withPool(shape: EstateShape, index: number): EstateShape {
  const [like] = shape.pools.slice(index);
  if (like === undefined) return shape;
  const added = { ...like, name: `p${index + 4}`, count: 1 };
  return { ...shape, pools: [...shape.pools, added] };
}

function withPoolChanged(
  shape: EstateShape,
  index: number,
  change: (pool: NodePool) => NodePool,
): EstateShape {
  return { ...shape, pools: shape.pools.map((pool, at) => (at === index ? change(pool) : pool)) };
}

/**
 * Whether a pool's first node brings a zone in which agents that are spread over zones must then have pods too:
 * a purchase reckons with those that have no place, not with those that would have to move.
 */
function opensZone({ pools, agents }: EstateShape, name: string): boolean {
  const zone = pools.find((pool) => pool.name === name)?.zone;
  const cluster = Number(name.slice(1)) % 2;
  const beside = pools.filter(
    (pool) => pool.zone === zone && pool.count > 0 && Number(pool.name.slice(1)) % 2 === cluster,
  );
  return beside.length === 0 && agents.some(({ constraints }) => constraints.spread?.by === 'zone');
}

describe('phases', { timeout: patience }, () => {
  test('a later phase moves nothing of an earlier one', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryRoomyEstate, async (shape) => {
        const environment = environmentOf({ ...shape, phases: [0.2, 0.6] });
        if (environment.phases.length < 3) return;
        const first = await placeAll([environment]);
        // Without its second phase the environment is the same up to the end of the first.
        const phases = environment.phases.filter((_, index) => index !== 1);
        const again = await placeAll([{ ...environment, phases }], first.value.lock);
        const [long] = first.value.environments;
        const [short] = again.value.environments;
        // Other phases cut other pods, which may not fit where these do; then the counts are others too.
        if (long === undefined || short === undefined) return;
        if (again.value.lock !== first.value.lock) return;
        compared++;
        expect(firstPhase(short)).toEqual(firstPhase(long));
      }),
      runs,
    );
    expect(compared).toBeGreaterThan(50);
  });
});

function firstPhase({ runtimes }: PlacedEnvironment): unknown {
  return runtimes.filter(({ phase }) => phase === 1);
}

describe('failover', { timeout: patience }, () => {
  test('the verdict is that of brute force', async () => {
    let judged = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryAny, async (shape) => {
        const result = await placeAll([environmentOf(shape)]);
        const [placed] = result.value.environments;
        if (placed === undefined) return;
        const loaded = loadedNodes(placed);
        if (loaded === undefined) return;
        judged++;
        for (const loss of placed.failover.losses) {
          expect([loss.node, loss.cluster, loss.unplaced]).toEqual([
            loss.node,
            loss.cluster,
            fewestUnplaced(loaded, shape, loss),
          ]);
          expect(loss.survived).toBe(loss.unplaced === 0);
        }
      }),
      runs,
    );
    expect(judged).toBeGreaterThan(50);
  });
});

interface LoadedNode {
  readonly pool: string;
  readonly number: number;
  readonly free: number[];
  readonly pods: readonly Pod[];
}

/**
 * The nodes of a placement whose pools have one node, or hold pods on at most one: only of these is it known
 * from outside which pod stands where.
 */
function loadedNodes(placed: PlacedEnvironment): readonly LoadedNode[] | undefined {
  const pods = podsOf(placed);
  if (pods.length > 12) return undefined;
  const nodes: LoadedNode[] = [];
  for (const [key, { spec }] of poolsOf(placed.environment)) {
    const here = pods.filter(({ pool }) => pool === key);
    const use = placed.usage.find(({ cluster, pool }) => `${cluster}/${pool}` === key);
    if (use === undefined || use.usedNodes > 1) return undefined;
    for (let number = 1; number <= spec.count; number++) {
      const own = number === 1 ? here : [];
      const free = offerOf(spec).map(
        (each, d) => each - own.reduce((sum, pod) => sum + (pod.demand[d] ?? 0), 0),
      );
      nodes.push({ pool: key, number, free, pods: own });
    }
  }
  return nodes;
}

function fewestUnplaced(
  nodes: readonly LoadedNode[],
  shape: EstateShape,
  loss: { readonly cluster: string; readonly pool: string; readonly node: string },
): number {
  const key = `${loss.cluster}/${loss.pool}`;
  const lost = nodes.find(
    ({ pool, number }) => pool === key && loss.node === `${loss.pool}-${number}`,
  );
  const others = nodes
    .filter((node) => node !== lost && node.pool.startsWith(`${loss.cluster}/`))
    .map((node) => ({ ...node, free: [...node.free], pods: [...node.pods] }));
  const specOf = new Map(shape.pools.map((spec) => [spec.name, spec]));
  const allowed = (pod: Pod, node: LoadedNode): boolean => {
    const spec = specOf.get(node.pool.split('/')[1] ?? '');
    const lostSpec = specOf.get(loss.pool);
    if (pod.constraints.spread?.by === 'zone' && spec?.zone !== lostSpec?.zone) return false;
    return (
      spec !== undefined && mayRun(pod.constraints, { key: node.pool, cluster: loss.cluster, spec })
    );
  };
  let best = Infinity;
  const put = (index: number, unplaced: number): void => {
    if (unplaced >= best) return;
    const pod = lost?.pods[index];
    if (pod === undefined) {
      best = unplaced;
      return;
    }
    for (const node of others) {
      if (!allowed(pod, node) || pod.demand.some((each, d) => each > (node.free[d] ?? 0))) continue;
      if (hasEnough(pod, node.pods)) continue;
      for (const [d, each] of pod.demand.entries()) node.free[d] = (node.free[d] ?? 0) - each;
      node.pods.push(pod);
      put(index + 1, unplaced);
      node.pods.pop();
      for (const [d, each] of pod.demand.entries()) node.free[d] = (node.free[d] ?? 0) + each;
    }
    put(index + 1, unplaced + pod.instances);
  };
  put(0, 0);
  return best;
}

/** Of an agent that is spread over nodes, a node has at most so many pods. */
function hasEnough({ constraints }: Pod, pods: readonly Pod[]): boolean {
  if (constraints.spread?.by !== 'node') return false;
  const own = pods.filter((pod) => pod.constraints === constraints);
  return own.length >= constraints.spread.maxSkew;
}
