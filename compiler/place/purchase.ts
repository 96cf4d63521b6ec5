import type { Purchase } from '../model/placed-program.ts';
import { countLeftover, emptyBins, type Allowed, type PodCount } from './bin.ts';
import { fill } from './fill.ts';
import type { Pool } from './pool.ts';

/** More than this is no purchase that a person would want to read about. */
const mostNodes = 10_000;

/** Pods that lack a place, cut as a pool would host them. */
export type Demand = (pool: Pool) => readonly PodCount[];

/**
 * The fewest nodes of one pool that would take what has no place, moving nothing that is placed;
 * of pools that need equally many, the cheapest. Undefined where no single pool can take all of it.
 * `enough` may find that fewer nodes do than the pods need by themselves, since others' room counts too.
 */
export function smallestPurchase(
  pools: readonly Pool[],
  demand: Demand,
  allowed: Allowed,
  enough?: (pool: Pool, nodes: number) => boolean,
): Purchase | undefined {
  const offers = pools
    .map((pool) => ({ pool, nodes: nodesFor(pool, demand(pool), allowed) }))
    .filter((offer): offer is { pool: Pool; nodes: number } => offer.nodes !== undefined)
    .map(({ pool, nodes }) => ({ pool, nodes: fewer(pool, nodes, enough) }))
    .sort((a, b) => a.nodes - b.nodes || priceOf(a) - priceOf(b) || a.pool.index - b.pool.index);
  const [best] = offers;
  if (best === undefined) return undefined;
  const { cluster, name } = best.pool;
  return { cluster, pool: name, nodes: best.nodes, usdPerMonth: priceOf(best) };
}

function priceOf({ pool, nodes }: { readonly pool: Pool; readonly nodes: number }): number {
  return pool.usdPerMonth * nodes;
}

/** Empty nodes of a pool that take the pods, or undefined where some of them may not or do not fit there at all. */
function nodesFor(pool: Pool, pods: readonly PodCount[], allowed: Allowed): number | undefined {
  const count = pods.reduce((sum, item) => sum + item.pods, 0);
  const filling = fill(emptyBins(pool, Math.min(count, mostNodes)), pods, allowed);
  if (countLeftover(filling.leftover) > 0) return undefined;
  return filling.bins.filter((bin) => bin.pods.length > 0).length;
}

function fewer(pool: Pool, nodes: number, enough?: (pool: Pool, nodes: number) => boolean): number {
  // A handful is worth a closer look; for more the difference would be small.
  if (enough === undefined || nodes > 8) return nodes;
  for (let count = 1; count < nodes; count++) if (enough(pool, count)) return count;
  return nodes;
}
