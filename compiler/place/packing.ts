import { countLeftover, emptyBins, type Bin, type Filling, type PodCount } from './bin.ts';
import { fill } from './fill.ts';
import { isMixed, packByPatterns, richMixture, someMixture } from './pack-by-patterns.ts';
import { packNodes } from './pack-nodes.ts';
import type { PodGroup } from './pods.ts';
import type { Pool } from './pool.ts';

/** The nodes of every pool with the pods on them; a pool's used nodes come before its empty ones. */
export interface Packing {
  readonly nodes: ReadonlyMap<Pool, readonly Bin[]>;
  /** Pods that the pool they were assigned to cannot take. */
  readonly leftover: readonly PodCount[];
}

/**
 * Packs pods on the nodes of the pools that they were cut for.
 *
 * @param effort - How often the usual budget may be spent on a pool.
 */
export async function packPods(
  pools: readonly Pool[],
  groups: readonly PodGroup[],
  effort = 1,
): Promise<Packing> {
  const byPool = new Map<Pool, PodCount[]>(pools.map((pool) => [pool, []]));
  for (const group of groups) byPool.get(group.pool)?.push({ group, pods: group.pods });
  const nodes = new Map<Pool, readonly Bin[]>();
  const leftover: PodCount[] = [];
  for (const [pool, pods] of byPool) {
    const filling = await fillPool(pool, pods, effort);
    nodes.set(pool, usedFirst(filling.bins));
    leftover.push(...filling.leftover);
  }
  return { nodes, leftover };
}

/** Quickly where that is as good as can be; else by a search for fewer nodes, or for room for what is left over. */
async function fillPool(pool: Pool, pods: readonly PodCount[], effort: number): Promise<Filling> {
  if (isMixed(pool, pods, richMixture)) return packByPatterns(pool, pods, effort);
  const filling = fill(emptyBins(pool, pool.spec.count), pods, () => true);
  const used = filling.bins.filter((bin) => bin.pods.length > 0).length;
  const below = filling.leftover.length > 0 ? pool.spec.count + 1 : used;
  const packed = packNodes(pool, pods, { below, effort });
  if (packed !== undefined) return { bins: packed, leftover: [] };
  if (filling.leftover.length === 0 || !isMixed(pool, pods, someMixture)) return filling;
  const patterned = await packByPatterns(pool, pods, effort);
  const isBetter = countLeftover(patterned.leftover) < countLeftover(filling.leftover);
  return isBetter ? patterned : filling;
}

function usedFirst(bins: readonly Bin[]): readonly Bin[] {
  return [
    ...bins.filter(({ pods }) => pods.length > 0),
    ...bins.filter(({ pods }) => pods.length === 0),
  ];
}
