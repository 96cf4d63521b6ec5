import type { NodePool } from '../../compiler/model/cluster.ts';
import type { PlacedEnvironment, PlacedProgram } from '../../compiler/model/placed-program.ts';
import type { LinkedEnvironment, LinkedProgram } from '../../compiler/model/program.ts';
import type { PlacementConstraints, ResolvedAgent } from '../../compiler/model/resolved-agent.ts';

/**
 * Judges a placement by the definition of what one is, with code of its own: it shares nothing with the
 * placement but types. Quantities of pools must be plain numbers or in `Gi`, `G` and `m`.
 */
export function verify(program: LinkedProgram, placed: PlacedProgram): readonly string[] {
  const problems: string[] = [];
  for (const one of placed.environments) {
    verifyAssignments(one, problems);
    verifyRuntimes(one, problems);
    verifyFailoverLists(one, problems);
    verifySpread(one, problems);
  }
  verifyPools(program, placed, problems);
  verifyObjects(placed, problems);
  return problems;
}

export interface FlatPool {
  readonly key: string;
  readonly cluster: string;
  readonly spec: NodePool;
}

export function poolsOf(environment: LinkedEnvironment): ReadonlyMap<string, FlatPool> {
  const pools = new Map<string, FlatPool>();
  for (const { name, definition } of environment.clusters) {
    for (const spec of definition.spec.pools) {
      const key = `${name}/${spec.name}`;
      pools.set(key, { key, cluster: name, spec });
    }
  }
  return pools;
}

export function mayRun(constraints: PlacementConstraints, { spec }: FlatPool): boolean {
  if (!constraints.classes.includes(spec.class)) return false;
  if (spec.class === 'pi' && !constraints.lightweight) return false;
  if (!constraints.architectures.includes(spec.arch)) return false;
  if (spec.spot === true && !constraints.toleratesSpot) return false;
  const own = new Set(['adac.dev/spot', 'adac.dev/backup']);
  if ((spec.taints ?? []).some(({ key, effect }) => effect !== 'PreferNoSchedule' && !own.has(key)))
    return false;
  if (constraints.spread?.by === 'zone' && spec.zone === undefined) return false;
  return Object.entries(constraints.nodeSelector).every(
    ([key, value]) => spec.labels?.[key] === value,
  );
}

/** Millicores, bytes of memory, bytes of storage, pods and slots of one node. */
export function offerOf(spec: NodePool): readonly number[] {
  const cores = amount(spec.cpu);
  const memory = amount(spec.memory);
  const formula = Math.floor(cores * 1000 + (memory / 2 ** 30) * 500);
  const reserved = spec.reserved ?? {};
  const cpu = Math.round(cores * 1000) - Math.round(amount(reserved.cpu ?? 0) * 1000);
  return [
    Math.max(0, cpu),
    Math.max(0, memory - amount(reserved.memory ?? 0)),
    Math.max(0, amount(spec.storage) - amount(reserved.storage ?? 0)),
    Math.max(0, Math.min(110, Math.floor(10 * cores)) - (reserved.pods ?? 0)),
    Math.min(formula, spec.declaredAgents ?? Infinity),
  ];
}

function amount(text: string | number): number {
  const [, digits = '', unit = ''] = /^([\d.]+)(Gi|G|Mi|m|)$/.exec(String(text)) ?? [];
  const units = new Map([
    ['Gi', 2 ** 30],
    ['Mi', 2 ** 20],
    ['G', 1e9],
    ['m', 1e-3],
    ['', 1],
  ]);
  return Number(digits) * (units.get(unit) ?? NaN);
}

/** A pod as the scheduler sees it. */
export interface Pod {
  readonly pool: string;
  readonly cluster: string;
  readonly environment: string;
  readonly demand: readonly number[];
  readonly instances: number;
  readonly constraints: PlacementConstraints;
}

/** The pods of one environment. */
export function podsOf({ environment, assignments, runtimes }: PlacedEnvironment): Pod[] {
  const pods: Pod[] = [];
  for (const { agent, shares } of assignments) {
    if (agent.hosting.mode === 'pooled') continue;
    for (const { cluster, pool, instances } of shares) {
      for (let pod = 0; pod < instances; pod++) {
        const { milliCpu, memory, storage } = agent.demand;
        pods.push({
          pool: `${cluster}/${pool}`,
          cluster,
          environment: environment.name,
          demand: [milliCpu, memory, storage, 1, 0],
          instances: 1,
          constraints: agent.constraints,
        });
      }
    }
  }
  for (const runtime of runtimes) {
    const [first] = runtime.members;
    if (first === undefined) continue;
    const { milliCpu, memory, storage } = runtime.demand;
    for (let pod = 0; pod < runtime.replicas; pod++) {
      pods.push({
        pool: `${runtime.cluster}/${runtime.pool}`,
        cluster: runtime.cluster,
        environment: environment.name,
        demand: [milliCpu, memory, storage, 1, runtime.slotsPerPod],
        instances: runtime.slotsPerPod / weightOf(first.agent),
        constraints: first.agent.constraints,
      });
    }
  }
  return pods;
}

function weightOf({ hosting }: ResolvedAgent): number {
  return hosting.mode === 'pooled' ? hosting.weight : 0;
}

function verifyAssignments(
  { environment, assignments }: PlacedEnvironment,
  problems: string[],
): void {
  const pools = poolsOf(environment);
  if (assignments.length !== environment.agents.length) problems.push('an agent has no assignment');
  for (const [index, { agent, shares }] of assignments.entries()) {
    if (environment.agents[index] !== agent) problems.push(`${agent.id} stands in another order`);
    const sum = shares.reduce((total, share) => total + share.instances, 0);
    if (sum !== agent.instances)
      problems.push(`${agent.id}: ${sum} of ${agent.instances} instances`);
    const keys = shares.map(({ cluster, pool }) => `${cluster}/${pool}`);
    if (new Set(keys).size !== keys.length) problems.push(`${agent.id} has a pool twice`);
    if (agent.hosting.mode !== 'pooled' && new Set(shares.map(({ cluster }) => cluster)).size > 1) {
      problems.push(`${agent.id} stands in two clusters`);
    }
    for (const [share, key] of keys.entries()) {
      const pool = pools.get(key);
      if ((shares[share]?.instances ?? 0) <= 0) problems.push(`${agent.id} has an empty share`);
      if (pool === undefined || !mayRun(agent.constraints, pool))
        problems.push(`${agent.id} may not be on ${key}`);
      if (pool?.spec.role === 'backup') problems.push(`${agent.id} is on backup`);
    }
  }
}

function verifyRuntimes(
  { assignments, runtimes, environment }: PlacedEnvironment,
  problems: string[],
): void {
  const placed = new Map<string, number>();
  const names = new Set<string>();
  for (const runtime of runtimes) {
    const id = `${runtime.cluster} ${runtime.namespace} ${runtime.name}`;
    if (names.has(id)) problems.push(`${id} is there twice`);
    names.add(id);
    if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(runtime.name))
      problems.push(`${id} is no label`);
    if (runtime.slotsPerPod > runtime.runtimeClass.slotsPerPod)
      problems.push(`${id} has too many slots`);
    let slots = 0;
    const exact = [0, 0, 0];
    for (const { agent, instances } of runtime.members) {
      const key = `${agent.id} ${runtime.cluster}/${runtime.pool}`;
      placed.set(key, (placed.get(key) ?? 0) + instances);
      slots += instances * weightOf(agent);
      if (agent.namespace !== runtime.namespace) problems.push(`${id} mixes namespaces`);
      if (instances <= 0) problems.push(`${id} has an empty member`);
      exact[0] = (exact[0] ?? 0) + instances * agent.demand.milliCpu;
      exact[1] = (exact[1] ?? 0) + instances * agent.demand.memory;
      exact[2] = (exact[2] ?? 0) + instances * agent.demand.storage;
    }
    if (slots !== runtime.replicas * runtime.slotsPerPod)
      problems.push(`${id}: slots do not sum up`);
    const { milliCpu, memory, storage } = runtime.demand;
    for (const [index, each] of [milliCpu, memory, storage].entries()) {
      if (!Number.isInteger(each)) problems.push(`${id} asks for a fraction`);
      if (each * runtime.replicas < (exact[index] ?? 0) - 1e-6)
        problems.push(`${id} asks for too little`);
    }
    if (runtime.phase < 1 || runtime.phase > environment.phases.length)
      problems.push(`${id}: phase`);
  }
  for (const { agent, shares } of assignments) {
    if (agent.hosting.mode !== 'pooled') continue;
    for (const { cluster, pool, instances } of shares) {
      const key = `${agent.id} ${cluster}/${pool}`;
      if (placed.get(key) !== instances)
        problems.push(`${key}: ${placed.get(key) ?? 0} in pods of ${instances}`);
      placed.delete(key);
    }
  }
  for (const key of placed.keys()) problems.push(`${key} is in pods but not assigned`);
  verifySizes(runtimes, problems);
  verifyPhases(runtimes, environment, problems);
}

/** At most two sizes for each unit, pool and phase, differing by one instance. */
function verifySizes(runtimes: PlacedEnvironment['runtimes'], problems: string[]): void {
  const sizes = new Map<string, number[]>();
  for (const {
    cluster,
    namespace,
    boundary,
    pool,
    phase,
    runtimeClass,
    slotsPerPod,
    members,
  } of runtimes) {
    const key = [cluster, namespace, runtimeClass.name, boundary, pool, phase].join(' ');
    const weight = members[0] === undefined ? 1 : weightOf(members[0].agent);
    sizes.set(key, [...(sizes.get(key) ?? []), slotsPerPod / weight]);
  }
  for (const [key, all] of sizes) {
    if (all.length > 2 || Math.max(...all) - Math.min(...all) > 1)
      problems.push(`${key}: sizes ${all.join()}`);
  }
}

/** Where all agents are pooled, each phase runs as many instances as the environment says. */
function verifyPhases(
  runtimes: PlacedEnvironment['runtimes'],
  { agents, phases }: LinkedEnvironment,
  problems: string[],
): void {
  if (agents.some(({ hosting }) => hosting.mode !== 'pooled')) return;
  for (const [index, end] of phases.entries()) {
    let running = 0;
    for (const { phase, members } of runtimes) {
      if (phase <= index + 1) for (const { instances } of members) running += instances;
    }
    if (running !== end) problems.push(`phase ${index + 1} runs ${running} of ${end}`);
  }
}

function verifyFailoverLists(
  { environment, assignments }: PlacedEnvironment,
  problems: string[],
): void {
  const pools = poolsOf(environment);
  for (const { agent, shares, failover } of assignments) {
    const own = new Set(shares.map(({ cluster, pool }) => `${cluster}/${pool}`));
    const clusters = new Set(shares.map(({ cluster }) => cluster));
    const expected = [...pools.values()]
      .filter(
        (pool) =>
          clusters.has(pool.cluster) &&
          !own.has(pool.key) &&
          mayRun(agent.constraints, pool) &&
          isDomain(agent, pool, pools),
      )
      .map(({ key }) => key)
      .sort();
    const listed = failover.map(({ cluster, pool }) => `${cluster}/${pool}`).sort();
    if (expected.join() !== listed.join())
      problems.push(`${agent.id} fails over to ${listed.join()}`);
  }
}

/** A zone that has backup nodes alone is none that pods are spread over. */
function isDomain(
  { constraints }: ResolvedAgent,
  { cluster, spec }: FlatPool,
  pools: ReadonlyMap<string, FlatPool>,
): boolean {
  if (constraints.spread?.by !== 'zone') return true;
  return [...pools.values()].some(
    (other) =>
      other.cluster === cluster &&
      other.spec.zone === spec.zone &&
      other.spec.role !== 'backup' &&
      mayRun(constraints, other),
  );
}

/** Zones that have nodes differ by at most `maxSkew` pods of an agent; nodes have room for at most so many of it. */
function verifySpread({ environment, assignments }: PlacedEnvironment, problems: string[]): void {
  const pools = [...poolsOf(environment).values()];
  for (const { agent, shares } of assignments) {
    const { constraints, hosting } = agent;
    const { spread } = constraints;
    if (spread === undefined || hosting.mode === 'pooled' || hosting.mode === 'serverless')
      continue;
    const countOn = ({ key }: FlatPool): number =>
      shares.find(({ cluster, pool }) => `${cluster}/${pool}` === key)?.instances ?? 0;
    const able = pools.filter(
      (pool) => mayRun(constraints, pool) && pool.spec.role !== 'backup' && pool.spec.count > 0,
    );
    if (spread.by === 'node') {
      for (const pool of able) {
        if (countOn(pool) > spread.maxSkew * pool.spec.count) {
          problems.push(
            `${agent.id} has more than ${spread.maxSkew} pods on a node of ${pool.key}`,
          );
        }
      }
      continue;
    }
    for (const cluster of new Set(shares.map((share) => share.cluster))) {
      const sums = new Map<string, number>();
      for (const pool of able.filter((one) => one.cluster === cluster)) {
        const zone = pool.spec.zone ?? '';
        sums.set(zone, (sums.get(zone) ?? 0) + countOn(pool));
      }
      const skew = Math.max(...sums.values()) - Math.min(...sums.values());
      if (skew > spread.maxSkew) problems.push(`${agent.id} differs by ${skew} between zones`);
    }
  }
}

/** The reported use of every pool is what the pods ask for, and no pool is over its nodes' sum. */
function verifyPools(program: LinkedProgram, placed: PlacedProgram, problems: string[]): void {
  const pods = placed.environments.flatMap(podsOf);
  const pools = new Map(program.environments.flatMap((environment) => [...poolsOf(environment)]));
  for (const { key, spec } of pools.values()) {
    const offer = offerOf(spec);
    const here = pods.filter(({ pool }) => pool === key);
    for (const [d, each] of offer.entries()) {
      const used = here.reduce((sum, pod) => sum + (pod.demand[d] ?? 0), 0);
      if (used > each * spec.count) problems.push(`${key} is over capacity in ${d}`);
    }
    const packing = withNodeSpread(here, offer);
    if (packsExactly(packing.demands, packing.offer, spec.count) === false) {
      problems.push(`${key} cannot be packed on ${spec.count} nodes`);
    }
  }
  for (const one of placed.environments) {
    for (const use of one.usage) {
      const key = `${use.cluster}/${use.pool}`;
      const own = pods.filter(
        (pod) => pod.pool === key && pod.environment === one.environment.name,
      );
      const sum = (d: number): number =>
        own.reduce((total, pod) => total + (pod.demand[d] ?? 0), 0);
      const reported = [use.used.milliCpu, use.used.memory, use.used.storage, use.slots.used];
      if (reported.join() !== [sum(0), sum(1), sum(2), sum(4)].join())
        problems.push(`${key}: usage`);
      if (use.usedNodes > use.nodes || (own.length > 0 && use.usedNodes === 0))
        problems.push(`${key}: nodes`);
    }
  }
}

/** For each agent that is spread over nodes, one more amount: a pod asks for 1, and a node offers `maxSkew`. */
function withNodeSpread(
  pods: readonly Pod[],
  offer: readonly number[],
): { readonly demands: readonly (readonly number[])[]; readonly offer: readonly number[] } {
  const spread = [...new Set(pods.map(({ constraints }) => constraints))].filter(
    (constraints) => constraints.spread?.by === 'node',
  );
  return {
    demands: pods.map(({ demand, constraints }) => [
      ...demand,
      ...spread.map((one) => Number(one === constraints)),
    ]),
    offer: [...offer, ...spread.map((one) => one.spread?.maxSkew ?? 0)],
  };
}

/** Whether pods fit on equal nodes, by trying everything; undefined where there are too many to try. */
export function packsExactly(
  demands: readonly (readonly number[])[],
  offer: readonly number[],
  nodes: number,
): boolean | undefined {
  if (demands.length > 14) return undefined;
  const free = Array.from({ length: nodes }, () => [...offer]);
  const sorted = [...demands].sort(
    (a, b) => Math.max(...shares(b, offer)) - Math.max(...shares(a, offer)),
  );
  const put = (index: number): boolean => {
    const demand = sorted[index];
    if (demand === undefined) return true;
    const tried = new Set<string>();
    return free.some((room) => {
      const state = room.join();
      if (tried.has(state) || demand.some((each, d) => each > (room[d] ?? 0))) return false;
      tried.add(state);
      for (const [d, each] of demand.entries()) room[d] = (room[d] ?? 0) - each;
      const done = put(index + 1);
      for (const [d, each] of demand.entries()) room[d] = (room[d] ?? 0) + each;
      return done;
    });
  };
  return put(0);
}

function shares(demand: readonly number[], offer: readonly number[]): number[] {
  return demand.map((each, d) => (each === 0 ? 0 : each / (offer[d] ?? 0)));
}

/** What Kubernetes takes in one cluster and one namespace. */
function verifyObjects({ environments }: PlacedProgram, problems: string[]): void {
  const services = new Map<string, number>();
  const pods = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, count: number): void => {
    map.set(key, (map.get(key) ?? 0) + count);
  };
  for (const { environment, assignments, runtimes } of environments) {
    for (const { agent, shares } of assignments) {
      const [first] = shares;
      if (agent.hosting.mode === 'pooled' || first === undefined) continue;
      if (agent.hosting.mode === 'dedicated') add(services, first.cluster, 1);
      for (const { cluster, instances } of shares) {
        add(pods, `${cluster} ${environment.namespacePrefix}${agent.namespace}`, instances);
      }
    }
    for (const { cluster, namespace, replicas } of runtimes) {
      add(services, cluster, 1);
      add(pods, `${cluster} ${environment.namespacePrefix}${namespace}`, replicas);
    }
  }
  for (const [key, count] of services)
    if (count > 10_000) problems.push(`${key}: ${count} services`);
  for (const [key, count] of pods) if (count > 3_000) problems.push(`${key}: ${count} pods`);
}
