import type { Count, Counts, WorkloadCounts } from './counts.ts';
import type { KeptCounts } from './lock/keep-locked.ts';
import type { Pool } from './pool.ts';
import type { Tenant, Workload } from './workload.ts';

/**
 * Divides what workloads have on pools over their agents: agents keep what they have as far as it is still
 * there, and the rest is filled up in order of their ids, so that few agents stand on more than one pool.
 * Agents with pods of their own stand in one cluster, since a Deployment lives in one.
 */
export function spreadOverAgents(tenant: Tenant, wanted: WorkloadCounts, kept: KeptCounts): Counts {
  const counts: Count[][] = tenant.environment.agents.map(() => []);
  for (const [index, workload] of tenant.workloads.entries()) {
    const room = new Map<Pool, number>();
    for (const pool of workload.planned) room.set(pool, wanted[index]?.[pool.index] ?? 0);
    if (workload.unit === undefined) spreadByCluster(tenant, workload, { room, kept, counts });
    else spreadFreely(tenant, workload, { room, kept, counts });
  }
  return counts;
}

interface Spread {
  /** Instances that each pool still takes. */
  readonly room: Map<Pool, number>;
  readonly kept: KeptCounts;
  readonly counts: Count[][];
}

function spreadFreely(tenant: Tenant, workload: Workload, { room, kept, counts }: Spread): void {
  const held = new Map<number, Map<Pool, number>>();
  for (const agent of matchingFirst(workload, kept)) {
    held.set(agent, keepShares(kept.counts[agent] ?? [], room));
  }
  for (const agent of workload.agents) {
    const shares = held.get(agent) ?? new Map<Pool, number>();
    fillUp(shares, instancesOf(tenant, agent), room);
    counts[agent] = toCounts(shares);
  }
}

function spreadByCluster(tenant: Tenant, workload: Workload, { room, kept, counts }: Spread): void {
  const waiting: number[] = [];
  for (const agent of matchingFirst(workload, kept)) {
    const shares = keepShares(kept.counts[agent] ?? [], room);
    if (sumOf(shares) === instancesOf(tenant, agent)) counts[agent] = toCounts(shares);
    else {
      for (const [pool, instances] of shares) room.set(pool, (room.get(pool) ?? 0) + instances);
      waiting.push(agent);
    }
  }
  // The largest first, because a small one fits in what is left of a cluster more easily.
  waiting.sort((a, b) => instancesOf(tenant, b) - instancesOf(tenant, a));
  for (const agent of waiting) {
    const instances = instancesOf(tenant, agent);
    const cluster = chooseCluster(room, instances, kept.counts[agent]?.[0]?.pool.cluster);
    const own = new Map([...room].filter(([pool]) => pool.cluster === cluster));
    const shares = keepShares(kept.counts[agent] ?? [], own);
    fillUp(shares, instances, own);
    for (const [pool, left] of own) room.set(pool, left);
    counts[agent] = toCounts(shares);
  }
}

/** Agents whose line in the lock still answers today's demand and capacity keep their places before the others. */
function matchingFirst({ agents }: Workload, { matches }: KeptCounts): readonly number[] {
  return [
    ...agents.filter((agent) => matches[agent]),
    ...agents.filter((agent) => !matches[agent]),
  ];
}

/** The cluster where the agent is, else the tightest that takes all of it, else the one with the most room. */
function chooseCluster(
  room: ReadonlyMap<Pool, number>,
  instances: number,
  current: string | undefined,
): string | undefined {
  const rooms = new Map<string, number>();
  for (const [{ cluster }, left] of room) rooms.set(cluster, (rooms.get(cluster) ?? 0) + left);
  if (current !== undefined && (rooms.get(current) ?? 0) >= instances) return current;
  let tightest: string | undefined;
  let roomiest: string | undefined;
  for (const [cluster, left] of rooms) {
    if (left >= instances && left < (rooms.get(tightest ?? '') ?? Infinity)) tightest = cluster;
    if (left > (rooms.get(roomiest ?? '') ?? -1)) roomiest = cluster;
  }
  return tightest ?? roomiest;
}

/** What an agent has, as far as the pools still take it. */
function keepShares(shares: readonly Count[], room: Map<Pool, number>): Map<Pool, number> {
  const held = new Map<Pool, number>();
  for (const { pool, instances } of shares) {
    const taken = Math.min(instances, room.get(pool) ?? 0);
    if (taken === 0) continue;
    held.set(pool, taken);
    room.set(pool, (room.get(pool) ?? 0) - taken);
  }
  return held;
}

function fillUp(shares: Map<Pool, number>, instances: number, room: Map<Pool, number>): void {
  let missing = instances - sumOf(shares);
  for (const [pool, left] of room) {
    if (missing === 0) return;
    const taken = Math.min(left, missing);
    if (taken === 0) continue;
    shares.set(pool, (shares.get(pool) ?? 0) + taken);
    room.set(pool, left - taken);
    missing -= taken;
  }
}

function toCounts(shares: ReadonlyMap<Pool, number>): Count[] {
  return [...shares]
    .map(([pool, instances]) => ({ pool, instances }))
    .sort((a, b) => a.pool.index - b.pool.index);
}

function sumOf(shares: ReadonlyMap<Pool, number>): number {
  let sum = 0;
  for (const instances of shares.values()) sum += instances;
  return sum;
}

function instancesOf({ environment }: Tenant, agent: number): number {
  return environment.agents[agent]?.instances ?? 0;
}
