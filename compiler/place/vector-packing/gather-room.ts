import { addPiece, removePiece, type BinState } from './bin-state.ts';

/**
 * Tries random shifts and swaps of pieces between two bins and keeps those that gather free room in fewer bins: where
 * the sum of squares of the worth of free room does not fall. Many small holes become few large ones.
 */
export function gatherRoom(state: BinState, tries: number, next: (below: number) => number): void {
  const { count } = state.pieces;
  for (let attempt = 0; attempt < tries; attempt++) {
    const piece = next(count);
    const from = state.binOf[piece] ?? -1;
    const to = next(state.bins.length);
    if (from < 0 || to === from) continue;
    const members = state.bins[to] ?? [];
    // Beyond the last member stands for none: the piece is shifted.
    const other = members[next(members.length + 1)];
    if (!mayExchange(state, { piece, from, other, to })) continue;
    removePiece(state, piece);
    if (other !== undefined) {
      removePiece(state, other);
      addPiece(state, other, from);
    }
    addPiece(state, piece, to);
  }
}

interface Exchange {
  readonly piece: number;
  readonly from: number;
  readonly other: number | undefined;
  readonly to: number;
}

/** Whether both bins take what they get, and free room is not more scattered afterwards. */
function mayExchange({ pieces, free, worth }: BinState, exchange: Exchange): boolean {
  const { dimensions, size } = pieces;
  const { piece, from, other, to } = exchange;
  let gained = 0;
  let before = 0;
  let beside = 0;
  for (let d = 0; d < dimensions; d++) {
    const back = other === undefined ? 0 : (size[other * dimensions + d] ?? 0);
    const more = (size[piece * dimensions + d] ?? 0) - back;
    const here = free[from * dimensions + d] ?? 0;
    const there = free[to * dimensions + d] ?? 0;
    if (here + more < 0 || there - more < 0) return false;
    const each = worth[d] ?? 0;
    gained += more * each;
    before += here * each;
    beside += there * each;
  }
  return (before + gained) ** 2 + (beside - gained) ** 2 >= before ** 2 + beside ** 2;
}
