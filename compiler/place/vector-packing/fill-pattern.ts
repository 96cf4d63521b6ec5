/** Kinds of equal pieces that may fill one bin, in flat arrays. */
export interface PatternKinds {
  readonly count: number;
  readonly dimensions: number;
  /** What a piece takes of an empty bin, as a share: `share[kind * dimensions + d]`. */
  readonly share: Float64Array;
  /** What a piece is worth; a bin is filled so that the worth of its pieces is high. */
  readonly worth: Float64Array;
}

/** What one bin holds. */
export interface Pattern {
  /** How many pieces of each kind, in the order in which they were added; each at least 1. */
  readonly times: ReadonlyMap<number, number>;
  readonly worth: number;
}

/** A hair of a bin, so that shares which fill it exactly do. */
const hair = 1e-9;

/** How much a piece is wanted next: from its worth, its share along the room that is left, and the share's length. */
type Rule = (worth: number, along: number, length: number) => number;

/** The most worth; the best fit in direction; the most worth for the room it takes; direction alone. */
const rules: readonly Rule[] = [
  (worth) => worth,
  (_, along) => along,
  (worth, along) => (worth * worth) / (along + hair),
  (_, along, length) => along / length,
];

/**
 * Fills an empty bin, beginning with a piece of one kind and adding one piece after another: by several rules, of
 * whose results the one of most worth is chosen.
 *
 * @param left - Pieces of each kind that are still to be had; at least 1 of the first kind.
 */
export function fillPattern(
  kinds: PatternKinds,
  left: Readonly<Record<number, number>>,
  first: number,
): Pattern {
  const [start, ...others] = rules;
  if (start === undefined) throw new Error('There is a rule.');
  return others
    .map((rule) => fillByRule(kinds, left, { first, rule }))
    .reduce(
      (best, pattern) => (pattern.worth > best.worth + hair ? pattern : best),
      fillByRule(kinds, left, { first, rule: start }),
    );
}

function fillByRule(
  kinds: PatternKinds,
  left: Readonly<Record<number, number>>,
  { first, rule }: { readonly first: number; readonly rule: Rule },
): Pattern {
  const { dimensions, share } = kinds;
  const room = new Float64Array(dimensions).fill(1);
  const times = new Map<number, number>();
  let worth = 0;
  for (let kind = first; kind >= 0; kind = mostWanted(kinds, { left, times, room }, rule)) {
    for (let d = 0; d < dimensions; d++) {
      room[d] = (room[d] ?? 0) - (share[kind * dimensions + d] ?? 0);
    }
    times.set(kind, (times.get(kind) ?? 0) + 1);
    worth += kinds.worth[kind] ?? 0;
  }
  return { times, worth };
}

/** The kind that a rule wants most of those that fit and are left; -1 where there is none. */
function mostWanted(
  { count, dimensions, share, worth }: PatternKinds,
  bin: {
    readonly left: Readonly<Record<number, number>>;
    readonly times: ReadonlyMap<number, number>;
    readonly room: Float64Array;
  },
  rule: Rule,
): number {
  let best = -1;
  let most = -Infinity;
  for (let kind = 0; kind < count; kind++) {
    if ((bin.times.get(kind) ?? 0) >= (bin.left[kind] ?? 0)) continue;
    let along = 0;
    let square = 0;
    let d = 0;
    for (; d < dimensions; d++) {
      const each = share[kind * dimensions + d] ?? 0;
      const room = bin.room[d] ?? 0;
      if (each > room + hair) break;
      along += each * room;
      square += each * each;
    }
    if (d < dimensions) continue;
    const wanted = rule(worth[kind] ?? 0, along, Math.sqrt(square));
    if (wanted > most) {
      most = wanted;
      best = kind;
    }
  }
  return best;
}
