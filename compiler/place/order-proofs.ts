import type { PoolOrder, Purchase } from '../model/placed-program.ts';
import { sumByGroup, type PodCount } from './bin.ts';
import type { Packing } from './packing.ts';
import type { PodGroup } from './pods.ts';
import type { Pool } from './pool.ts';
import { placesAll, type Steps } from './scheduler-model.ts';
import { accumulate } from './vector.ts';
import { randomNumbers } from './vector-packing/random-numbers.ts';
import type { Tenant } from './workload.ts';

/**
 * Whether the scheduler, which takes pods in any order, places all of them on the pools of an environment as
 * planned; for each pool that hosts something of it. Where that is not so, how many nodes more would make it so.
 */
export function orderProofs(
  tenant: Tenant,
  packing: Packing,
  patience: Patience,
): readonly PoolOrder[] {
  const { name } = tenant.environment;
  const steps = { left: mostSteps[patience] };
  return tenant.pools.flatMap((pool) => {
    const bins = packing.nodes.get(pool) ?? [];
    const pods = sumByGroup(bins.flatMap((bin) => bin.pods));
    // Pods of other environments are in the way, but alone they are not this one's matter.
    if (!pods.some(({ group }) => group.workload.environment === name)) return [];
    return [{ cluster: pool.cluster, pool: pool.name, ...proofOf(pool, pods, steps) }];
  });
}

/** How long orders are tried: as part of a compile, or for somebody who asks of the placement. */
export type Patience = 'briefly' | 'thoroughly';

/**
 * For all pools of an environment together. One order of 30,000 pods on 10,000 nodes takes a million steps, and that a
 * sixth of a second.
 */
const mostSteps: Readonly<Record<Patience, number>> = {
  briefly: 2_000_000,
  thoroughly: 60_000_000,
};

type Proof = Pick<PoolOrder, 'proof' | 'tried' | 'placed' | 'purchase'>;

function proofOf(pool: Pool, pods: readonly PodCount[], steps: Steps): Proof {
  const { count } = pool.spec;
  const certain = nodesForAnyOrder(pool, pods);
  if (count === 1 || certain <= count) {
    return { proof: 'certain', tried: 0, placed: 0, purchase: undefined };
  }
  const bound = certain - count;
  const arrivals = fewestSteps(pods, count) > steps.left ? [] : randomOrders(pods);
  const placed = countPlaced({ pool, nodes: count, arrivals }, steps);
  if (placed === undefined) {
    return { proof: 'unknown', tried: 0, placed: 0, purchase: purchaseOf(pool, bound) };
  }
  const isTried = placed === arrivals.length;
  const nodes = isTried ? Infinity : Math.min(bound, nodesForOrders(pool, arrivals, steps));
  return {
    proof: 'tried',
    tried: arrivals.length,
    placed,
    purchase: purchaseOf(pool, nodes),
  };
}

/** Orders of pods, and the nodes on which they are tried. */
interface Trials {
  readonly pool: Pool;
  readonly nodes: number;
  readonly arrivals: readonly (readonly PodGroup[])[];
}

/** Each pod climbs down and up a tree of nodes, in each order. */
function fewestSteps(pods: readonly PodCount[], nodes: number): number {
  const count = pods.reduce((sum, item) => sum + item.pods, 0);
  return count * orders * 2 * Math.log2(nodes);
}

/** The orders in which every pod finds a node; undefined where there are none, or too few steps are left to tell. */
function countPlaced({ pool, nodes, arrivals }: Trials, steps: Steps): number | undefined {
  if (arrivals.length === 0) return undefined;
  const verdicts = arrivals.map((pods) => placesAll(pool, nodes, pods, steps));
  return verdicts.includes(undefined) ? undefined : verdicts.filter(Boolean).length;
}

/** More are worth a look by the bound alone. */
const mostTriedNodes = 8;

/** The fewest nodes more with which all orders place everything, of a handful; infinite where there is none. */
function nodesForOrders(pool: Pool, arrivals: Trials['arrivals'], steps: Steps): number {
  for (let more = 1; more <= mostTriedNodes; more++) {
    const nodes = pool.spec.count + more;
    if (arrivals.every((pods) => placesAll(pool, nodes, pods, steps) === true)) return more;
  }
  return Infinity;
}

function purchaseOf({ cluster, name, usdPerMonth }: Pool, nodes: number): Purchase | undefined {
  if (nodes === Infinity) return undefined;
  return { cluster, pool: name, nodes, usdPerMonth: nodes * usdPerMonth };
}

/**
 * So many nodes that pods find one in any order; infinite where no number is certain. A pod finds no node only where
 * each of the `n` has too little left in some dimension d, and so has more than c_d − R_d in use there: c_d is what a
 * node has, R_d what the largest pod asks for. All pods ask for T_d together, so Σ T_d / (c_d − R_d) ≤ n rules that
 * out. Where a node takes a few pods of a workload only, that says nothing.
 */
function nodesForAnyOrder(pool: Pool, pods: readonly PodCount[]): number {
  if (pods.some(({ group }) => group.workload.perNode !== Infinity)) return Infinity;
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
  return Math.ceil(nodes);
}

const orders = 20;

/** Other ones for each seed, and the same in every run. */
function randomOrders(pods: readonly PodCount[]): Trials['arrivals'] {
  const all = pods.flatMap(({ group, pods: count }) => Array<PodGroup>(count).fill(group));
  return Array.from({ length: orders }, (_, index) => shuffle(all, index + 1));
}

function shuffle<Item>(items: readonly Item[], seed: number): readonly Item[] {
  // Spread over all bits, since seeds that differ little begin alike.
  const next = randomNumbers(seed * 0x9e3779b1);
  return items
    .map((item) => ({ item, rank: next(2 ** 31) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
