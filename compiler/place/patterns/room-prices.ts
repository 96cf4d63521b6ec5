import type { BinType } from './pattern-problem.ts';

/** Prices of the room of an empty bin at which no piece is worth more than the room that it takes. */
export interface RoomPrices {
  /** Of one unit of room, by dimension. */
  readonly each: Float64Array;
  /** Of a whole bin; by weak duality nothing that a bin can hold is worth more. */
  readonly total: number;
}

/** More rounds hardly lower the total. */
const rounds = 40;

/**
 * Low prices of a bin's room. The dual of the knapsack's relaxation, solved well enough by multiplicative weights
 * (Plotkin, Shmoys and Tardos, 1995): the dimensions that the piece of most worth for its room takes get dearer.
 */
export function roomPrices(type: BinType, worth: Float64Array): RoomPrices {
  const { capacity } = type;
  let total = Infinity;
  let each = new Float64Array(capacity.length);
  // Shares of a whole bin's price, by dimension.
  const weights = Float64Array.from(capacity, (room) => (room > 0 ? 1 : 0));
  for (let round = 0; round < rounds; round++) {
    scaleToOne(weights);
    const { at, ratio } = dearestPiece(type, worth, weights);
    if (ratio < total) {
      total = ratio;
      each = weights.map((weight, d) => (weight === 0 ? 0 : (weight * ratio) / (capacity[d] ?? 1)));
    }
    raiseWeights(type, at, { weights, step: 8 / (round + 8) });
  }
  return { each, total };
}

/** The piece whose worth is the highest for its room, and that ratio: with it as a bin's price none is worth more. */
function dearestPiece(
  { capacity, kinds, size }: BinType,
  worth: Float64Array,
  weights: Float64Array,
): { readonly at: number; readonly ratio: number } {
  const dimensions = capacity.length;
  let dearest = 0;
  let most = 0;
  for (let at = 0; at < kinds.length; at++) {
    let room = 0;
    for (let d = 0; d < dimensions; d++) {
      const taken = size[at * dimensions + d] ?? 0;
      if (taken > 0) room += ((weights[d] ?? 0) * taken) / (capacity[d] ?? 0);
    }
    const ratio = (worth[at] ?? 0) / Math.max(room, Number.MIN_VALUE);
    if (ratio <= most) continue;
    most = ratio;
    dearest = at;
  }
  return { at: dearest, ratio: most };
}

function raiseWeights(
  { capacity, size }: BinType,
  at: number,
  { weights, step }: { readonly weights: Float64Array; readonly step: number },
): void {
  const dimensions = capacity.length;
  const shares = weights.map((weight, d) => {
    return weight === 0 ? 0 : (size[at * dimensions + d] ?? 0) / (capacity[d] ?? 1);
  });
  const most = Math.max(...shares);
  if (most === 0) return;
  for (let d = 0; d < dimensions; d++) {
    weights[d] = (weights[d] ?? 0) * Math.exp((step * (shares[d] ?? 0)) / most);
  }
}

function scaleToOne(weights: Float64Array): void {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  for (const [d, weight] of weights.entries()) weights[d] = weight / sum;
}
