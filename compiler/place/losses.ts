import type { Allowed, Bin, Filling, PodCount } from './bin.ts';
import { fill } from './fill.ts';
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
 */
export function loseEachNode({ nodes }: Packing): readonly Loss[] {
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
    const known = byLoad.get(load) ?? { bin, numbers: [] };
    known.numbers.push(index + 1);
    byLoad.set(load, known);
  }
  return new Map([...byLoad.values()].map(({ bin, numbers }) => [bin, numbers]));
}
