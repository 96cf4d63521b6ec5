import fc from 'fast-check';
import { binTypeOf, type BinType } from '../../../compiler/place/patterns/pattern-problem.ts';

/** Pieces of a few kinds, by size and worth. */
export interface Pieces {
  readonly sizes: readonly (readonly number[])[];
  readonly worth: readonly number[];
  readonly left: readonly number[];
}

/** A bin of room 12 in every dimension, and pieces that fit in it. */
export const arbitraryPieces: fc.Arbitrary<Pieces> = fc
  .integer({ min: 1, max: 3 })
  .chain((dimensions) =>
    fc.array(
      fc.record({
        size: fc
          .array(fc.nat({ max: 12 }), { minLength: dimensions, maxLength: dimensions })
          .filter((size) => size.some((each) => each > 0)),
        worth: fc.nat({ max: 20 }),
        left: fc.nat({ max: 4 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  )
  .map((pieces) => ({
    sizes: pieces.map(({ size }) => size),
    worth: pieces.map(({ worth }) => worth),
    left: pieces.map(({ left }) => left),
  }));

/** The type of a bin of room 12 that takes all of these pieces. */
export function binFor({ sizes }: Pick<Pieces, 'sizes'>, bins = 1): BinType {
  const dimensions = sizes[0]?.length ?? 1;
  const kinds = sizes.map((size, kind) => ({ kind, size }));
  return binTypeOf(Array<number>(dimensions).fill(12), kinds, { cost: 1, bins });
}

/** The most that one bin can hold, by trying every number of every kind. */
export function mostWorth({ sizes, worth, left }: Pieces): number {
  const dimensions = sizes[0]?.length ?? 1;
  const fill = (kind: number, room: readonly number[]): number => {
    const size = sizes[kind];
    if (size === undefined) return 0;
    let best = 0;
    for (let count = 0; count <= (left[kind] ?? 0); count++) {
      const rest = room.map((free, d) => free - count * (size[d] ?? 0));
      if (rest.some((free) => free < 0)) break;
      best = Math.max(best, count * (worth[kind] ?? 0) + fill(kind + 1, rest));
    }
    return best;
  };
  return fill(0, Array<number>(dimensions).fill(12));
}
