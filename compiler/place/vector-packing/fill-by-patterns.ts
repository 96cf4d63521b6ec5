import { fillPattern, type PatternKinds } from './fill-pattern.ts';
import type { PackingProblem, Pieces } from './packing-problem.ts';

/** Beyond so many pairs of a kind and a piece it would take longer than the search after it. */
const mostPairs = 4_000_000;

/**
 * Fills one bin after another as well as may be, each beginning with the heaviest piece that is left, and fills as many
 * bins alike as the pieces allow. Where there are few kinds, that is better than putting one piece after another.
 * Bins hold pieces; undefined where there are too many kinds.
 */
export function fillByPatterns(problem: PackingProblem, pieces: Pieces): number[][] | undefined {
  const { items } = problem;
  if (items.length * pieces.count > mostPairs) return undefined;
  const kinds = kindsOf(problem, pieces);
  const left = items.map(({ count }) => count);
  const next = firstPieces(problem);
  const bins: number[][] = [];
  for (const kind of heaviestFirst(kinds)) {
    while ((left[kind] ?? 0) > 0) {
      const { times } = fillPattern(kinds, left, kind);
      const alike = Math.min(
        ...[...times].map(([one, each]) => Math.floor((left[one] ?? 0) / each)),
      );
      for (let bin = 0; bin < alike; bin++) {
        bins.push([...times].flatMap(([one, each]) => takePieces(next, one, each)));
      }
      for (const [one, each] of times) left[one] = (left[one] ?? 0) - each * alike;
    }
  }
  return bins;
}

function kindsOf({ capacity, items }: PackingProblem, pieces: Pieces): PatternKinds {
  const dimensions = capacity.length;
  const share = new Float64Array(items.length * dimensions);
  const worth = new Float64Array(items.length);
  let piece = 0;
  for (const [kind, { size, count }] of items.entries()) {
    for (const [d, each] of size.entries()) {
      share[kind * dimensions + d] = each === 0 ? 0 : each / (capacity[d] ?? 0);
    }
    worth[kind] = count === 0 ? 0 : (pieces.weight[piece] ?? 0);
    piece += count;
  }
  return { count: items.length, dimensions, share, worth };
}

/** Of each item, the first of its pieces, which follow one another. */
function firstPieces({ items }: PackingProblem): number[] {
  let piece = 0;
  return items.map(({ count }) => {
    const first = piece;
    piece += count;
    return first;
  });
}

function heaviestFirst({ count, worth }: PatternKinds): readonly number[] {
  return [...Array(count).keys()].sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b);
}

function takePieces(next: number[], kind: number, count: number): number[] {
  const first = next[kind] ?? 0;
  next[kind] = first + count;
  return Array.from({ length: count }, (_, index) => first + index);
}
