import {
  compareGroups,
  countLeftover,
  type Allowed,
  type Bin,
  type Filling,
  type PodCount,
} from './bin.ts';
import type { PodGroup } from './pods.ts';
import { accumulate, fits } from './vector.ts';
import type { Workload } from './workload.ts';

/** Beyond these the search is not begun: it would end for lack of steps anyway. */
const mostPods = 48;
const mostBins = 24;
/** Counted, not timed, so that a slow machine finds the same. */
const mostSteps = 20_000;

interface Search {
  readonly bins: readonly {
    readonly pool: Bin['pool'];
    readonly free: number[];
    /** Pods that were there before. */
    readonly standing: ReadonlyMap<Workload, number>;
  }[];
  readonly pods: readonly PodGroup[];
  readonly allowed: Allowed;
  /** Bin of each pod; -1 where it has none. */
  readonly chosen: number[];
  best: { readonly chosen: readonly number[]; readonly unplaced: number } | undefined;
  /** Instances that the best filling known leaves over. */
  bound: number;
  steps: number;
}

/** The filling that leaves the fewest instances over, or the known one where none is found to be better. */
export function fillExactly(
  bins: readonly Bin[],
  pods: readonly PodCount[],
  allowed: Allowed,
  known: Filling,
): Filling {
  const count = pods.reduce((sum, item) => sum + item.pods, 0);
  if (count > mostPods || bins.length > mostBins) return known;
  const search: Search = {
    bins: bins.map(({ pool, free, pods: before }) => ({
      pool,
      free: [...free],
      standing: countByWorkload(before),
    })),
    pods: [...pods]
      .sort((a, b) => b.group.size - a.group.size || compareGroups(a.group, b.group))
      .flatMap(({ group, pods: times }) => Array<PodGroup>(times).fill(group)),
    allowed,
    chosen: [],
    best: undefined,
    bound: countLeftover(known.leftover),
    steps: 0,
  };
  descend(search, 0, 0);
  return search.best === undefined ? known : fillingOf(bins, search.pods, search.best.chosen);
}

function descend(search: Search, index: number, unplaced: number): void {
  if (unplaced >= search.bound || search.steps++ > mostSteps) return;
  const group = search.pods[index];
  if (group === undefined) {
    search.best = { chosen: [...search.chosen], unplaced };
    search.bound = unplaced;
    return;
  }
  // Equal pods are interchangeable: each goes to no earlier a node than the one before it.
  const repeats = index > 0 && search.pods[index - 1] === group;
  const before = repeats ? (search.chosen[index - 1] ?? 0) : 0;
  if (before >= 0) descendInto(search, { index, unplaced, group, first: before });
  search.chosen[index] = -1;
  descend(search, index + 1, unplaced + group.size);
}

function descendInto(
  search: Search,
  step: {
    readonly index: number;
    readonly unplaced: number;
    readonly group: PodGroup;
    readonly first: number;
  },
): void {
  const { index, unplaced, group, first } = step;
  const tried = new Set<string>();
  for (let b = first; b < search.bins.length; b++) {
    const bin = search.bins[b];
    if (bin === undefined || !fits(group.demand, bin.free)) continue;
    if (!search.allowed(group, bin.pool) || isFull(search, step, b)) continue;
    // Nodes with equal room are not alike for pods of which each takes a few only.
    const apart = group.workload.perNode === Infinity ? '' : b;
    const state = `${bin.pool.index} ${bin.free.join()} ${apart}`;
    if (tried.has(state)) continue;
    tried.add(state);
    accumulate(bin.free, group.demand, -1);
    search.chosen[index] = b;
    descend(search, index + 1, unplaced);
    accumulate(bin.free, group.demand, 1);
  }
}

/** Whether a node has as many pods of a workload as it may have. */
function isFull(
  { bins, pods, chosen }: Search,
  { index, group }: { readonly index: number; readonly group: PodGroup },
  bin: number,
): boolean {
  const { workload } = group;
  if (workload.perNode === Infinity) return false;
  let count = bins[bin]?.standing.get(workload) ?? 0;
  for (let before = 0; before < index; before++) {
    if (chosen[before] === bin && pods[before]?.workload === workload) count++;
  }
  return count >= workload.perNode;
}

function countByWorkload(pods: readonly PodCount[]): ReadonlyMap<Workload, number> {
  const counts = new Map<Workload, number>();
  for (const { group, pods: count } of pods) {
    counts.set(group.workload, (counts.get(group.workload) ?? 0) + count);
  }
  return counts;
}

function fillingOf(
  bins: readonly Bin[],
  pods: readonly PodGroup[],
  chosen: readonly number[],
): Filling {
  const filled = bins.map(({ pool, free, pods: standing }) => ({
    pool,
    free: [...free],
    pods: [...standing],
  }));
  const leftover: PodCount[] = [];
  for (const [index, group] of pods.entries()) {
    const bin = filled[chosen[index] ?? -1];
    if (bin === undefined) {
      leftover.push({ group, pods: 1 });
      continue;
    }
    accumulate(bin.free, group.demand, -1);
    bin.pods.push({ group, pods: 1 });
  }
  return { bins: filled, leftover };
}
