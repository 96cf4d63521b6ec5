import {
  compareGroups,
  countLeftover,
  podsFitting,
  withPods,
  type Allowed,
  type Bin,
  type Filling,
  type PodCount,
} from './bin.ts';
import { fillExactly } from './fill-exactly.ts';
import type { PodGroup } from './pods.ts';
import type { Pool } from './pool.ts';
import { accumulate, dominantShare, fits, sumOfShares, type Vector } from './vector.ts';

/**
 * Puts pods on nodes without moving what stands there: by several orders of best-fit decreasing and then,
 * where those fail and little is at stake, by an exact search within a fixed number of steps. The result
 * depends on nothing but the pods and the nodes.
 */
export function fill(bins: readonly Bin[], pods: readonly PodCount[], allowed: Allowed): Filling {
  const { possible, hopeless } = sortOut(bins, pods, allowed);
  const quick = fillByOrders(bins, possible, allowed);
  const best = quick.leftover.length === 0 ? quick : fillExactly(bins, possible, allowed, quick);
  return { bins: best.bins, leftover: [...best.leftover, ...hopeless] };
}

/** As `fill`, but without the exact search: for questions that are asked often and need no last word. */
export function fillQuickly(
  bins: readonly Bin[],
  pods: readonly PodCount[],
  allowed: Allowed,
): Filling {
  const { possible, hopeless } = sortOut(bins, pods, allowed);
  const best = fillByOrders(bins, possible, allowed);
  return { bins: best.bins, leftover: [...best.leftover, ...hopeless] };
}

/** Sets apart the pods that no node takes, even if they were the first. */
function sortOut(
  bins: readonly Bin[],
  pods: readonly PodCount[],
  allowed: Allowed,
): { readonly possible: readonly PodCount[]; readonly hopeless: readonly PodCount[] } {
  const possible: PodCount[] = [];
  const hopeless: PodCount[] = [];
  const places = placesOf(bins, pods);
  for (const item of [...pods].sort((a, b) => compareGroups(a.group, b.group))) {
    const able = placesFor(places, item.group, allowed).some((own) =>
      own.some((index) => takes(bins[index], item.group)),
    );
    (able ? possible : hopeless).push(item);
  }
  return { possible, hopeless };
}

function fillByOrders(bins: readonly Bin[], pods: readonly PodCount[], allowed: Allowed): Filling {
  if (pods.length === 0) return { bins, leftover: [] };
  let best: Filling = { bins, leftover: pods };
  const fewest = fewestBins(bins, pods);
  const tried = bins.length * pods.length > mostPairs ? orders.slice(0, 1) : orders;
  for (const order of tried) {
    const filling = fillInOrder(bins, [...pods].sort(order(bins, allowed, pods)), allowed);
    if (isBetter(filling, best)) best = filling;
    if (best.leftover.length === 0 && usedBins(best) <= fewest) break;
  }
  return best;
}

/** With more pairs of a node and a group of pods, as when a zone of thousands of nodes is lost, one order has to do. */
const mostPairs = 200_000;

/** Which bins are nodes of each pool, without those that are too full for any pod. */
type Places = ReadonlyMap<Pool, readonly number[]>;

function placesOf(bins: readonly Bin[], pods: readonly PodCount[]): Places {
  const places = new Map<Pool, number[]>();
  const least = leastOf(pods);
  for (const [index, { pool, free }] of bins.entries()) {
    if (!fits(least, free)) continue;
    const own = places.get(pool);
    if (own === undefined) places.set(pool, [index]);
    else own.push(index);
  }
  return places;
}

/** The least that any of the pods asks for, in each dimension. */
function leastOf(pods: readonly PodCount[]): Vector {
  const [first, ...others] = pods;
  const least = [...(first?.group.demand ?? [])];
  for (const { group } of others) {
    for (const [d, each] of group.demand.entries()) least[d] = Math.min(least[d] ?? 0, each);
  }
  return least;
}

/** The bins of the pools that may host a group. */
function placesFor(places: Places, group: PodGroup, allowed: Allowed): (readonly number[])[] {
  const able: (readonly number[])[] = [];
  for (const [pool, own] of places) {
    if (fits(group.demand, pool.node) && allowed(group, pool)) able.push(own);
  }
  return able;
}

function takes(bin: Bin | undefined, group: PodGroup): boolean {
  return bin !== undefined && fits(group.demand, bin.free) && podsFitting(group, bin, 1) > 0;
}

type Order = (
  bins: readonly Bin[],
  allowed: Allowed,
  pods: readonly PodCount[],
) => (a: PodCount, b: PodCount) => number;

/** Largest first, then those with the fewest nodes to go to first, then the largest sum of shares first. */
const orders: readonly Order[] = [
  (bins) => {
    const most = reference(bins);
    return byDescending((group) => dominantShare(group.demand, most));
  },
  (bins, allowed, pods) => {
    const places = placesOf(bins, pods);
    const countAble = (own: readonly number[], group: PodGroup): number =>
      own.reduce((count, index) => count + (takes(bins[index], group) ? 1 : 0), 0);
    return byDescending(
      (group) =>
        -placesFor(places, group, allowed).reduce((sum, own) => sum + countAble(own, group), 0),
    );
  },
  (bins) => {
    const most = reference(bins);
    return byDescending((group) => sumOfShares(group.demand, most));
  },
];

function byDescending(size: (group: PodGroup) => number): (a: PodCount, b: PodCount) => number {
  const sizes = new Map<PodGroup, number>();
  const sizeOf = (group: PodGroup): number => {
    const known = sizes.get(group) ?? size(group);
    sizes.set(group, known);
    return known;
  };
  return (a, b) => sizeOf(b.group) - sizeOf(a.group) || compareGroups(a.group, b.group);
}

/** The largest node in every dimension, against which pods are compared. */
function reference(bins: readonly Bin[]): Vector {
  const most: number[] = [];
  const seen = new Set<Pool>();
  for (const { pool } of bins) {
    if (seen.has(pool)) continue;
    seen.add(pool);
    for (const [d, amount] of pool.node.entries()) most[d] = Math.max(most[d] ?? 0, amount);
  }
  return most;
}

function fillInOrder(bins: readonly Bin[], pods: readonly PodCount[], allowed: Allowed): Filling {
  // Only nodes that take pods are copied: of a large cluster, a lost node's pods touch a few.
  const filled = [...bins];
  const places = placesOf(bins, pods);
  const leftover: PodCount[] = [];
  for (const { group, pods: wanted } of pods) {
    let missing = wanted;
    for (const index of bestFirst(filled, group, placesFor(places, group, allowed))) {
      const bin = filled[index];
      const taken = bin === undefined ? 0 : podsFitting(group, bin, missing);
      if (bin === undefined || taken === 0) continue;
      filled[index] = withPods(bin, group, taken);
      missing -= taken;
      if (missing === 0) break;
    }
    if (missing > 0) leftover.push({ group, pods: missing });
  }
  return { bins: filled, leftover };
}

/**
 * The nodes that take a pod, those that would be left with the least first. Equal pods keep going to the node
 * that the first of them chose, since it has become a better fit still; so one order serves for all of them.
 */
function bestFirst(
  bins: readonly Bin[],
  group: PodGroup,
  places: readonly (readonly number[])[],
): number[] {
  const able: number[] = [];
  const rooms: number[] = [];
  for (const own of places) {
    for (const index of own) {
      const bin = bins[index];
      if (bin === undefined || !takes(bin, group)) continue;
      able.push(index);
      rooms[index] = sumOfShares(bin.free, bin.pool.node);
    }
  }
  return able.sort((a, b) => (rooms[a] ?? 0) - (rooms[b] ?? 0) || a - b);
}

function isBetter(a: Filling, b: Filling): boolean {
  const difference = countLeftover(a.leftover) - countLeftover(b.leftover);
  return difference < 0 || (difference === 0 && usedBins(a) < usedBins(b));
}

function usedBins({ bins }: Filling): number {
  return bins.reduce((count, { pods }) => count + (pods.length > 0 ? 1 : 0), 0);
}

/**
 * So few nodes that looking for fewer is vain: no filling of equal empty nodes uses fewer.
 * Where pods stand already, the nodes are there anyway, and any number will do.
 */
function fewestBins(bins: readonly Bin[], pods: readonly PodCount[]): number {
  if (bins.some((bin) => bin.pods.length > 0)) return Infinity;
  const total: number[] = [];
  for (const { group, pods: count } of pods) accumulate(total, group.demand, count);
  return Math.ceil(dominantShare(total, reference(bins)) - 1e-9);
}
