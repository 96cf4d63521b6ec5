import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wholePodShare } from '../../../compiler/place/strategies/whole-pods.ts';

describe('what a whole pod counts', () => {
  test('with one step, pods of more than half a node count a node, smaller ones nothing', () => {
    expect([0.51, 0.5, 0.49].map((share) => wholePodShare(share, 1))).toEqual([1, 0.5, 0]);
  });

  test('with two steps, a third of a node is the step', () => {
    expect([0.7, 0.4, 1 / 3, 0.3].map((share) => wholePodShare(share, 2))).toEqual([
      1,
      0.5,
      1 / 3,
      0,
    ]);
  });

  test('pods that fit on one node together count one node at most', () => {
    const part = fc.integer({ min: 1, max: 1_000 });
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 1, max: 6 }),
        (parts, spare, k) => {
          const whole = parts.reduce((a, b) => a + b, spare);
          const counted = parts.reduce((sum, each) => sum + wholePodShare(each / whole, k), 0);
          expect(counted).toBeLessThanOrEqual(1 + 1e-9);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
