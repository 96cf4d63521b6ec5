import type { PodGroup } from './pods.ts';
import type { Pool } from './pool.ts';
import { accumulate, timesFitting, type Vector } from './vector.ts';

/** A number of equal pods. */
export interface PodCount {
  readonly group: PodGroup;
  readonly pods: number;
}

/** A node, and what pods may still take of it. */
export interface Bin {
  readonly pool: Pool;
  readonly free: Vector;
  readonly pods: readonly PodCount[];
}

export interface Filling {
  /** The same nodes in the same order, with the pods added. */
  readonly bins: readonly Bin[];
  /** Pods that found no node. */
  readonly leftover: readonly PodCount[];
}

/** Whether a group's pods may run on a pool. */
export type Allowed = (group: PodGroup, pool: Pool) => boolean;

/** So many empty nodes of a pool. */
export function emptyBins(pool: Pool, nodes: number): Bin[] {
  return Array.from({ length: nodes }, () => ({ pool, free: pool.node, pods: [] }));
}

/** A node that holds one pod of each of these groups, which may come more than once. */
export function binHolding(pool: Pool, groups: readonly PodGroup[]): Bin {
  const free = [...pool.node];
  const counts = new Map<PodGroup, number>();
  for (const group of groups) {
    counts.set(group, (counts.get(group) ?? 0) + 1);
    accumulate(free, group.demand, -1);
  }
  return { pool, free, pods: [...counts].map(([group, pods]) => ({ group, pods })) };
}

/** Instances without a place. */
export function countLeftover(leftover: readonly PodCount[]): number {
  return leftover.reduce((sum, { group, pods }) => sum + group.size * pods, 0);
}

/** How many pods of a group fit on a node beside what stands there; at most `most`. */
export function podsFitting({ demand, workload }: PodGroup, bin: Bin, most: number): number {
  const times = timesFitting(demand, bin.free, most);
  if (workload.perNode === Infinity || times === 0) return times;
  let standing = 0;
  for (const { group, pods } of bin.pods) if (group.workload === workload) standing += pods;
  return Math.max(0, Math.min(times, workload.perNode - standing));
}

/** A node with so many more pods of a group. */
export function withPods({ pool, free, pods }: Bin, group: PodGroup, count: number): Bin {
  const left = [...free];
  accumulate(left, group.demand, -count);
  return { pool, free: left, pods: [...pods, { group, pods: count }] };
}

/** Each group once. */
export function sumByGroup(pods: readonly PodCount[]): readonly PodCount[] {
  const counts = new Map<PodGroup, number>();
  for (const item of pods) counts.set(item.group, (counts.get(item.group) ?? 0) + item.pods);
  return [...counts].map(([group, count]) => ({ group, pods: count }));
}

/** A total order over the groups of an estate. */
export function compareGroups(a: PodGroup, b: PodGroup): number {
  return (
    compare(a.workload.environment, b.workload.environment) ||
    compare(a.workload.key, b.workload.key) ||
    a.pool.index - b.pool.index ||
    a.phase - b.phase ||
    Number(a.smaller) - Number(b.smaller)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
