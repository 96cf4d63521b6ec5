import type { Purchase } from '../model/placed-program.ts';
import { emptyBins, type Allowed, type PodCount } from './bin.ts';
import { fill } from './fill.ts';
import type { Pool } from './pool.ts';

/** More than this is no purchase that a person would want to read about. */
const mostNodes = 10_000;

/**
 * The fewest nodes of one pool that would mend a shortage; of pools that need equally many, the cheapest.
 * Undefined where no single pool can: where `nodesNeeded` has no answer for any.
 */
export function smallestPurchase(
  pools: readonly Pool[],
  nodesNeeded: (pool: Pool) => number | undefined,
): Purchase | undefined {
  const [best] = pools
    .map((pool) => ({ pool, nodes: nodesNeeded(pool) ?? Infinity }))
    .filter(({ nodes }) => nodes <= mostNodes)
    .sort((a, b) => a.nodes - b.nodes || priceOf(a) - priceOf(b) || a.pool.index - b.pool.index);
  if (best === undefined) return undefined;
  const { cluster, name } = best.pool;
  return { cluster, pool: name, nodes: best.nodes, usdPerMonth: priceOf(best) };
}

/** How many empty nodes of a pool take the pods, or undefined where some may not or cannot stand there at all. */
export function nodesFor(
  pool: Pool,
  pods: readonly PodCount[],
  allowed: Allowed,
): number | undefined {
  const count = pods.reduce((sum, item) => sum + item.pods, 0);
  const { bins, leftover } = fill(emptyBins(pool, Math.min(count, mostNodes)), pods, allowed);
  return leftover.length > 0 ? undefined : bins.filter((bin) => bin.pods.length > 0).length;
}

function priceOf({ pool, nodes }: { readonly pool: Pool; readonly nodes: number }): number {
  return pool.usdPerMonth * nodes;
}
