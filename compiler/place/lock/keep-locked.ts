import { divideByLargestRemainder } from '../../model/largest-remainder.ts';
import type { Count, Counts } from '../counts.ts';
import type { Pool } from '../pool.ts';
import type { Tenant, Workload } from '../workload.ts';
import { capacityText, demandText, type LockLine } from './lock-line.ts';

/** What the lock says of an environment that can still hold. */
export interface KeptCounts {
  readonly counts: Counts;
  /** By agent: whether the line answers the demand and the capacity of today. */
  readonly matches: readonly boolean[];
}

/**
 * Takes over the places that the lock gives to agents which still exist, on pools that may still host them;
 * never more instances than an agent has, and one cluster only for agents that have pods of their own.
 */
export function keepLocked(
  tenant: Tenant,
  lines: ReadonlyMap<string, LockLine> | undefined,
): KeptCounts {
  const counts: Count[][] = tenant.environment.agents.map(() => []);
  const matches = counts.map(() => false);
  if (lines === undefined || lines.size === 0) return { counts, matches };
  const capacities = new Map(tenant.pools.map((pool) => [pool, capacityText(pool)]));
  for (const workload of tenant.workloads) {
    const demand = demandText(workload);
    const hosts = new Map(workload.planned.map((pool) => [pool.key, pool]));
    for (const index of workload.agents) {
      const agent = tenant.environment.agents[index];
      const line = agent && lines.get(agent.id);
      if (agent === undefined || line === undefined) continue;
      counts[index] = keepLine(workload, line, hosts, agent.instances);
      matches[index] =
        line.demand === demand &&
        line.instances === agent.instances &&
        sumOf(counts[index] ?? []) === agent.instances &&
        line.shares.every((share) => {
          const pool = hosts.get(share.pool);
          return pool !== undefined && capacities.get(pool) === share.capacity;
        });
    }
  }
  return { counts, matches };
}

function keepLine(
  workload: Workload,
  line: LockLine,
  hosts: ReadonlyMap<string, Pool>,
  most: number,
): Count[] {
  const byPool = new Map<Pool, number>();
  for (const share of line.shares) {
    const pool = hosts.get(share.pool);
    if (pool !== undefined) byPool.set(pool, (byPool.get(pool) ?? 0) + share.instances);
  }
  let shares = [...byPool]
    .map(([pool, instances]) => ({ pool, instances }))
    .sort((a, b) => a.pool.index - b.pool.index);
  if (workload.unit === undefined) shares = inLargestCluster(shares);
  if (sumOf(shares) <= most) return shares;
  const parts = divideByLargestRemainder(
    most,
    shares.map(({ instances }) => instances),
  );
  return shares
    .map(({ pool }, index) => ({ pool, instances: parts[index] ?? 0 }))
    .filter(({ instances }) => instances > 0);
}

function inLargestCluster(shares: Count[]): Count[] {
  const clusters = new Set(shares.map(({ pool }) => pool.cluster));
  if (clusters.size <= 1) return shares;
  const [best = []] = [...clusters]
    .map((cluster) => shares.filter(({ pool }) => pool.cluster === cluster))
    .sort((a, b) => sumOf(b) - sumOf(a));
  return best;
}

function sumOf(shares: readonly Count[]): number {
  return shares.reduce((sum, { instances }) => sum + instances, 0);
}
