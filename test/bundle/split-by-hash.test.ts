import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitByHash, stableHash } from '../../compiler/bundle/split-by-hash.ts';

const lines = (count: number, length = 10) =>
  Array.from({ length: count }, (_, index) => ({
    key: `desk/agent-${index}`,
    line: 'x'.repeat(length),
  }));

describe('splitting by hash', () => {
  test('leaves alone what fits', () => {
    expect(splitByHash(lines(10), 100)).toEqual([{ bits: '', items: lines(10) }]);
    expect(splitByHash([], 100)).toEqual([]);
  });

  test('keeps every line once and every bucket within the limit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 30, max: 1000 }),
        (count, limit) => {
          const buckets = splitByHash(lines(count), limit);
          expect(buckets.flatMap(({ items }) => items.map(({ key }) => key)).sort()).toEqual(
            lines(count)
              .map(({ key }) => key)
              .sort(),
          );
          for (const { items } of buckets) expect(items.length * 10).toBeLessThanOrEqual(limit);
          expect(new Set(buckets.map(({ bits }) => bits)).size).toBe(buckets.length);
        },
      ),
    );
  });

  test('does not depend on the order of the lines', () => {
    const shape = (all: ReturnType<typeof lines>) =>
      splitByHash(all, 100).map(({ bits, items }) => [bits, items.map(({ key }) => key).sort()]);
    expect(shape(lines(200).reverse())).toEqual(shape(lines(200)));
  });

  test('one line more changes one bucket, or splits one', () => {
    for (let count = 50; count < 250; count++) {
      const keysOf = (all: ReturnType<typeof lines>) =>
        splitByHash(all, 200).map(
          ({ bits, items }) => `${bits} ${items.map(({ key }) => key).join()}`,
        );
      const before = new Set(keysOf(lines(count)));
      const fresh = keysOf(lines(count + 1)).filter((bucket) => !before.has(bucket));
      expect(fresh.length).toBeLessThanOrEqual(3);
    }
  });

  test('a line longer than the limit stands alone, and equal keys end somewhere', () => {
    expect(splitByHash(lines(2, 500), 100).map(({ items }) => items.length)).toEqual([1, 1]);
    const equal = [1, 2, 3].map(() => ({ key: 'same', line: 'x'.repeat(60) }));
    expect(splitByHash(equal, 100).map(({ items }) => items.length)).toEqual([3]);
  });

  test('spreads names that count up', () => {
    const buckets = splitByHash(lines(8000), 10_000);
    expect(Math.max(...buckets.map(({ items }) => items.length))).toBeLessThanOrEqual(1000);
    expect(buckets.length).toBeLessThanOrEqual(16);
  });

  test('the hash never changes, or every file would', () => {
    expect(stableHash('desk/triage')).toBe(4241395004);
    expect(stableHash('')).toBe(2872998923);
  });
});
