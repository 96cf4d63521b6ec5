import type { BinState } from './bin-state.ts';
import type { SearchBudget } from './search-budget.ts';

/** Pieces that would make room for another, and the bin that they are in. */
export interface Ejection {
  readonly bin: number;
  readonly pieces: readonly number[];
}

/** In fuller bins sets of three are too many to look at. */
const mostForThree = 12;

interface Search {
  readonly state: BinState;
  readonly penalty: Float64Array;
  readonly budget: SearchBudget;
  /** What must still be freed, by how many pieces are out: `need[out * dimensions + d]`. */
  readonly need: Float64Array;
  readonly out: number[];
  bin: number;
  penaltySum: number;
  weightSum: number;
  best: Ejection | undefined;
}

/**
 * Of all sets of at most three pieces of one bin that make room for a piece, the one with the least penalty, then
 * the least weight. Bins are looked at from `first` on, which decides between equals.
 */
export function cheapestEjection(
  state: BinState,
  piece: number,
  options: {
    readonly penalty: Float64Array;
    readonly budget: SearchBudget;
    readonly first: number;
  },
): Ejection | undefined {
  const { dimensions, size } = state.pieces;
  const { penalty, budget, first } = options;
  const count = state.bins.length;
  const search: Search = {
    state,
    penalty,
    budget,
    need: new Float64Array(3 * dimensions),
    out: [],
    bin: 0,
    penaltySum: Infinity,
    weightSum: Infinity,
    best: undefined,
  };
  for (let step = 0; step < count; step++) {
    search.bin = (first + step) % count;
    for (let d = 0; d < dimensions; d++) {
      search.need[d] =
        (size[piece * dimensions + d] ?? 0) - (state.free[search.bin * dimensions + d] ?? 0);
    }
    const members = state.bins[search.bin] ?? [];
    tryMembers(search, members, { from: 0, penalty: 0, weight: 0 });
  }
  return search.best;
}

function tryMembers(
  search: Search,
  members: readonly number[],
  so: { readonly from: number; readonly penalty: number; readonly weight: number },
): void {
  const { out, budget, penalty } = search;
  const { weight, dimensions } = search.state.pieces;
  const deeper = out.length < (members.length > mostForThree ? 1 : 2);
  for (let index = so.from; index < members.length; index++) {
    const piece = members[index] ?? 0;
    const penaltySum = so.penalty + (penalty[piece] ?? 0);
    if (penaltySum > search.penaltySum) continue;
    budget.steps -= dimensions;
    const weightSum = so.weight + (weight[piece] ?? 0);
    if (!frees(search, piece)) {
      if (!deeper) continue;
      out.push(piece);
      tryMembers(search, members, { from: index + 1, penalty: penaltySum, weight: weightSum });
      out.pop();
    } else if (penaltySum < search.penaltySum || weightSum < search.weightSum) {
      search.penaltySum = penaltySum;
      search.weightSum = weightSum;
      search.best = { bin: search.bin, pieces: [...out, piece] };
    }
  }
}

/** Whether enough is free once this piece is out too; writes what is still needed for the next level. */
function frees({ state, need, out }: Search, piece: number): boolean {
  const { dimensions, size } = state.pieces;
  const here = out.length * dimensions;
  const deeper = out.length < 2;
  let enough = true;
  for (let d = 0; d < dimensions; d++) {
    const rest = (need[here + d] ?? 0) - (size[piece * dimensions + d] ?? 0);
    if (rest > 0) enough = false;
    if (deeper) need[here + dimensions + d] = rest;
    else if (!enough) return false;
  }
  return enough;
}
