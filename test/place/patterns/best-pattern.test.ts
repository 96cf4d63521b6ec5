import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestPattern } from '../../../compiler/place/patterns/best-pattern.ts';
import { arbitraryPieces, binFor, mostWorth, type Pieces } from './pattern-problems.ts';

function patternFor(pieces: Pieces, least: number) {
  const worth = Float64Array.from(pieces.worth);
  return bestPattern(binFor(pieces), { worth, left: pieces.left, least });
}

function worthOf({ worth }: Pieces, pattern: ReadonlyMap<number, number>): number {
  return [...pattern].reduce((sum, [kind, count]) => sum + count * (worth[kind] ?? 0), 0);
}

describe('the best pattern', () => {
  test('fits in a bin, uses only what is left, and is worth more than the least', () => {
    fc.assert(
      fc.property(arbitraryPieces, fc.nat({ max: 40 }), (pieces, least) => {
        const pattern = patternFor(pieces, least) ?? new Map<number, number>();
        for (const d of (pieces.sizes[0] ?? []).keys()) {
          const used = [...pattern].reduce((sum, [kind, count]) => {
            return sum + count * (pieces.sizes[kind]?.[d] ?? 0);
          }, 0);
          expect(used).toBeLessThanOrEqual(12);
        }
        for (const [kind, count] of pattern) {
          expect(count).toBeGreaterThan(0);
          expect(count).toBeLessThanOrEqual(pieces.left[kind] ?? 0);
        }
        if (pattern.size > 0) expect(worthOf(pieces, pattern)).toBeGreaterThan(least);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is found wherever there is one', () => {
    fc.assert(
      fc.property(arbitraryPieces, (pieces) => {
        const most = mostWorth(pieces);
        expect(patternFor(pieces, most)).toBeUndefined();
        if (most > 0) expect(patternFor(pieces, most - 0.5)).toBeDefined();
      }),
      { numRuns: 2_000 },
    );
  });

  test('takes pieces in the order of their kinds', () => {
    const pieces = { sizes: [[5], [7]], worth: [5, 8], left: [1, 1] };
    expect([...(patternFor(pieces, 0) ?? [])]).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });

  test('is found though the piece of the most worth is in the way', () => {
    const pieces = { sizes: [[7], [6], [6]], worth: [7.5, 6.2, 6.1], left: [1, 1, 1] };
    expect([...(patternFor(pieces, 12)?.keys() ?? [])]).toEqual([1, 2]);
  });
});
