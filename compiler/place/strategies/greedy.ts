import { divideByLargestRemainder } from '../../model/largest-remainder.ts';
import type { Bin, Filling, PodCount } from '../bin.ts';
import type { WorkloadCounts } from '../counts.ts';
import { fillQuickly } from '../fill.ts';
import type { CutPlacement } from '../crossed-limits.ts';
import { packPods } from '../packing.ts';
import type { Pool } from '../pool.ts';
import { dominantShare } from '../vector.ts';
import { sumOn, zonesOf } from '../zones.ts';
import { instancesPerPod, podDemand, type Tenant, type Workload } from '../workload.ts';

/** Which pools a workload tries first. */
export type PoolOrder = (a: Pool, b: Pool, workload: Workload) => number;

/** Which pools there are to choose from. */
export interface PoolChoice {
  readonly order: PoolOrder;
  /** Those that take no more. */
  readonly full?: ReadonlySet<Pool>;
}

/** By what a pod costs on a node that is full of its like. */
export const cheapestFirst: PoolOrder = (a, b, workload) =>
  pricePerPod(workload, a) - pricePerPod(workload, b) || a.index - b.index;

/** By what a node costs for its size, by size alone, and by name. */
export const poolOrders: readonly PoolOrder[] = [
  cheapestFirst,
  (a, b) => roomOf(b) - roomOf(a) || a.index - b.index,
  (a, b) => a.index - b.index,
];

/**
 * Adds what has no place yet, workload by workload: those with the fewest pools first, then the largest;
 * each takes as much of each pool as can be put beside what is there. What it cannot place it leaves out.
 */
export async function placeGreedily(
  tenant: Tenant,
  start: WorkloadCounts,
  others: readonly CutPlacement[],
  { order, full }: PoolChoice,
): Promise<WorkloadCounts> {
  const counts = start.map((row) => [...row]);
  const bins = await packStart(tenant, counts, others);
  for (const index of workloadOrder(tenant)) {
    const workload = tenant.workloads[index];
    const row = counts[index];
    if (workload === undefined || row === undefined) continue;
    const missing = workload.instances - row.reduce((a, b) => a + b, 0);
    if (missing === 0) continue;
    const pools = workload.planned
      .filter((pool) => full?.has(pool) !== true)
      .sort((a, b) => order(a, b, workload));
    const state: Filled = { tenant, workload, bins, row };
    if (workload.spread?.by === 'zone') addEvenly(state, pools, missing);
    else if (workload.block === 1) addTo(state, pools, missing);
    else addBlocks(state, pools, missing);
  }
  return counts;
}

interface Filled {
  readonly tenant: Tenant;
  readonly workload: Workload;
  readonly bins: Map<Pool, readonly Bin[]>;
  /** What the workload has on each pool, by its index. */
  readonly row: number[];
}

/** Puts as many instances as fit on pools, first on nodes that are in use, and says how many. */
function addTo(state: Filled, pools: readonly Pool[], most: number): number {
  let missing = most;
  for (const inUse of [true, false]) {
    for (const pool of pools) {
      if (missing > 0) missing -= addToPool(state, pool, { most: missing, inUse });
    }
  }
  return most - missing;
}

function addToPool(
  { tenant, workload, bins, row }: Filled,
  pool: Pool,
  { most, inUse }: { readonly most: number; readonly inUse: boolean },
): number {
  const all = bins.get(pool) ?? [];
  const taking = inUse ? all.filter(({ pods }) => pods.length > 0) : all;
  const kept = inUse ? all.filter(({ pods }) => pods.length === 0) : [];
  const tryOut = (instances: number): Filling =>
    fillQuickly(taking, estimatePods(tenant, workload, pool, instances), () => true);
  const added = mostThatFit(most, (instances) => tryOut(instances).leftover.length === 0);
  if (added === 0) return 0;
  bins.set(pool, [...tryOut(added).bins, ...kept]);
  row[pool.index] = (row[pool.index] ?? 0) + added;
  return added;
}

/** Puts instances one by one in the emptiest zone that takes one, as long as the zones stay even enough. */
function addEvenly(state: Filled, pools: readonly Pool[], most: number): void {
  const { workload, row } = state;
  const [zones] = zonesOf(workload)
    .filter((zones) => zones.length > 0)
    .map((zones) => ({ zones, held: sumOn(zones.flat(), ({ index }) => row[index] ?? 0) }))
    .sort((a, b) => b.held - a.held)
    .map((cluster) => cluster.zones);
  const countOn = ({ index }: Pool): number => row[index] ?? 0;
  for (let missing = most; missing > 0; missing--) {
    const byCount = [...(zones ?? [])].sort((a, b) => sumOn(a, countOn) - sumOn(b, countOn));
    const limit = sumOn(byCount[0] ?? [], countOn) + (workload.spread?.maxSkew ?? 0);
    const placed = byCount.some((zone) => {
      const own = pools.filter((pool) => zone.includes(pool));
      return sumOn(zone, countOn) < limit && addTo(state, own, 1) === 1;
    });
    if (!placed) return;
  }
}

/** Puts whole agents in clusters, all replicas of one in the first that takes them. */
function addBlocks(state: Filled, pools: readonly Pool[], most: number): void {
  const { workload, bins, row } = state;
  let missing = most;
  for (const cluster of new Set(pools.map((pool) => pool.cluster))) {
    const own = pools.filter((pool) => pool.cluster === cluster);
    while (missing >= workload.block) {
      const before = own.map((pool) => ({
        pool,
        bins: bins.get(pool) ?? [],
        count: row[pool.index] ?? 0,
      }));
      if (addTo(state, own, workload.block) === workload.block) {
        missing -= workload.block;
        continue;
      }
      // Not all replicas fit: what was tried is undone.
      for (const saved of before) {
        bins.set(saved.pool, saved.bins);
        row[saved.pool.index] = saved.count;
      }
      break;
    }
  }
}

/** The nodes of the environment's pools with what stands there already. */
async function packStart(
  tenant: Tenant,
  counts: WorkloadCounts,
  others: readonly CutPlacement[],
): Promise<Map<Pool, readonly Bin[]>> {
  const pods = others.flatMap((other) => other.pods);
  for (const [index, workload] of tenant.workloads.entries()) {
    for (const pool of workload.planned) {
      const instances = counts[index]?.[pool.index] ?? 0;
      if (instances === 0) continue;
      pods.push(...estimatePods(tenant, workload, pool, instances).map(({ group }) => group));
    }
  }
  const { nodes } = await packPods(tenant.pools, pods);
  return new Map(nodes);
}

function workloadOrder({ workloads }: Tenant): number[] {
  const sizeOf = ({ demand, planned }: Workload): number =>
    Math.max(0, ...planned.map(({ node }) => dominantShare(demand, node)));
  const sizes = workloads.map(sizeOf);
  return [...workloads.keys()].sort(
    (a, b) =>
      (workloads[a]?.planned.length ?? 0) - (workloads[b]?.planned.length ?? 0) ||
      (sizes[b] ?? 0) - (sizes[a] ?? 0) ||
      a - b,
  );
}

/** The greatest number up to `most` for which the test holds, if it holds for all below. */
function mostThatFit(most: number, test: (instances: number) => boolean): number {
  if (test(most)) return most;
  let low = 0;
  let high = most;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (test(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** The pods that a workload makes on a pool, as far as they are known before its agents are told apart. */
export function estimatePods(
  tenant: Tenant,
  workload: Workload,
  pool: Pool,
  instances: number,
): PodCount[] {
  const group = (phase: number, size: number, pods: number, smaller: boolean): PodCount => ({
    group: {
      workload,
      pool,
      phase,
      size,
      smaller,
      pods,
      demand: podDemand(workload, size),
      members: [],
    },
    pods,
  });
  if (instances === 0) return [];
  if (workload.unit === undefined) return [group(1, 1, instances, false)];
  const { phases } = tenant.environment;
  const increments = phases.map((end, index) => end - (phases[index - 1] ?? 0));
  const perPod = instancesPerPod(workload, pool);
  return divideByLargestRemainder(instances, increments).flatMap((part, index) => {
    if (part === 0) return [];
    const pods = Math.ceil(part / perPod);
    const size = Math.floor(part / pods);
    const larger = part - size * pods;
    const all = [group(index + 1, size, pods - larger, larger > 0)];
    return larger === 0 ? all : [group(index + 1, size + 1, larger, false), ...all];
  });
}

/** Infinite where no node takes a pod. */
function pricePerPod(workload: Workload, { usdPerMonth, node }: Pool): number {
  const size = Math.min(workload.unit?.perPod ?? 1, workload.instances);
  return usdPerMonth * dominantShare(podDemand(workload, size), node);
}

function roomOf({ spec, node }: Pool): number {
  return spec.count * (node[1] ?? 0);
}
