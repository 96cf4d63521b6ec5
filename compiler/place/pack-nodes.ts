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
  const total: number[] = [];
  for (const { group, pods: count } of pods) accumulate(total, group.demand, count);
  if (Math.ceil(dominantShare(total, pool.node) - 1e-9) >= below) return undefined;
  if (pods.some(({ group }) => !fits(group.demand, pool.node))) return undefined;
  // The search knows amounts only.
  if (pods.some(({ group }) => group.workload.perNode < Infinity)) return undefined;
  const sorted = [...pods].sort((a, b) => compareGroups(a.group, b.group));
  const items = sorted.map(({ group, pods: count }) => ({ size: group.demand, count }));
  const pieces = items.reduce((sum, { count }) => sum + count, 0);
  const packed = packOnce(
    { capacity: pool.node, items },
    effort * budgetOf(pieces, below > pool.spec.count),
  );
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
