import type { Pool } from './pool.ts';
import type { Tenant } from './workload.ts';

/** Instances of one agent on one pool. */
export interface Count {
  readonly pool: Pool;
  readonly instances: number;
}

/**
 * The whole decision of placement: for each agent of an environment, by its index, how many
 * instances each pool hosts; sorted by pool, without zeros. Everything else is derived from it.
 */
export type Counts = readonly (readonly Count[])[];

/** Sums of counts by workload and pool: `[workload][pool.index]`. */
export type WorkloadCounts = readonly (readonly number[])[];

/** What each workload has on each pool. */
export function sumByWorkload(tenant: Tenant, counts: Counts, poolCount: number): number[][] {
  return tenant.workloads.map(({ agents }) => {
    const sums = new Array<number>(poolCount).fill(0);
    for (const agent of agents) {
      for (const { pool, instances } of counts[agent] ?? []) {
        sums[pool.index] = (sums[pool.index] ?? 0) + instances;
      }
    }
    return sums;
  });
}

/** How many instances have a place. */
export function countPlaced(counts: Counts): number {
  let placed = 0;
  for (const shares of counts) for (const { instances } of shares) placed += instances;
  return placed;
}
