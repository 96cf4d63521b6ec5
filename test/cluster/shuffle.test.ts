import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shuffle } from './shuffle.ts';

test('keeps every item, and the same seed gives the same order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
      const shuffled = shuffle(items, seed);
      expect([...shuffled].sort()).toEqual([...items].sort());
      expect(shuffle(items, seed)).toEqual(shuffled);
    }),
  );
});

test('seeds give different orders', () => {
  const items = Array.from({ length: 20 }, (_, index) => index);
  const orders = [1, 2, 3, 4, 5].map((seed) => shuffle(items, seed).join());
  expect(new Set([...orders, items.join()]).size).toBe(6);
});
