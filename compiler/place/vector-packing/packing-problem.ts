import type { Vector } from '../vector.ts';

/** Equal items of a packing problem. */
export interface PackingItem {
  readonly size: Vector;
  readonly count: number;
}

/** Items to put in as few equal bins as possible. */
export interface PackingProblem {
  /** Of one bin, in every dimension. */
  readonly capacity: Vector;
  readonly items: readonly PackingItem[];
}

/** For each bin the items in it, as indices of the problem's items, one for each piece. */
export type PackedBins = readonly (readonly number[])[];

/** A packing problem with every piece apart and its amounts in flat arrays, as the searches read it. */
export interface Pieces {
  readonly dimensions: number;
  readonly capacity: Float64Array;
  readonly count: number;
  /** Index of each piece's item. */
  readonly item: Int32Array;
  /** `size[piece * dimensions + d]`. */
  readonly size: Float64Array;
  /** Of each piece: its shares of a bin, those of scarce dimensions counted more. */
  readonly weight: Float64Array;
  /** No packing uses fewer bins: what the pieces ask for together, in the scarcest dimension. */
  readonly fewestBins: number;
}

/** Takes a problem's items apart. */
export function piecesOf({ capacity, items }: PackingProblem): Pieces {
  const dimensions = capacity.length;
  const count = items.reduce((sum, item) => sum + item.count, 0);
  const item = new Int32Array(count);
  const size = new Float64Array(count * dimensions);
  let piece = 0;
  for (const [index, one] of items.entries()) {
    for (let repeat = 0; repeat < one.count; repeat++) {
      item[piece] = index;
      size.set(one.size, piece * dimensions);
      piece++;
    }
  }
  const bins = capacity.map((room, d) => binsAsked(items, d, room));
  const most = Math.max(0, ...bins);
  const weight = new Float64Array(count);
  for (let one = 0; one < count; one++) {
    for (let d = 0; d < dimensions; d++) {
      const share =
        (size[one * dimensions + d] ?? 0) / Math.max(capacity[d] ?? 0, Number.MIN_VALUE);
      weight[one] = (weight[one] ?? 0) + (share === 0 ? 0 : share * ((bins[d] ?? 0) / most));
    }
  }
  return {
    dimensions,
    capacity: Float64Array.from(capacity),
    count,
    item,
    size,
    weight,
    // A hair less, so that a sum of fractions does not become a bin more.
    fewestBins: Math.ceil(most - 1e-9),
  };
}

function binsAsked(items: readonly PackingItem[], d: number, room: number): number {
  const total = items.reduce((sum, { size, count }) => sum + (size[d] ?? 0) * count, 0);
  return total === 0 ? 0 : total / room;
}
