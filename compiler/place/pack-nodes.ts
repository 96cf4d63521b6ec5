import { binHolding, compareGroups, type Bin, type PodCount } from './bin.ts';
import type { Pool } from './pool.ts';
import { accumulate, dominantShare, fits } from './vector.ts';
import type { PackedBins, PackingProblem } from './vector-packing/packing-problem.ts';
import { packVectors } from './vector-packing/pack-vectors.ts';

/** Comparisons for each pod; with the limits below, less than a twentieth of a second for a pool. */
const comparisonsPerPod = 10_000;
const mostComparisons = 1_000_000;
/** Where the nodes are too few otherwise, more is at stake than the price of a node. */
const mostForRoom = 3_000_000;

/**
 * The nodes of a pool with all pods on fewer than `below` nodes, by a search; undefined where none are found, or
 * where there cannot be any. With an effort of 1 the search has its usual budget, with one of 2 twice that.
 */
export function packNodes(
  pool: Pool,
  pods: readonly PodCount[],
  { below, effort }: { readonly below: number; readonly effort: number },
): readonly Bin[] | undefined {
  const sorted = [...pods].sort((a, b) => compareGroups(a.group, b.group));
  const { capacity, items } = problemOf(pool, sorted);
  const total: number[] = [];
  for (const { size, count } of items) accumulate(total, size, count);
  if (Math.ceil(dominantShare(total, capacity) - 1e-9) >= below) return undefined;
  if (items.some(({ size }) => !fits(size, capacity))) return undefined;
  const pieces = items.reduce((sum, { count }) => sum + count, 0);
  const packed = packOnce({ capacity, items }, effort * budgetOf(pieces, below > pool.spec.count));
  if (packed.length >= below) return undefined;
  const bins = packed.map((items) =>
    binHolding(
      pool,
      items.flatMap((item) => sorted[item]?.group ?? []),
    ),
  );
  const empty = { pool, free: pool.node, pods: [] };
  return [...bins, ...Array<Bin>(pool.spec.count - bins.length).fill(empty)];
}

/**
 * The search knows amounts only: what a node may have a few pods of is one amount more, of which a node offers so many
 * and each such pod asks for 1.
 */
function problemOf({ node }: Pool, pods: readonly PodCount[]): PackingProblem {
  const limited = [...new Set(pods.map(({ group }) => group.workload))].filter(
    ({ perNode }) => perNode < Infinity,
  );
  return {
    capacity: [...node, ...limited.map(({ perNode }) => perNode)],
    items: pods.map(({ group, pods: count }) => ({
      size: [...group.demand, ...limited.map((workload) => Number(workload === group.workload))],
      count,
    })),
  };
}

function budgetOf(pieces: number, forRoom: boolean): number {
  return Math.min(forRoom ? mostForRoom : mostComparisons, comparisonsPerPod * pieces);
}

/**
 * A compile asks the same several times: to settle each of the environments that share a pool, to price them and to
 * lose nodes. Equal questions have equal answers, so that the last ones are kept.
 */
function packOnce(problem: PackingProblem, comparisons: number): PackedBins {
  const key = JSON.stringify([problem, comparisons]);
  const known = answers.get(key);
  if (known !== undefined) return known;
  const packed = packVectors(problem, { steps: comparisons });
  if (answers.size >= mostAnswers) answers.clear();
  answers.set(key, packed);
  return packed;
}

const answers = new Map<string, PackedBins>();
const mostAnswers = 64;
