import type { Counts } from './counts.ts';
import { crossedLimits, type CrossedLimit, type CutPlacement } from './crossed-limits.ts';
import { packPods, type Packing } from './packing.ts';
import { cutPods } from './pods.ts';
import type { Tenant } from './workload.ts';
import { isEven } from './zones.ts';

/** Counts put to the test: cut into pods and packed beside what others have. */
export interface Trial extends CutPlacement {
  readonly packing: Packing;
  readonly crossed: readonly CrossedLimit[];
  /** Every instance has a place, every pod a node, no limit is crossed, and zones are as even as they have to be. */
  readonly holds: boolean;
}

/**
 * Cuts counts into pods and packs them on the environment's pools, beside other environments' pods.
 *
 * @param effort - How often the usual budget of packing may be spent.
 */
export async function tryCounts(
  tenant: Tenant,
  counts: Counts,
  others: readonly CutPlacement[],
  effort = 1,
): Promise<Trial> {
  const pods = cutPods(tenant, counts);
  const all = [...others.flatMap((other) => other.pods), ...pods];
  const packing = await packPods(tenant.pools, all, effort);
  const crossed = crossedLimits([...others, { tenant, counts, pods }]);
  const complete = tenant.environment.agents.every(
    ({ instances }, index) =>
      (counts[index] ?? []).reduce((sum, share) => sum + share.instances, 0) === instances,
  );
  const even = tenant.workloads.every((workload) => isEven(workload, counts));
  const holds = complete && even && packing.leftover.length === 0 && crossed.length === 0;
  return { tenant, counts, pods, packing, crossed, holds };
}
