import type { Allowed, Bin, Filling, PodCount } from './bin.ts';
import { fill, fillQuickly } from './fill.ts';
import type { Packing } from './packing.ts';
import type { PodGroup } from './pods.ts';
import type { Pool } from './pool.ts';

/** What the loss of one node does; nodes of a pool with equal loads share one. */
export interface Loss {
  readonly pool: Pool;
  /** From 1. */
  readonly nodes: readonly number[];
  /** What stood on the node. */
  readonly displaced: readonly PodCount[];
  /** The cluster's other nodes as they stood before. */
  readonly others: readonly Bin[];
  /** The same nodes with the displaced pods re-placed, and the pods that found no place. */
  readonly outcome: Filling;
}

/** A pod fails over within its cluster, to any pool that its constraints allow, backup pools included. */
export const mayFailOver: Allowed = (group, pool) =>
  pool.cluster === group.pool.cluster && group.workload.allowed.has(pool);

/**
 * Loses each node in turn and re-places the pods that stood on it, whole and as they are, on what is left.
 * Pods that still run do not move.
 * It is asked more than once of one packing, and computed once.
 */
export function loseEachNode(packing: Packing): readonly Loss[] {
  const losses = known.get(packing) ?? computeLosses(packing);
  known.set(packing, losses);
  return losses;
}

/** By packing, for as long as that is in use; a packing never changes. */
const known = new WeakMap<Packing, readonly Loss[]>();

function computeLosses({ nodes }: Packing): readonly Loss[] {
  const clusters = new Map<string, Bin[]>();
  for (const [{ cluster }, bins] of nodes) {
    const all = clusters.get(cluster) ?? [];
    all.push(...bins);
    clusters.set(cluster, all);
  }
  const losses: Loss[] = [];
  for (const [pool, bins] of nodes) {
    for (const [lost, numbers] of equalNodes(bins)) {
      const others = (clusters.get(pool.cluster) ?? []).filter((bin) => bin !== lost);
      const displaced = lost.pods;
      const outcome = fill(others, displaced, mayFailOver);
      losses.push({ pool, nodes: numbers, displaced, others, outcome });
    }
  }
  return losses;
}

/** Loses many nodes at once and re-places the pods that stood on them, as with one node. */
export function loseNodes({ nodes }: Packing, isLost: (pool: Pool) => boolean): Filling {
  const bins = [...nodes.values()].flat();
  const displaced = bins.filter(({ pool }) => isLost(pool)).flatMap(({ pods }) => pods);
  return fillQuickly(
    bins.filter(({ pool }) => !isLost(pool)),
    displaced,
    mayFailOver,
  );
}

/** One node of each load, with the numbers of all that carry the same. */
function equalNodes(bins: readonly Bin[]): ReadonlyMap<Bin, readonly number[]> {
  const groups = new Map<PodGroup, number>();
  const indexOf = (group: PodGroup): number => {
    const index = groups.get(group) ?? groups.size;
    groups.set(group, index);
    return index;
  };
  const byLoad = new Map<string, { readonly bin: Bin; readonly numbers: number[] }>();
  for (const [index, bin] of bins.entries()) {
    const load = bin.pods.map(({ group, pods }) => `${indexOf(group)}x${pods}`).join(' ');
    const alike = byLoad.get(load) ?? { bin, numbers: [] };
    alike.numbers.push(index + 1);
    byLoad.set(load, alike);
  }
  return new Map([...byLoad.values()].map(({ bin, numbers }) => [bin, numbers]));
}
