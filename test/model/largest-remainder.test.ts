import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divideByLargestRemainder } from '../../compiler/model/largest-remainder.ts';

test('divides by weight, and gives what is left to the largest remainders', () => {
  expect(divideByLargestRemainder(10, [1, 1, 1])).toEqual([4, 3, 3]);
  expect(divideByLargestRemainder(100, [41, 32, 27])).toEqual([41, 32, 27]);
  expect(divideByLargestRemainder(7, [5, 3, 2])).toEqual([4, 2, 1]);
  expect(divideByLargestRemainder(1, [1, 3])).toEqual([0, 1]);
});

test('without weights, or without a total, nobody gets anything', () => {
  expect(divideByLargestRemainder(5, [])).toEqual([]);
  expect(divideByLargestRemainder(5, [0, 0])).toEqual([0, 0]);
  expect(divideByLargestRemainder(0, [2, 3])).toEqual([0, 0]);
});

test('is exact beyond what a product of doubles can hold', () => {
  const huge = Number.MAX_SAFE_INTEGER;
  expect(divideByLargestRemainder(huge, [huge, huge - 1, 1])).toEqual([
    (huge + 1) / 2,
    (huge - 1) / 2,
    0,
  ]);
});

const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 30 });

test('the parts sum to the total, and none is a whole away from its exact share', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), weights, (total, shares) => {
      const sum = shares.reduce((all, share) => all + share, 0);
      const parts = divideByLargestRemainder(total, shares);
      expect(parts.reduce((all, part) => all + part, 0)).toBe(sum === 0 ? 0 : total);
      for (const [index, part] of parts.entries()) {
        expect(
          Math.abs(part - (sum === 0 ? 0 : (total * (shares[index] ?? 0)) / sum)),
        ).toBeLessThan(1);
      }
    }),
  );
});

test('what weighs more never gets less', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), weights, (total, shares) => {
      const sorted = [...shares].sort((a, b) => b - a);
      const parts = divideByLargestRemainder(total, sorted);
      expect(parts).toEqual([...parts].sort((a, b) => b - a));
    }),
  );
});
