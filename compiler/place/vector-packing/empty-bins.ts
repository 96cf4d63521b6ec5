import { addPiece, binStateOf, removePiece, takesPiece, type BinState } from './bin-state.ts';
import { cheapestEjection } from './cheapest-ejection.ts';
import { gatherRoom } from './gather-room.ts';
import type { Pieces } from './packing-problem.ts';
import { randomNumbers } from './random-numbers.ts';
import { isSpent, type SearchBudget } from './search-budget.ts';

/** Tries of gathering room after each ejection; fewer and more both find less in the same time. */
const triesBetween = 1_000;

/**
 * Empties one bin after another, until there are as few as the bound allows or the budget is spent: guided ejection
 * search (Nagata and Bräysy, 2009, for the number of vehicles). The pieces of the lightest bin wait outside. Each
 * that fits nowhere pushes others out, those that have waited least often, and from then on is harder to push out
 * itself; between ejections free room is gathered in few bins.
 */
export function emptyBins(
  pieces: Pieces,
  start: readonly (readonly number[])[],
  budget: SearchBudget,
): readonly (readonly number[])[] {
  let best = start;
  const penalty = new Float64Array(pieces.count).fill(1);
  while (best.length > pieces.fewestBins && !isSpent(budget)) {
    const lightest = lightestBin(pieces, best);
    const state = binStateOf(
      pieces,
      best.filter((_, bin) => bin !== lightest),
    );
    const waiting = byWeight(pieces, best[lightest] ?? []);
    if (!insertAll({ state, waiting, penalty, budget, next: randomNumbers(best.length) })) break;
    best = state.bins;
  }
  return best;
}

interface Insertion {
  readonly state: BinState;
  /** The next one last. */
  readonly waiting: number[];
  /** How often each piece found no room, and 1. */
  readonly penalty: Float64Array;
  readonly budget: SearchBudget;
  readonly next: (below: number) => number;
}

/** Whether every waiting piece found a bin before the budget was spent. */
function insertAll(insertion: Insertion): boolean {
  const { state, waiting, penalty, budget, next } = insertion;
  const count = state.bins.length;
  for (let piece = waiting.pop(); piece !== undefined; piece = waiting.pop()) {
    if (count === 0 || isSpent(budget)) return false;
    const first = next(count);
    const bin = firstTaking(insertion, piece, first);
    if (bin !== undefined) {
      addPiece(state, piece, bin);
      continue;
    }
    penalty[piece] = (penalty[piece] ?? 0) + 1;
    const ejection = cheapestEjection(state, piece, { penalty, budget, first });
    if (ejection === undefined) return false;
    for (const out of ejection.pieces) removePiece(state, out);
    addPiece(state, piece, ejection.bin);
    waiting.push(...byWeight(state.pieces, ejection.pieces));
    gatherRoom(state, triesBetween, next);
    budget.steps -= triesBetween * state.pieces.dimensions;
  }
  return true;
}

function firstTaking(
  { state, budget }: Insertion,
  piece: number,
  first: number,
): number | undefined {
  const count = state.bins.length;
  budget.steps -= count;
  for (let step = 0; step < count; step++) {
    const bin = (first + step) % count;
    if (takesPiece(state, piece, bin)) return bin;
  }
  return undefined;
}

function lightestBin({ weight }: Pieces, bins: readonly (readonly number[])[]): number {
  const sums = bins.map((bin) => bin.reduce((sum, piece) => sum + (weight[piece] ?? 0), 0));
  return sums.indexOf(Math.min(...sums));
}

function byWeight({ weight }: Pieces, pieces: readonly number[]): number[] {
  return [...pieces].sort((a, b) => (weight[a] ?? 0) - (weight[b] ?? 0) || a - b);
}
