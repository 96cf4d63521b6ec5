import { expect, test } from 'vitest';
import { readQuantity } from './quantities.ts';

test.each([
  [8, 8],
  ['8', 8],
  ['500m', 0.5],
  ['32Gi', 34359738368],
  ['1000G', 1e12],
  ['2421875000Ki', 2.48e12],
  ['1.5Mi', 1572864],
])('%s is %d', (quantity, value) => {
  expect(readQuantity(quantity)).toBe(value);
});

test.each(['', 'much', '1Gb', '-1', '1 Gi', undefined])('%s is refused', (quantity) => {
  expect(() => readQuantity(quantity)).toThrow('is not a quantity');
});
