import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillByPatterns } from '../../../compiler/place/vector-packing/fill-by-patterns.ts';
import { firstFitDecreasing } from '../../../compiler/place/vector-packing/first-fit-decreasing.ts';
import {
  piecesOf,
  type PackingProblem,
} from '../../../compiler/place/vector-packing/packing-problem.ts';

function fill(problem: PackingProblem): readonly (readonly number[])[] | undefined {
  return fillByPatterns(problem, piecesOf(problem));
}

describe('filling bins by patterns', () => {
  test('needs fewer bins than first fit where large pieces mix', () => {
    const problem = {
      capacity: [10, 10],
      items: [
        { size: [6, 2], count: 20 },
        { size: [4, 8], count: 20 },
        { size: [5, 5], count: 20 },
      ],
    };
    expect(fill(problem)).toHaveLength(30);
    expect(firstFitDecreasing(piecesOf(problem)).length).toBeGreaterThanOrEqual(30);
  });

  test('is not tried where there are too many kinds', () => {
    const items = Array.from({ length: 2_100 }, (_, index) => ({ size: [1 + index], count: 1 }));
    expect(fill({ capacity: [9_999], items })).toBeUndefined();
  });

  test('of no pieces there are no bins', () => {
    expect(fill({ capacity: [1], items: [] })).toEqual([]);
  });

  test('every piece is in one bin, and no bin is over its capacity', () => {
    const item = fc.record({
      size: fc.tuple(fc.integer({ min: 1, max: 10 }), fc.nat(10)),
      count: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 10 }), (items) => {
        const problem = { capacity: [10, 10], items };
        const pieces = piecesOf(problem);
        const bins = fill(problem) ?? [];
        expect(bins.flat().sort((a, b) => a - b)).toEqual([...Array(pieces.count).keys()]);
        for (const bin of bins) {
          const sizes = bin.map((piece) => items[pieces.item[piece] ?? 0]?.size ?? [0, 0]);
          for (const d of [0, 1]) {
            expect(sizes.reduce((sum, size) => sum + (size[d] ?? 0), 0)).toBeLessThanOrEqual(10);
          }
        }
      }),
    );
  });
});
