import { expect, test } from 'vitest';
import {
  accumulate,
  dominantShare,
  fits,
  shortDimension,
  timesFitting,
} from '../../compiler/place/vector.ts';

test('a demand fits where no dimension is short', () => {
  expect(fits([1, 2], [1, 2])).toBe(true);
  expect(fits([1, 3], [1, 2])).toBe(false);
  expect(fits([0], [])).toBe(true);
});

test('times fitting is bounded by every dimension and by the most asked for', () => {
  expect(timesFitting([2, 1], [7, 9], 10)).toBe(3);
  expect(timesFitting([2, 0], [7, 0], 2)).toBe(2);
  expect(timesFitting([2], [-4], 2)).toBe(0);
});

test('sums grow in place', () => {
  const sum: number[] = [1];
  accumulate(sum, [2, 3], 2);
  expect(sum).toEqual([5, 6]);
});

test('the dominant share is the largest, and infinite of nothing', () => {
  expect(dominantShare([1, 3], [4, 4])).toBe(0.75);
  expect(dominantShare([1], [0])).toBe(Infinity);
  expect(dominantShare([0], [0])).toBe(0);
});

test('the first short dimension', () => {
  expect(shortDimension([1, 5, 5], [1, 4, 4])).toBe(1);
  expect(shortDimension([1], [1])).toBeUndefined();
});
