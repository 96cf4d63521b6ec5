import type { PoolOrder } from '../model/placement-assessment.ts';
import { emptyBins, podsFitting, sumByGroup, withPods, type Bin, type PodCount } from './bin.ts';
import type { Packing } from './packing.ts';
import type { PodGroup } from './pods.ts';
import type { Pool } from './pool.ts';
import { accumulate } from './vector.ts';
import { randomNumbers } from './vector-packing/random-numbers.ts';
import type { Tenant } from './workload.ts';

/**
 * Whether the scheduler, which takes pods in any order, places all of them on the pools of an environment as
 * planned; for each pool that hosts something of it.
 */
export function orderProofs(tenant: Tenant, packing: Packing): readonly PoolOrder[] {
  const { name } = tenant.environment;
  return tenant.pools.flatMap((pool) => {
    const bins = packing.nodes.get(pool) ?? [];
    const pods = sumByGroup(bins.flatMap((bin) => bin.pods));
    // Pods of other environments are in the way, but alone they are not this one's matter.
    if (!pods.some(({ group }) => group.workload.environment === name)) return [];
    return [{ cluster: pool.cluster, pool: pool.name, ...proofOf(pool, pods) }];
  });
}

function proofOf(
  pool: Pool,
  pods: readonly PodCount[],
): Pick<PoolOrder, 'proof' | 'tried' | 'placed'> {
  if (pool.spec.count === 1 || fitsInAnyOrder(pool, pods)) {
    return { proof: 'certain', tried: 0, placed: 0 };
  }
  const all = pods.flatMap(({ group, pods: count }) => Array<PodGroup>(count).fill(group));
  if (all.length * pool.spec.count * orders > mostSteps) {
    return { proof: 'unknown', tried: 0, placed: 0 };
  }
  const seeds = Array.from({ length: orders }, (_, index) => index + 1);
  const placed = seeds.filter((seed) => placesAll(pool, shuffle(all, seed))).length;
  return { proof: 'tried', tried: orders, placed };
}

const orders = 20;

/** Nodes looked at, counted, not timed; about a second's work. */
const mostSteps = 4_000_000;

/**
 * A pod finds no node only where each of the `n` has too little left in some dimension d, and so has more than
 * c_d − R_d in use there: c_d is what a node has, R_d what the largest pod asks for. All pods ask for T_d together, so
 * Σ T_d / (c_d − R_d) ≤ n rules that out, whatever the order. Where a node takes a few pods of a workload only,
 * that says nothing.
 */
function fitsInAnyOrder(pool: Pool, pods: readonly PodCount[]): boolean {
  if (pods.some(({ group }) => group.workload.perNode !== Infinity)) return false;
  const total: number[] = [];
  const largest: number[] = [];
  for (const { group, pods: count } of pods) {
    accumulate(total, group.demand, count);
    for (const [d, amount] of group.demand.entries())
      largest[d] = Math.max(largest[d] ?? 0, amount);
  }
  const nodes = pool.node.reduce((sum, capacity, d) => {
    const asked = total[d] ?? 0;
    const spare = capacity - (largest[d] ?? 0);
    if (asked === 0) return sum;
    return spare <= 0 ? Infinity : sum + asked / spare;
  }, 0);
  return nodes <= pool.spec.count;
}

/** Takes pods one by one as the scheduler does: of the nodes that take a pod, the least allocated. */
function placesAll(pool: Pool, pods: readonly PodGroup[]): boolean {
  const bins = emptyBins(pool, pool.spec.count);
  return pods.every((group) => {
    const index = leastAllocated(bins, group);
    const bin = bins[index];
    if (bin === undefined) return false;
    bins[index] = withPods(bin, group, 1);
    return true;
  });
}

/** By the free share of cpu and memory, as the scheduler's `LeastAllocated` counts by default; -1 where none fits. */
function leastAllocated(bins: readonly Bin[], group: PodGroup): number {
  let best = -1;
  let most = -1;
  for (const [index, bin] of bins.entries()) {
    const score = freeShare(bin, 1) + freeShare(bin, 2);
    if (score <= most || podsFitting(group, bin, 1) === 0) continue;
    best = index;
    most = score;
  }
  return best;
}

function freeShare({ pool, free }: Bin, d: number): number {
  return (free[d] ?? 0) / Math.max(1, pool.node[d] ?? 0);
}

/** Another order for each seed, and the same in every run. */
function shuffle<Item>(items: readonly Item[], seed: number): readonly Item[] {
  // Spread over all bits, since seeds that differ little begin alike.
  const next = randomNumbers(seed * 0x9e3779b1);
  return items
    .map((item) => ({ item, rank: next(2 ** 31) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
