import type { Pieces } from './packing-problem.ts';

/** Pieces in a fixed number of bins, some of them waiting outside; changed in place by the searches. */
export interface BinState {
  readonly pieces: Pieces;
  readonly bins: readonly number[][];
  /** Room left: `free[bin * dimensions + d]`. */
  readonly free: Float64Array;
  /** Bin of each piece; -1 while it waits. */
  readonly binOf: Int32Array;
  /** Worth of one unit of room in each dimension: the scarcer it is among these bins, the more. */
  readonly worth: Float64Array;
}

/** The state in which the given bins are filled and every other piece waits. */
export function binStateOf(pieces: Pieces, start: readonly (readonly number[])[]): BinState {
  const { dimensions, capacity, count } = pieces;
  const state: BinState = {
    pieces,
    bins: start.map(() => []),
    free: new Float64Array(start.length * dimensions),
    binOf: new Int32Array(count).fill(-1),
    worth: worthOf(pieces, start.length),
  };
  for (const [bin, members] of start.entries()) {
    state.free.set(capacity, bin * dimensions);
    for (const piece of members) addPiece(state, piece, bin);
  }
  return state;
}

/** A hundredth, so that a dimension with ten percent to spare counts a tenth of one with none. */
const fullWorth = 0.01;

function worthOf({ dimensions, capacity, count, size }: Pieces, bins: number): Float64Array {
  const worth = new Float64Array(dimensions);
  for (let d = 0; d < dimensions; d++) {
    const room = capacity[d] ?? 0;
    let asked = 0;
    for (let piece = 0; piece < count; piece++) asked += size[piece * dimensions + d] ?? 0;
    const spare = Math.max(0, 1 - asked / (room * bins));
    worth[d] = room === 0 ? 0 : fullWorth / (fullWorth + spare) / room;
  }
  return worth;
}

/** Puts a piece in a bin, whether it fits or not. */
export function addPiece(state: BinState, piece: number, bin: number): void {
  state.bins[bin]?.push(piece);
  state.binOf[piece] = bin;
  takeRoom(state, piece, bin, 1);
}

/** Takes a piece out of its bin. */
export function removePiece(state: BinState, piece: number): void {
  const bin = state.binOf[piece] ?? 0;
  const members = state.bins[bin] ?? [];
  members[members.indexOf(piece)] = members[members.length - 1] ?? piece;
  members.pop();
  state.binOf[piece] = -1;
  takeRoom(state, piece, bin, -1);
}

function takeRoom({ pieces, free }: BinState, piece: number, bin: number, times: number): void {
  const { dimensions, size } = pieces;
  for (let d = 0; d < dimensions; d++) {
    const at = bin * dimensions + d;
    free[at] = (free[at] ?? 0) - times * (size[piece * dimensions + d] ?? 0);
  }
}

/** Whether a bin has room for a piece. */
export function takesPiece({ pieces, free }: BinState, piece: number, bin: number): boolean {
  const { dimensions, size } = pieces;
  for (let d = 0; d < dimensions; d++) {
    if ((size[piece * dimensions + d] ?? 0) > (free[bin * dimensions + d] ?? 0)) return false;
  }
  return true;
}
