import { piecesFitting, type BinType, type Pattern } from './pattern-problem.ts';
import { roomPrices } from './room-prices.ts';

/** What may go into one bin. */
export interface Offer {
  /** Of a piece of each kind of the bin's type; none is below 0. */
  readonly worth: Float64Array;
  /** Pieces of each kind of the problem that are to be had. */
  readonly left: readonly number[];
  /** Only what is worth more is of use. */
  readonly least: number;
}

/** So many kinds are tried as the first that a bin is filled with. */
const mostStarts = 20;

/** Counted, not timed, so that every machine finds the same. */
const mostBranches = 500;

/** So many fillings are bettered by exchanges; the others are seldom the start of the best. */
const mostExchanged = 6;

/** A hair of worth, which is no gain. */
const hair = 1e-9;

/**
 * A filling of one empty bin that is worth more than the least, and nearly as much as any; undefined where none is
 * found. A knapsack in several dimensions: filled greedily from several starts and, where that gains nothing, by
 * branching within a fixed number of steps.
 */
export function bestPattern(type: BinType, offer: Offer): Pattern | undefined {
  const prices = roomPrices(type, offer.worth);
  if (prices.total <= offer.least) return undefined;
  const knapsack = knapsackOf(type, offer, prices.each);
  const fillings = fillFromStarts(knapsack);
  if (knapsack.found === undefined) exchange(knapsack, fillings);
  if (knapsack.found === undefined) {
    empty(knapsack);
    branch(knapsack, 0, { worth: 0, room: prices.total });
  }
  return knapsack.found && patternOf(type, knapsack.found);
}

interface Knapsack {
  readonly type: BinType;
  readonly worth: Float64Array;
  /** Pieces to be had, by place in the type's kinds. */
  readonly left: Int32Array;
  /** What a piece's room costs at the prices of room. */
  readonly price: Float64Array;
  /** Places of kinds, those of the most worth for the price of their room first. */
  readonly order: readonly number[];
  readonly room: Float64Array;
  readonly times: Int32Array;
  best: number;
  found: Int32Array | undefined;
  branches: number;
}

function knapsackOf(type: BinType, { worth, left, least }: Offer, prices: Float64Array): Knapsack {
  const dimensions = prices.length;
  const price = worth.map((_, at) => {
    let sum = 0;
    for (let d = 0; d < dimensions; d++) {
      sum += (prices[d] ?? 0) * (type.size[at * dimensions + d] ?? 0);
    }
    return Math.max(sum, Number.MIN_VALUE);
  });
  const own = Int32Array.from(type.kinds, (kind) => left[kind] ?? 0);
  const gain = (at: number): number => (worth[at] ?? 0) / (price[at] ?? 1);
  const order = [...type.kinds.keys()]
    .filter((at) => (worth[at] ?? 0) > hair && (own[at] ?? 0) > 0)
    .sort((a, b) => gain(b) - gain(a) || a - b);
  return {
    type,
    worth,
    left: own,
    price,
    order,
    room: Float64Array.from(type.capacity),
    times: new Int32Array(type.kinds.length),
    best: least,
    found: undefined,
    branches: 0,
  };
}

/** Begins with pieces of one kind, a few of them up to as many as fit, and adds the rest in order. */
function fillFromStarts(knapsack: Knapsack): readonly Filling[] {
  const fillings: Filling[] = [];
  for (const first of knapsack.order.slice(0, mostStarts)) {
    empty(knapsack);
    let count = mostOf(knapsack, first);
    while (count > 0) {
      empty(knapsack);
      take(knapsack, first, count);
      let worth = count * (knapsack.worth[first] ?? 0);
      for (const at of knapsack.order) worth += takeAll(knapsack, at);
      keep(knapsack, worth);
      fillings.push({ times: knapsack.times.slice(), worth });
      count = count > 3 ? count >> 1 : count - 1;
    }
  }
  return fillings;
}

/** What a bin may hold: pieces by place of their kind. */
interface Filling {
  readonly times: Int32Array;
  readonly worth: number;
}

/** From the best fillings takes one piece or two of a kind, and fills the room again with others, as long as that gains. */
function exchange(knapsack: Knapsack, fillings: readonly Filling[]): void {
  const best = [...fillings].sort((a, b) => b.worth - a.worth).slice(0, mostExchanged);
  for (const filling of best) {
    let current: Filling | undefined = filling;
    while (current !== undefined) current = exchangeOnce(knapsack, current);
    if (knapsack.found !== undefined) return;
  }
}

/** The first better filling found; undefined where there is none. */
function exchangeOnce(knapsack: Knapsack, { times, worth }: Filling): Filling | undefined {
  for (const out of knapsack.order) {
    for (let count = 1; count <= Math.min(2, times[out] ?? 0); count++) {
      restore(knapsack, times);
      take(knapsack, out, -count);
      let sum = worth - count * (knapsack.worth[out] ?? 0);
      for (const at of knapsack.order) if (at !== out) sum += takeAll(knapsack, at);
      sum += takeAll(knapsack, out);
      keep(knapsack, sum);
      if (sum > worth + hair * worth) return { times: knapsack.times.slice(), worth: sum };
    }
  }
  return undefined;
}

function restore(knapsack: Knapsack, times: Int32Array): void {
  empty(knapsack);
  for (const [at, count] of times.entries()) if (count > 0) take(knapsack, at, count);
}

/** Takes as many pieces as fit, and gives their worth. */
function takeAll(knapsack: Knapsack, at: number): number {
  const count = mostOf(knapsack, at);
  if (count === 0) return 0;
  take(knapsack, at, count);
  return count * (knapsack.worth[at] ?? 0);
}

/** Depth first; what is left of the room's price bounds what can still be gained. */
function branch(
  knapsack: Knapsack,
  from: number,
  so: { readonly worth: number; readonly room: number },
): void {
  const { order, worth, price } = knapsack;
  knapsack.branches++;
  keep(knapsack, so.worth);
  for (let next = from; next < order.length; next++) {
    const at = order[next] ?? 0;
    const each = worth[at] ?? 0;
    const cost = price[at] ?? 0;
    if (so.worth + (each / cost) * so.room <= knapsack.best + hair) return;
    for (let count = mostOf(knapsack, at); count > 0; count--) {
      take(knapsack, at, count);
      branch(knapsack, next + 1, {
        worth: so.worth + count * each,
        room: so.room - count * cost,
      });
      take(knapsack, at, -count);
      if (knapsack.branches > mostBranches) return;
    }
  }
}

function keep(knapsack: Knapsack, worth: number): void {
  if (worth <= knapsack.best + hair) return;
  knapsack.best = worth;
  knapsack.found = knapsack.times.slice();
}

function mostOf({ type, left, times, room }: Knapsack, at: number): number {
  return piecesFitting(type, at, room, (left[at] ?? 0) - (times[at] ?? 0));
}

function take({ type, times, room }: Knapsack, at: number, count: number): void {
  const dimensions = room.length;
  times[at] = (times[at] ?? 0) + count;
  for (let d = 0; d < dimensions; d++) {
    room[d] = (room[d] ?? 0) - count * (type.size[at * dimensions + d] ?? 0);
  }
}

function empty({ type, times, room }: Knapsack): void {
  times.fill(0);
  room.set(type.capacity);
}

function patternOf({ kinds }: BinType, times: Int32Array): Pattern {
  const pieces = [...kinds.entries()].map(([at, kind]) => [kind, times[at] ?? 0] as const);
  return new Map(pieces.filter(([, count]) => count > 0).sort(([a], [b]) => a - b));
}
