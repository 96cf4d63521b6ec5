import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roomPrices } from '../../../compiler/place/patterns/room-prices.ts';
import { arbitraryPieces, binFor, mostWorth } from './pattern-problems.ts';

describe('prices of room', () => {
  test('no piece is worth more than its room', () => {
    fc.assert(
      fc.property(arbitraryPieces, (pieces) => {
        const { each } = roomPrices(binFor(pieces), Float64Array.from(pieces.worth));
        for (const [kind, size] of pieces.sizes.entries()) {
          const price = size.reduce((sum, amount, d) => sum + amount * (each[d] ?? 0), 0);
          expect(price).toBeGreaterThanOrEqual((pieces.worth[kind] ?? 0) - 1e-6);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('a bin never holds more than the price of its room', () => {
    fc.assert(
      fc.property(arbitraryPieces, (pieces) => {
        const { total } = roomPrices(binFor(pieces), Float64Array.from(pieces.worth));
        expect(mostWorth(pieces)).toBeLessThanOrEqual(total + 1e-6);
      }),
      { numRuns: 2_000 },
    );
  });

  test('are low where room is plenty', () => {
    const { each, total } = roomPrices(binFor({ sizes: [[6, 1]] }), Float64Array.from([10]));
    expect(total).toBeLessThan(20.5);
    expect((each[0] ?? 0) * 12).toBeGreaterThan(0.9 * total);
  });

  test('are nothing where nothing is worth anything', () => {
    expect(roomPrices(binFor({ sizes: [[6], [3]] }), new Float64Array(2)).total).toBe(0);
  });
});
