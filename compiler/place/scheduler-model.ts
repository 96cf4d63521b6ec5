import type { PodGroup } from './pods.ts';
import type { Pool } from './pool.ts';
import type { Workload } from './workload.ts';

/** Steps that may still be made: nodes of a tree looked at, counted and not timed, so that every machine ends alike. */
export interface Steps {
  left: number;
}

/**
 * Whether the scheduler, which takes pods one by one and of the nodes that take a pod chooses the least allocated,
 * finds a node for each pod; undefined where that takes more steps than are left. Nodes are equal, and empty before.
 */
export function placesAll(
  pool: Pool,
  nodes: number,
  pods: readonly PodGroup[],
  steps: Steps,
): boolean | undefined {
  const tree = plantTree(pool, nodes);
  for (const group of pods) {
    const leaf = findLeast(tree, group, steps);
    if (steps.left < 0) return undefined;
    if (leaf === undefined) return false;
    putOn(tree, leaf, group, steps);
  }
  return true;
}

/**
 * Nodes as the leaves of a binary tree, in which each fork knows the most that any node below it has free in each
 * dimension, and the best score. So that most nodes need not be looked at: 10,000 are 14 forks high.
 */
interface Tree {
  readonly pool: Pool;
  readonly dimensions: number;
  /** Leaves, a power of two; the node with index `i` is the place `leaves + i`, and the parent of `p` is `p / 2`. */
  readonly leaves: number;
  /** By place and dimension. */
  readonly free: Float64Array;
  /** By place; below 0 where there is no node. */
  readonly scores: Float64Array;
  /** Pods by place, of each workload of which a node takes a few only. */
  readonly counts: Map<Workload, Uint32Array>;
}

function plantTree(pool: Pool, nodes: number): Tree {
  const dimensions = pool.node.length;
  const leaves = 2 ** Math.ceil(Math.log2(Math.max(1, nodes)));
  const free = new Float64Array(2 * leaves * dimensions);
  const scores = new Float64Array(2 * leaves).fill(-1);
  const tree = { pool, dimensions, leaves, free, scores, counts: new Map() };
  for (let place = leaves; place < leaves + nodes; place++) {
    free.set(pool.node, place * dimensions);
    scores[place] = scoreOf(tree, place);
  }
  for (let place = leaves - 1; place > 0; place--) sumUp(tree, place);
  return tree;
}

/** By the free share of cpu and memory, as the scheduler's `LeastAllocated` counts by default. */
function scoreOf({ pool, free, dimensions }: Tree, place: number): number {
  const share = (d: number): number =>
    (free[place * dimensions + d] ?? 0) / Math.max(1, pool.node[d] ?? 0);
  return share(1) + share(2);
}

/** Makes a fork know the most of the two places below it. */
function sumUp({ free, scores, dimensions }: Tree, place: number): void {
  const [left, right, own] = [
    2 * place * dimensions,
    (2 * place + 1) * dimensions,
    place * dimensions,
  ];
  for (let d = 0; d < dimensions; d++) {
    free[own + d] = Math.max(free[left + d] ?? 0, free[right + d] ?? 0);
  }
  scores[place] = Math.max(scores[2 * place] ?? -1, scores[2 * place + 1] ?? -1);
}

/** The place of the node with the best score, and of equal ones the first, that takes a pod of a group. */
function findLeast(tree: Tree, group: PodGroup, steps: Steps): number | undefined {
  const { leaves, scores } = tree;
  let best: number | undefined;
  let most = -1;
  const search = (place: number, first: number, width: number): void => {
    const score = scores[place] ?? -1;
    if (score < most || score < 0 || (score === most && best !== undefined && first > best)) return;
    steps.left--;
    if (steps.left < 0 || !hasRoom(tree, place, group)) return;
    if (place >= leaves) {
      if (hasTooMany(tree, place, group)) return;
      best = place;
      most = score;
      return;
    }
    const half = width / 2;
    // The better half first, so that the other one is hardly ever looked at.
    const rightFirst = (scores[2 * place + 1] ?? -1) > (scores[2 * place] ?? -1);
    if (rightFirst) search(2 * place + 1, first + half, half);
    search(2 * place, first, half);
    if (!rightFirst) search(2 * place + 1, first + half, half);
  };
  search(1, leaves, leaves);
  return best;
}

function hasRoom({ free, dimensions }: Tree, place: number, { demand }: PodGroup): boolean {
  const own = place * dimensions;
  for (let d = 0; d < dimensions; d++) {
    if ((demand[d] ?? 0) > (free[own + d] ?? 0)) return false;
  }
  return true;
}

function hasTooMany({ counts }: Tree, place: number, { workload }: PodGroup): boolean {
  return (counts.get(workload)?.[place] ?? 0) >= workload.perNode;
}

function putOn(tree: Tree, leaf: number, { demand, workload }: PodGroup, steps: Steps): void {
  const { free, scores, dimensions, leaves, counts } = tree;
  for (let d = 0; d < dimensions; d++) {
    const at = leaf * dimensions + d;
    free[at] = (free[at] ?? 0) - (demand[d] ?? 0);
  }
  scores[leaf] = scoreOf(tree, leaf);
  for (let place = leaf >> 1; place > 0; place >>= 1) {
    sumUp(tree, place);
    steps.left--;
  }
  if (workload.perNode === Infinity) return;
  const own = counts.get(workload) ?? new Uint32Array(2 * leaves);
  own[leaf] = (own[leaf] ?? 0) + 1;
  counts.set(workload, own);
}
