import { createHash } from 'node:crypto';
import { namespaceLimits } from '../model/object-limits.ts';
import type { LinkedEnvironment } from '../model/program.ts';
import type { SpreadSpec } from '../model/agent.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';
import type { RuntimeClass } from '../model/runtime-class.ts';
import { refusalOf } from './constraint.ts';
import { podsDimension, vectorOf, type Dimensions } from './dimensions.ts';
import { zoneKey, type Pool } from './pool.ts';
import { timesFitting, type Vector } from './vector.ts';

/** What pooled agents share so that they may share pods. */
export interface RuntimeUnit {
  readonly runtimeClass: RuntimeClass;
  /** Short digest of the unit: class, trust boundary, demand and constraints. */
  readonly boundary: string;
  /** Instances of which no pod holds more. */
  readonly perPod: number;
  readonly weight: number;
}

/** Agents of one environment with equal demand and constraints: all that placement tells apart. */
export interface Workload {
  /** Canonical text of what the agents share; sorts and identifies. */
  readonly key: string;
  readonly environment: string;
  /** Where all its agents stand in one namespace that must be counted: that namespace, with the environment's prefix. */
  readonly namespace: string | undefined;
  /** Indices in the environment's agents, in order of the agents' ids. */
  readonly agents: readonly number[];
  readonly instances: number;
  /** Instances that stand in one cluster together: the replicas of an agent that has pods of its own. */
  readonly block: number;
  /** Absent for agents that have pods of their own. */
  readonly unit: RuntimeUnit | undefined;
  /** Services and Deployments that one agent with pods of its own makes; 0 where it is pooled. */
  readonly services: number;
  readonly deployments: number;
  /** Of one instance; pooled ones count no pod here. */
  readonly demand: Vector;
  /** Of its pods, as the scheduler is told; each such workload has one agent, since a Deployment is spread by itself. */
  readonly spread: SpreadSpec | undefined;
  /** Pods of which no node holds more. */
  readonly perNode: number;
  /** Pools that may host its pods in normal operation. */
  readonly planned: readonly Pool[];
  /** Pools that may host its pods when a node is lost; the planned ones and the backup ones. */
  readonly allowed: ReadonlySet<Pool>;
  /** An agent of the workload, for what all of them share. */
  readonly sample: ResolvedAgent;
}

/** An environment as placement sees it. */
export interface Tenant {
  readonly environment: LinkedEnvironment;
  readonly dimensions: Dimensions;
  /** Pools of its clusters, sorted by cluster and name. */
  readonly pools: readonly Pool[];
  /** Sorted by key. */
  readonly workloads: readonly Workload[];
}

/** Groups an environment's agents into workloads. */
export function tenantOf(
  environment: LinkedEnvironment,
  allPools: readonly Pool[],
  dimensions: Dimensions,
): Tenant {
  const clusters = new Set(environment.clusters.map(({ name }) => name));
  const pools = allPools.filter(({ cluster }) => clusters.has(cluster));
  const groups = groupAgents(environment);
  const boundaries = shortDigests([...groups.keys()]);
  const workloads = [...groups].map(([key, members]) =>
    workloadOf(
      environment,
      { key, members, boundary: boundaries.get(key) ?? '' },
      pools,
      dimensions,
    ),
  );
  workloads.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { environment, dimensions, pools, workloads };
}

function groupAgents(environment: LinkedEnvironment): Map<string, [number, ...number[]]> {
  const groups = new Map<string, [number, ...number[]]>();
  const crowded = crowdedNamespaces(environment);
  for (const [index, agent] of environment.agents.entries()) {
    const key = keyOf(environment, agent, crowded);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [index]);
    else members.push(index);
  }
  const { agents } = environment;
  const idOf = (index: number): string => agents[index]?.id ?? '';
  const sorted = agents.every(({ id }, index) => index === 0 || idOf(index - 1) < id);
  if (sorted) return groups;
  for (const members of groups.values()) members.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  return groups;
}

/**
 * Namespaces whose agents could cross a limit of Kubernetes if they all stood in one cluster. Others need not be
 * told apart, and so a fleet of many namespaces stays a problem of few workloads.
 */
function crowdedNamespaces({ agents }: LinkedEnvironment): ReadonlySet<string> {
  const pods = new Map<string, number>();
  const objects = new Map<string, number>();
  for (const { namespace, instances } of agents) {
    pods.set(namespace, (pods.get(namespace) ?? 0) + instances);
    objects.set(namespace, (objects.get(namespace) ?? 0) + 1);
  }
  const { pods: mostPods, deployments, services } = namespaceLimits;
  // A Knative Service makes three.
  const mostAgents = Math.min(deployments, Math.floor(services / 3));
  const crowded = [...pods].filter(
    ([name, count]) => count > mostPods || (objects.get(name) ?? 0) > mostAgents,
  );
  return new Set(crowded.map(([name]) => name));
}

function workloadOf(
  environment: LinkedEnvironment,
  group: {
    readonly key: string;
    readonly members: readonly [number, ...number[]];
    readonly boundary: string;
  },
  pools: readonly Pool[],
  dimensions: Dimensions,
): Workload {
  const agents = group.members;
  const sample = sampleOf(environment, agents[0]);
  const { spread } = sample.constraints;
  const allowed = withinSpread(
    spread,
    pools.filter(({ spec }) => refusalOf(sample.constraints, spec) === undefined),
  );
  const { hosting, namespace } = sample;
  const alike = agents.every((index) => environment.agents[index]?.namespace === namespace);
  const pooled = hosting.mode === 'pooled' ? hosting : undefined;
  return {
    key: group.key,
    environment: environment.name,
    namespace: alike ? environment.namespacePrefix + namespace : undefined,
    agents,
    instances: agents.reduce((sum, index) => sum + (environment.agents[index]?.instances ?? 0), 0),
    block: blockOf(environment, sample),
    unit: pooled && {
      runtimeClass: pooled.runtimeClass,
      boundary: group.boundary,
      perPod: Math.max(1, Math.floor(pooled.runtimeClass.slotsPerPod / pooled.weight)),
      weight: pooled.weight,
    },
    ...objectsOf(sample),
    demand: vectorOf(dimensions, sample.demand, {
      slots: pooled?.weight ?? 0,
      pods: pooled === undefined ? 1 : 0,
    }),
    spread,
    // The scheduler counts nodes that are full too, and nearly always one of them has no pod of the agent.
    perNode: spread?.by === 'node' ? spread.maxSkew : Infinity,
    planned: allowed.filter(isPlanned),
    allowed: new Set(allowed),
    sample,
  };
}

function sampleOf(environment: LinkedEnvironment, index: number): ResolvedAgent {
  const agent = environment.agents[index];
  if (agent === undefined) throw new Error(`agent ${index} is not in the environment`);
  return agent;
}

/**
 * A zone of backup nodes alone would count as an empty one, and so would let no other zone have more pods than
 * `maxSkew`: such nodes stay out.
 */
function withinSpread(spread: SpreadSpec | undefined, pools: readonly Pool[]): readonly Pool[] {
  if (spread?.by !== 'zone') return pools;
  const zones = new Set(pools.filter(isPlanned).map(zoneKey));
  return pools.filter((pool) => zones.has(zoneKey(pool)));
}

/**
 * Whether a workload's pods may leave one pool for another when a node is lost. What is spread over zones stays in
 * its zone: another may already have as many more as it may have, now that this one lacks some.
 */
export function staysInSpread({ spread }: Workload, from: Pool, to: Pool): boolean {
  return spread?.by !== 'zone' || zoneKey(from) === zoneKey(to);
}

function isPlanned({ spec }: Pool): boolean {
  return spec.role !== 'backup';
}

/** A Deployment has one Service; Knative makes one for the route and two for its revision; a CronJob has none. */
function objectsOf({ hosting }: ResolvedAgent): Pick<Workload, 'services' | 'deployments'> {
  switch (hosting.mode) {
    case 'dedicated':
      return { services: 1, deployments: 1 };
    case 'serverless':
      return { services: 3, deployments: 1 };
    case 'scheduled':
    case 'pooled':
      return { services: 0, deployments: 0 };
  }
}

/** Requests of a pod that holds so many instances; each amount is rounded up once. */
export function podDemand(workload: Workload, instances: number): Vector {
  // To a millionth first, so that 0.1 × 3 does not become a whole unit more by a floating-point hair.
  const demand = workload.demand.map((each) => Math.ceil(Math.round(each * instances * 1e6) / 1e6));
  if (workload.unit !== undefined) demand[podsDimension] = 1;
  return demand;
}

/** Instances of which no pod on a pool holds more: as many as the class allows and an empty node can take. */
export function instancesPerPod(workload: Workload, pool: Pool): number {
  if (workload.unit === undefined) return 1;
  return Math.max(1, timesFitting(workload.demand, pool.node, workload.unit.perPod));
}

/** An agent's replicas stand in one cluster; where there are several, agents with more replicas are a matter of their own. */
function keyOf(
  environment: LinkedEnvironment,
  agent: ResolvedAgent,
  crowded: ReadonlySet<string>,
): string {
  const key = workloadKey(agent, crowded.has(agent.namespace));
  const block = blockOf(environment, agent);
  const { spread } = agent.constraints;
  const alone = spread === undefined ? '' : ` ${spread.by} ${spread.maxSkew} ${agent.id}`;
  return (block === 1 ? key : `${key} ${block}`) + alone;
}

function blockOf({ clusters }: LinkedEnvironment, { hosting, instances }: ResolvedAgent): number {
  return hosting.mode !== 'pooled' && clusters.length > 1 ? Math.max(1, instances) : 1;
}

/**
 * Everything that agents must share to be exchangeable for placement, as text. It is made for every
 * agent of the estate, so the parts that most agents have are put together by hand.
 */
function workloadKey(agent: ResolvedAgent, crowded: boolean): string {
  const { hosting, demand } = agent;
  const namespace = crowded || hosting.mode === 'pooled' ? agent.namespace : '';
  const amounts = `${demand.milliCpu} ${demand.memory} ${demand.storage}`;
  const shared = `${hosting.mode} ${namespace} ${amounts} ${recordText(demand.accelerators)} ${constraintsText(agent)}`;
  if (hosting.mode !== 'pooled') return shared;
  const { runtimeClass, weight } = hosting;
  const trust = runtimeClass.mixesTrust ? [] : trustOf(agent);
  return `${shared} ${JSON.stringify([runtimeClass.name, weight, agent.priority, trust])}`;
}

function constraintsText({ constraints }: ResolvedAgent): string {
  const { classes, architectures, lightweight, toleratesSpot, nodeSelector } = constraints;
  const allowed = [
    classes.includes('accelerator'),
    classes.includes('x86'),
    classes.includes('pi'),
    architectures.includes('amd64'),
    architectures.includes('arm64'),
    lightweight,
    toleratesSpot,
  ];
  return allowed.map(Number).join('') + recordText(nodeSelector);
}

/** Its entries by key; nothing for the empty ones that nearly all agents have. */
function recordText(record: Readonly<Record<string, string | number>>): string {
  for (const key in record) {
    if (!Object.hasOwn(record, key)) continue;
    return JSON.stringify(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  return '';
}

/** Agents of different trust never share a process: what one may reach, read or handle, the other must not. */
function trustOf(agent: ResolvedAgent): readonly unknown[] {
  const { secrets = [], dataClasses = [] } = agent.definition.spec.access ?? {};
  return [
    [...agent.egress].sort(),
    secrets.map(({ name, key }) => JSON.stringify([name, key])).sort(),
    [...dataClasses].sort(),
  ];
}

/** Six hexadecimal digits each, or twelve for keys that six would not tell apart. */
function shortDigests(keys: readonly string[]): Map<string, string> {
  const digests = keys.map((key) => createHash('sha256').update(key).digest('hex'));
  const seen = new Map<string, number>();
  for (const digest of digests) {
    const short = digest.slice(0, 6);
    seen.set(short, (seen.get(short) ?? 0) + 1);
  }
  return new Map(
    keys.map((key, index) => {
      const digest = digests[index] ?? '';
      return [key, digest.slice(0, seen.get(digest.slice(0, 6)) === 1 ? 6 : 12)];
    }),
  );
}
