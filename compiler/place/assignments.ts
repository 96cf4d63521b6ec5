import type { Assignment, PoolReference } from '../model/placed-program.ts';
import type { Counts } from './counts.ts';
import { failoverPools } from './runtimes.ts';
import type { Tenant } from './workload.ts';

/** Where each agent stands and may fail over to, in the order of the environment's agents. */
export function assignmentsOf(
  { environment, workloads }: Tenant,
  counts: Counts,
): readonly Assignment[] {
  const failovers = new Map<number, readonly PoolReference[]>();
  for (const workload of workloads) {
    // Agents of a workload on the same pools share one list.
    const known = new Map<string, readonly PoolReference[]>();
    for (const index of workload.agents) {
      const pools = (counts[index] ?? []).map(({ pool }) => pool);
      const key = pools.map((pool) => pool.index).join();
      const list = known.get(key) ?? failoverPools(workload, pools);
      known.set(key, list);
      failovers.set(index, list);
    }
  }
  return environment.agents.map((agent, index) => ({
    agent,
    shares: (counts[index] ?? []).map(({ pool: { cluster, name }, instances }) => ({
      cluster,
      pool: name,
      instances,
    })),
    failover: failovers.get(index) ?? [],
  }));
}
