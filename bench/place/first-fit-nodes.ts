import { accumulate, dominantShare, fits, type Vector } from '../../compiler/place/vector.ts';
import type { Pool } from '../../compiler/place/pool.ts';
import type { Tenant, Workload } from '../../compiler/place/workload.ts';

/**
 * The baseline: every pod of an environment whose agents have pods of their own goes on the first node that may host it
 * and has room, the largest first. Says how many find none.
 */
export function unplacedByFirstFit({ workloads, pools }: Tenant): number {
  const nodes = pools.flatMap((pool) =>
    Array.from({ length: pool.spec.count }, (): Node => ({ pool, free: [...pool.node] })),
  );
  const largest = largestOf(pools);
  const sized = workloads.map((workload) => ({
    workload,
    share: dominantShare(workload.demand, largest),
  }));
  let unplaced = 0;
  for (const { workload } of sized.sort((a, b) => b.share - a.share)) {
    unplaced += workload.instances - putOnFirst(nodes, workload);
  }
  return unplaced;
}

interface Node {
  readonly pool: Pool;
  readonly free: number[];
}

/** How many pods of a workload find a node. */
function putOnFirst(nodes: readonly Node[], { demand, planned, instances }: Workload): number {
  const able = new Set(planned);
  let placed = 0;
  for (const { pool, free } of nodes) {
    if (!able.has(pool)) continue;
    while (placed < instances && fits(demand, free)) {
      accumulate(free, demand, -1);
      placed++;
    }
  }
  return placed;
}

/** The most that any node offers, in each dimension. */
function largestOf(pools: readonly Pool[]): Vector {
  const [first, ...others] = pools.map(({ node }) => node);
  return (first ?? []).map((each, d) => Math.max(each, ...others.map((node) => node[d] ?? 0)));
}
