import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fillPattern,
  type PatternKinds,
} from '../../../compiler/place/vector-packing/fill-pattern.ts';

function kindsOf(
  shares: readonly (readonly number[])[],
  worth: readonly number[] = shares.map((share) => share.reduce((a, b) => a + b, 0)),
): PatternKinds {
  return {
    count: shares.length,
    dimensions: shares[0]?.length ?? 0,
    share: Float64Array.from(shares.flat()),
    worth: Float64Array.from(worth),
  };
}

describe('filling one bin', () => {
  test('begins with the piece it is told to', () => {
    const { times } = fillPattern(kindsOf([[0.6], [0.5]]), [9, 9], 1);
    expect([...times]).toEqual([[1, 2]]);
  });

  test('takes no more of a kind than are left', () => {
    const { times, worth } = fillPattern(kindsOf([[0.25], [0.2]]), [2, 1], 0);
    expect(Object.fromEntries(times)).toEqual({ 0: 2, 1: 1 });
    expect(worth).toBeCloseTo(0.7);
  });

  test('fills what shares fill exactly, whatever the rounding of their sum', () => {
    expect(fillPattern(kindsOf([[0.1]]), [99], 0).times.get(0)).toBe(10);
  });

  test('puts beside a piece what fits the room it leaves', () => {
    // The first takes processor; the second takes as much of all, the third what is left.
    const kinds = kindsOf(
      [
        [0.75, 0.25],
        [0.25, 0.25],
        [0.25, 0.75],
      ],
      [1, 0.5, 1],
    );
    expect(Object.fromEntries(fillPattern(kinds, [1, 9, 9], 0).times)).toEqual({ 0: 1, 2: 1 });
  });

  test('never more than a bin holds, nor than there are, and nothing is left that fits', () => {
    const share = fc.integer({ min: 1, max: 60 }).map((percent) => percent / 100);
    const shares = fc.array(fc.tuple(share, share), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(shares, fc.array(fc.nat(5), { minLength: 8, maxLength: 8 }), (given, counts) => {
        const left = given.map((_, kind) =>
          kind === 0 ? 1 + (counts[0] ?? 0) : (counts[kind] ?? 0),
        );
        const { times } = fillPattern(kindsOf(given), left, 0);
        const room = [1, 1].map((whole, d) =>
          [...times].reduce((rest, [kind, each]) => rest - each * (given[kind]?.[d] ?? 0), whole),
        );
        expect(Math.min(...room)).toBeGreaterThan(-1e-6);
        for (const [kind, each] of times) expect(each).toBeLessThanOrEqual(left[kind] ?? 0);
        for (const [kind, own] of given.entries()) {
          const spare = (left[kind] ?? 0) > (times.get(kind) ?? 0);
          expect(spare && own.every((each, d) => each <= (room[d] ?? 0) - 1e-6)).toBe(false);
        }
      }),
    );
  });
});
