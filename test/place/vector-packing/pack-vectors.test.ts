import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packVectors } from '../../../compiler/place/vector-packing/pack-vectors.ts';
import {
  piecesOf,
  type PackedBins,
  type PackingProblem,
} from '../../../compiler/place/vector-packing/packing-problem.ts';

/** What is wrong with a packing, by reading nothing but the problem. */
function faults({ capacity, items }: PackingProblem, bins: PackedBins): readonly string[] {
  const packed = new Map<number, number>();
  const found: string[] = [];
  for (const [index, bin] of bins.entries()) {
    for (const item of bin) packed.set(item, (packed.get(item) ?? 0) + 1);
    for (const [d, room] of capacity.entries()) {
      const used = bin.reduce((sum, item) => sum + (items[item]?.size[d] ?? 0), 0);
      if (used > room) found.push(`bin ${index} is over capacity in ${d}`);
    }
    if (bin.length === 0) found.push(`bin ${index} is empty`);
  }
  for (const [item, { count }] of items.entries()) {
    if ((packed.get(item) ?? 0) !== count) found.push(`item ${item} is packed wrongly often`);
  }
  return found;
}

const arbitraryProblem = fc.integer({ min: 1, max: 3 }).chain((dimensions) =>
  fc.record({
    capacity: fc.constant(Array<number>(dimensions).fill(12)),
    items: fc.array(
      fc.record({
        size: fc.array(fc.nat({ max: 12 }), { minLength: dimensions, maxLength: dimensions }),
        count: fc.nat({ max: 3 }),
      }),
      { maxLength: 4 },
    ),
  }),
);

/** The fewest bins, by trying every bin for every piece. */
function exactOptimum({ capacity, items }: PackingProblem): number {
  const sizes = items.flatMap(({ size, count }) => Array<readonly number[]>(count).fill(size));
  const bins: number[][] = [];
  let best = sizes.length;
  const put = (index: number): void => {
    const size = sizes[index];
    if (bins.length >= best) return;
    if (size === undefined) {
      best = bins.length;
      return;
    }
    const tried = new Set<string>();
    for (const free of bins) {
      if (tried.has(free.join()) || size.some((each, d) => each > (free[d] ?? 0))) continue;
      tried.add(free.join());
      for (const [d, each] of size.entries()) free[d] = (free[d] ?? 0) - each;
      put(index + 1);
      for (const [d, each] of size.entries()) free[d] = (free[d] ?? 0) + each;
    }
    bins.push(capacity.map((room, d) => room - (size[d] ?? 0)));
    put(index + 1);
    bins.pop();
  };
  put(0);
  return best;
}

describe('packing vectors', () => {
  test('loses nothing, packs nothing twice and overfills no bin', () => {
    fc.assert(
      fc.property(arbitraryProblem, (problem) => {
        expect(faults(problem, packVectors(problem, { steps: 10_000 }))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is within one bin of the exact optimum', () => {
    fc.assert(
      fc.property(arbitraryProblem, (problem) => {
        const bins = packVectors(problem, { steps: 100_000 }).length;
        const optimum = exactOptimum(problem);
        expect(bins).toBeGreaterThanOrEqual(optimum);
        expect(bins).toBeLessThanOrEqual(optimum + 1);
      }),
      { numRuns: 300 },
    );
  });

  test('finds three pieces for each bin where first fit decreasing does not', () => {
    const sizes = [26, 37, 37, 30, 32, 38, 29, 35, 36, 27, 31, 42];
    const problem = { capacity: [100], items: sizes.map((each) => ({ size: [each], count: 1 })) };
    expect(packVectors(problem, { steps: 0 })).toHaveLength(5);
    expect(packVectors(problem, { steps: 1_000_000 })).toHaveLength(4);
  });

  test('gives the same each time', () => {
    const items = Array.from({ length: 40 }, (_, index) => ({
      size: [100 + ((index * 37) % 300), 100 + ((index * 61) % 300)],
      count: 1,
    }));
    const problem = { capacity: [1_000, 1_000], items };
    expect(packVectors(problem, { steps: 200_000 })).toEqual(
      packVectors(problem, { steps: 200_000 }),
    );
  });

  test('packs nothing in no bin', () => {
    expect(packVectors({ capacity: [1], items: [] }, { steps: 1_000 })).toEqual([]);
  });
});

describe('the bound', () => {
  test('is what the scarcest dimension asks for, without the noise of fractions', () => {
    const thirds = { capacity: [0.3, 1], items: [{ size: [0.1, 0.1], count: 9 }] };
    expect(piecesOf(thirds).fewestBins).toBe(3);
  });

  test('no packing has fewer bins', () => {
    fc.assert(
      fc.property(arbitraryProblem, (problem) => {
        expect(piecesOf(problem).fewestBins).toBeLessThanOrEqual(exactOptimum(problem));
      }),
      { numRuns: 300 },
    );
  });
});
