import type { PhaseReport } from '../model/placement-assessment.ts';
import { monthlyBills, totalOf } from './cost.ts';
import type { CutPlacement } from './crossed-limits.ts';
import { packPods, type Packing } from './packing.ts';
import type { PodGroup } from './pods.ts';
import type { Pool } from './pool.ts';
import type { Tenant } from './workload.ts';

/** What the environments of an estate come to together, all of their phases being out. */
export interface WholeEstate {
  readonly pools: readonly Pool[];
  readonly standing: readonly CutPlacement[];
  readonly packing: Packing;
}

/**
 * Packs and prices each rollout phase of an environment, beside all that others have. Phases are cut so that a
 * later one moves nothing of an earlier one; here each is packed as if it were the last.
 */
export async function phaseReports(
  { tenant, pods }: CutPlacement,
  whole: WholeEstate,
): Promise<readonly PhaseReport[]> {
  const last = pods.reduce((most, { phase }) => Math.max(most, phase), 0);
  if (tenant.environment.phases.length < 2 || last < 2) return [];
  const others = whole.standing.filter((other) => other.tenant !== tenant);
  const { name } = tenant.environment;
  const reports = Array.from({ length: last }, async (_, index) => {
    const out = pods.filter(({ phase }) => phase <= index + 1);
    const packing = await packWith(others, out, whole);
    const bill = monthlyBills(whole.standing, whole.pools, packing).get(name);
    return {
      agents: out.reduce((sum, group) => sum + group.size * group.pods, 0),
      usedNodes: usedNodes(tenant, packing),
      usdPerMonth: bill === undefined ? 0 : totalOf(bill),
    };
  });
  return Promise.all(reports);
}

/** The last phase has room for all, so a phase before it has; where packing fewer finds none, that of all bounds it. */
async function packWith(
  others: readonly CutPlacement[],
  out: readonly PodGroup[],
  { pools, packing }: WholeEstate,
): Promise<Packing> {
  const packed = await packPods(pools, [...others.flatMap(({ pods }) => pods), ...out]);
  return packed.leftover.length === 0 ? packed : packing;
}

/** Nodes that host a pod of an environment. */
function usedNodes({ environment: { name } }: Tenant, { nodes }: Packing): number {
  let used = 0;
  for (const bins of nodes.values()) {
    used += bins.filter(({ pods }) =>
      pods.some(({ group }) => group.workload.environment === name),
    ).length;
  }
  return used;
}
