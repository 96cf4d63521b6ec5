import type { Pieces } from './packing-problem.ts';

/** Puts each piece in the first bin that takes it, the heaviest first. Bins hold pieces. */
export function firstFitDecreasing(pieces: Pieces): number[][] {
  const { weight, count } = pieces;
  const order = [...Array(count).keys()].sort(
    (a, b) => (weight[b] ?? 0) - (weight[a] ?? 0) || a - b,
  );
  return firstFit(pieces, order);
}

/** Puts each piece in the first bin that takes it, in a given order. */
export function firstFit(pieces: Pieces, order: readonly number[]): number[][] {
  const { dimensions, size, capacity } = pieces;
  const bins: number[][] = [];
  const free: number[] = [];
  for (const piece of order) {
    let bin = 0;
    while (bin < bins.length && !takes(pieces, free, bin, piece)) bin++;
    if (bin === bins.length) {
      bins.push([]);
      for (const room of capacity) free.push(room);
    }
    bins[bin]?.push(piece);
    for (let d = 0; d < dimensions; d++) {
      const at = bin * dimensions + d;
      free[at] = (free[at] ?? 0) - (size[piece * dimensions + d] ?? 0);
    }
  }
  return bins;
}

function takes(
  { dimensions, size }: Pieces,
  free: readonly number[],
  bin: number,
  piece: number,
): boolean {
  for (let d = 0; d < dimensions; d++) {
    if ((size[piece * dimensions + d] ?? 0) > (free[bin * dimensions + d] ?? 0)) return false;
  }
  return true;
}
