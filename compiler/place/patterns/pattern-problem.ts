/** Equal bins, and the kinds of pieces that they may hold, in flat arrays. */
export interface BinType {
  /** Of one bin, in every dimension. */
  readonly capacity: Float64Array;
  /** Indices of kinds of the problem. */
  readonly kinds: readonly number[];
  /** What a piece of `kinds[at]` takes: `size[at * dimensions + d]`. */
  readonly size: Float64Array;
  /** Of one bin in use. */
  readonly cost: number;
  /** How many there are. */
  readonly bins: number;
}

/** Pieces to put in bins so that the bins in use cost as little as may be. */
export interface PatternProblem {
  /** Pieces of each kind. */
  readonly counts: readonly number[];
  readonly types: readonly BinType[];
}

/** What one bin holds: how many pieces of each kind, in order of the kinds; each at least 1. */
export type Pattern = ReadonlyMap<number, number>;

/** Bins of one type that hold the same. */
export interface AlikeBins {
  /** Index of the type. */
  readonly type: number;
  readonly pattern: Pattern;
  readonly bins: number;
}

/** Bins of a type that may hold pieces of the given kinds and sizes. */
export function binTypeOf(
  capacity: readonly number[],
  kinds: readonly { readonly kind: number; readonly size: readonly number[] }[],
  { cost, bins }: Pick<BinType, 'cost' | 'bins'>,
): BinType {
  return {
    capacity: Float64Array.from(capacity),
    kinds: kinds.map(({ kind }) => kind),
    size: Float64Array.from(kinds.flatMap(({ size }) => size)),
    cost,
    bins,
  };
}

/** How many pieces of the kind at `at` fit in so much room; at most `most`. */
export function piecesFitting(type: BinType, at: number, room: Float64Array, most: number): number {
  const dimensions = room.length;
  let pieces = most;
  for (let d = 0; d < dimensions; d++) {
    const each = type.size[at * dimensions + d] ?? 0;
    if (each > 0) pieces = Math.min(pieces, Math.floor((room[d] ?? 0) / each));
  }
  return Math.max(pieces, 0);
}
