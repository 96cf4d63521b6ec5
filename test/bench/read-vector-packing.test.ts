import { describe, expect, test } from 'vitest';
import { packingInstances, volumeBound } from '../../bench/place/packing-instances.ts';
import { formatVectorPacking, readVectorPacking } from '../../bench/place/read-vector-packing.ts';

const text = `2
100 50
2   # items
60 10 3
40 40 1
`;

describe('the text format of vector packing', () => {
  test('is read as dimension, capacities, items with size and demand', () => {
    expect(readVectorPacking(text)).toEqual({
      capacity: [100, 50],
      items: [
        { size: [60, 10], count: 3 },
        { size: [40, 40], count: 1 },
      ],
    });
  });

  test('is written so that it can be read again', () => {
    const problem = readVectorPacking(text);
    expect(readVectorPacking(formatVectorPacking(problem))).toEqual(problem);
  });

  test.each([
    ['an end too early', '2\n100 50\n1\n60 10\n', 'the end'],
    ['words', '2\n100 many\n', 'many'],
    ['what follows the last item', '1\n10\n1\n5 1\n7', 'goes on'],
    ['an item larger than a bin', '1\n10\n1\n11 1\n', 'item 1 is larger'],
  ])('refuses %s', (_, wrong, word) => {
    expect(() => readVectorPacking(wrong)).toThrow(word);
  });
});

describe('generated instances', () => {
  test('have an optimum that no packing can better', () => {
    for (const { problem, optimum } of packingInstances(1)) {
      expect(volumeBound(problem)).toBe(optimum);
      for (const { size } of problem.items) {
        expect(size.every((each) => each > 0 && each <= 1_000 && Number.isInteger(each))).toBe(
          true,
        );
      }
    }
  });

  test('are the same each time, and others for another seed', () => {
    const textOf = (seed: number): readonly string[] =>
      packingInstances(seed).map(({ problem }) => formatVectorPacking(problem));
    expect(textOf(2)).toEqual(textOf(2));
    expect(textOf(2)).not.toEqual(textOf(1));
  });
});
