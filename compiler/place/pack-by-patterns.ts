import { binHolding, compareGroups, type Bin, type Filling, type PodCount } from './bin.ts';
import { binTypeOf, type Pattern } from './patterns/pattern-problem.ts';
import { solvePatterns } from './patterns/solve-patterns.ts';
import type { PodGroup } from './pods.ts';
import type { Pool } from './pool.ts';
import { fits, type Vector } from './vector.ts';
import { emptyBins } from './vector-packing/empty-bins.ts';
import { firstFitDecreasing } from './vector-packing/first-fit-decreasing.ts';
import {
  piecesOf,
  type PackedBins,
  type PackingProblem,
  type Pieces,
} from './vector-packing/packing-problem.ts';

/** How many pods there are on a pool, and of how many sizes. */
interface Mixture {
  readonly pods: number;
  readonly sizes: number;
}

/** With less of a mixture, a pool that has room is packed well enough without a solver. */
export const richMixture: Mixture = { pods: 500, sizes: 8 };

/** With less than this, so is one that is short of room. */
export const someMixture: Mixture = { pods: 200, sizes: 6 };

/** Comparisons of the search that empties the last nodes; about a hundredth of a second. */
const comparisons = 200_000;

/** Whether a pool's pods are as many and as different; patterns know amounts only. */
export function isMixed(pool: Pool, pods: readonly PodCount[], least: Mixture): boolean {
  const count = pods.reduce((sum, { pods }) => sum + pods, 0);
  return (
    count >= least.pods &&
    pods.every(
      ({ group }) => group.workload.perNode === Infinity && fits(group.demand, pool.node),
    ) &&
    new Set(pods.map(({ group }) => group.demand.join())).size >= least.sizes
  );
}

/**
 * A pool's nodes with its pods on as few of them as may be; what has no node is left over. With an effort of 1 the last
 * search has its usual budget, with one of 2 twice that.
 */
export async function packByPatterns(
  pool: Pool,
  pods: readonly PodCount[],
  effort: number,
): Promise<Filling> {
  const sizes = sizesOf(pods);
  const items = sizes.map(({ demand, count }) => ({ size: demand, count }));
  const packed = await packOnce({ capacity: pool.node, items }, comparisons * effort);
  return fillingOf(pool, sizes, packed);
}

/** Pods of equal demand. */
interface PodSize {
  readonly demand: Vector;
  readonly pods: readonly PodCount[];
  readonly count: number;
}

function sizesOf(pods: readonly PodCount[]): readonly PodSize[] {
  const sizes = new Map<string, { readonly demand: Vector; readonly pods: PodCount[] }>();
  for (const item of [...pods].sort((a, b) => compareGroups(a.group, b.group))) {
    const { demand } = item.group;
    const size = sizes.get(demand.join()) ?? { demand, pods: [] };
    size.pods.push(item);
    sizes.set(demand.join(), size);
  }
  return [...sizes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, size]) => ({ ...size, count: size.pods.reduce((sum, { pods }) => sum + pods, 0) }));
}

/**
 * A compile asks the same several times: to settle environments, to price them and to mend what is kept. Equal
 * questions have equal answers, so that the last ones are kept.
 */
function packOnce(problem: PackingProblem, steps: number): Promise<PackedBins> {
  const key = JSON.stringify([problem, steps]);
  const known = answers.get(key);
  if (known !== undefined) return known;
  const packed = pack(problem, steps);
  if (answers.size >= mostAnswers) answers.clear();
  answers.set(key, packed);
  return packed;
}

const answers = new Map<string, Promise<PackedBins>>();
const mostAnswers = 256;

/** First fit decreasing, then patterns, then a search, until the bound is met. */
async function pack(problem: PackingProblem, steps: number): Promise<PackedBins> {
  const pieces = piecesOf(problem);
  const quick = firstFitDecreasing(pieces);
  if (quick.length <= pieces.fewestBins) return itemsIn(pieces, quick);
  const patterned = await packPatterns(problem, itemsIn(pieces, quick));
  const { bins = quick, bound } = patterned;
  const best = bins.length < quick.length ? bins : quick;
  // A hair less, so that floating point does not make it a bin more.
  if (best.length <= Math.ceil(bound - 1e-6)) return itemsIn(pieces, best);
  return itemsIn(pieces, emptyBins(pieces, best, { steps }));
}

function itemsIn({ item }: Pieces, bins: readonly (readonly number[])[]): PackedBins {
  return bins.map((bin) => bin.map((piece) => item[piece] ?? 0).sort((a, b) => a - b));
}

/** Bins that hold pieces, none where not all have one, and how many there are at least by what the patterns know. */
async function packPatterns(
  { capacity, items }: PackingProblem,
  starts: PackedBins,
): Promise<{ readonly bins?: readonly (readonly number[])[]; readonly bound: number }> {
  const kinds = items.map(({ size }, kind) => ({ kind, size }));
  const counts = items.map(({ count }) => count);
  const bins = counts.reduce((a, b) => a + b, 0);
  const { filled, left, bound } = await solvePatterns(
    { counts, types: [binTypeOf(capacity, kinds, { cost: 1, bins })] },
    starts.map(patternOf),
  );
  if (left.some((count) => count > 0)) return { bound };
  const next = firstPieces(counts);
  return {
    bound,
    bins: filled.flatMap(({ pattern, bins }) =>
      Array.from({ length: bins }, () => takePieces(next, pattern)),
    ),
  };
}

function patternOf(items: readonly number[]): Pattern {
  const pattern = new Map<number, number>();
  for (const item of items) pattern.set(item, (pattern.get(item) ?? 0) + 1);
  return pattern;
}

/** Of each item, the first of its pieces, which follow one another. */
function firstPieces(counts: readonly number[]): number[] {
  let piece = 0;
  return counts.map((count) => {
    const first = piece;
    piece += count;
    return first;
  });
}

function takePieces(next: number[], pattern: Pattern): number[] {
  return [...pattern].flatMap(([item, each]) => {
    const first = next[item] ?? 0;
    next[item] = first + each;
    return Array.from({ length: each }, (_, index) => first + index);
  });
}

/** The nodes with their pods; where they are too few, those with the least on them are not there. */
function fillingOf(pool: Pool, sizes: readonly PodSize[], packed: PackedBins): Filling {
  const rest = sizes.map(({ pods }) => pods.map((item) => ({ ...item })));
  const filled = packed.map((items) =>
    binHolding(
      pool,
      items.map((item) => nextGroup(rest[item] ?? [])),
    ),
  );
  const { count } = pool.spec;
  if (filled.length <= count) {
    const empty = { pool, free: pool.node, pods: [] };
    return { bins: [...filled, ...Array<Bin>(count - filled.length).fill(empty)], leftover: [] };
  }
  return {
    bins: filled.slice(0, count),
    leftover: filled.slice(count).flatMap(({ pods }) => pods),
  };
}

function nextGroup(rest: { readonly group: PodGroup; pods: number }[]): PodGroup {
  const first = rest.find(({ pods }) => pods > 0);
  if (first === undefined) throw new Error('There are as many pods as pieces.');
  first.pods--;
  return first.group;
}
