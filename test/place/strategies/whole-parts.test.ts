import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wholeParts } from '../../../compiler/place/strategies/whole-parts.ts';

describe('whole parts', () => {
  test('what is left goes to the largest remainders', () => {
    expect(wholeParts([1.2, 2.7, 3.1], 7)).toEqual([1, 3, 3]);
  });

  test('a hair below a whole number counts as it', () => {
    expect(wholeParts([2.9999999999, 1], 4)).toEqual([3, 1]);
  });

  test('have the sum that is asked for, and none is off by one or more', () => {
    const values = fc.array(
      fc.integer({ min: 0, max: 5_000 }).map((value) => value / 100),
      {
        minLength: 1,
        maxLength: 9,
      },
    );
    fc.assert(
      fc.property(values, (given) => {
        const total = Math.round(given.reduce((a, b) => a + b, 0));
        const parts = wholeParts(given, total);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        for (const [index, part] of parts.entries()) {
          expect(Math.abs(part - (given[index] ?? 0))).toBeLessThan(1);
        }
      }),
    );
  });
});
