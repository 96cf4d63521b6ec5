import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  binTypeOf,
  type PatternProblem,
} from '../../../compiler/place/patterns/pattern-problem.ts';
import { solvePatterns, type FilledBins } from '../../../compiler/place/patterns/solve-patterns.ts';

interface Shape {
  readonly sizes: readonly (readonly number[])[];
  readonly counts: readonly number[];
  readonly types: readonly {
    readonly room: number;
    readonly cost: number;
    readonly bins: number;
  }[];
}

function problemOf({ sizes, counts, types }: Shape): PatternProblem {
  const kinds = sizes.map((size, kind) => ({ kind, size }));
  const dimensions = sizes[0]?.length ?? 1;
  return {
    counts,
    types: types.map(({ room, cost, bins }) => {
      const able = kinds.filter(({ size }) => size.every((each) => each <= room));
      return binTypeOf(Array<number>(dimensions).fill(room), able, { cost, bins });
    }),
  };
}

/** What is wrong with filled bins, by reading nothing but the problem. */
function faults({ sizes, counts, types }: Shape, { filled, left }: FilledBins): readonly string[] {
  const found: string[] = [];
  const placed = counts.map(() => 0);
  const used = types.map(() => 0);
  for (const { type, pattern, bins } of filled) {
    used[type] = (used[type] ?? 0) + bins;
    for (const [kind, each] of pattern) placed[kind] = (placed[kind] ?? 0) + each * bins;
    for (const d of (sizes[0] ?? []).keys()) {
      const load = [...pattern].reduce(
        (sum, [kind, each]) => sum + each * (sizes[kind]?.[d] ?? 0),
        0,
      );
      if (load > (types[type]?.room ?? 0)) found.push(`a bin is over capacity in ${d}`);
    }
  }
  for (const [kind, count] of counts.entries()) {
    if ((placed[kind] ?? 0) + (left[kind] ?? 0) !== count) found.push(`kind ${kind} is lost`);
    if ((left[kind] ?? 0) < 0) found.push(`kind ${kind} is placed too often`);
  }
  for (const [type, { bins }] of types.entries()) {
    if ((used[type] ?? 0) > bins)
      found.push(`there are no ${used[type] ?? 0} bins of type ${type}`);
  }
  return found;
}

const arbitraryShape: fc.Arbitrary<Shape> = fc.integer({ min: 1, max: 3 }).chain((dimensions) =>
  fc.record({
    sizes: fc.constant(dimensions).chain((length) =>
      fc.array(
        fc
          .array(fc.nat({ max: 12 }), { minLength: length, maxLength: length })
          .filter((size) => size.some((each) => each > 0)),
        { minLength: 3, maxLength: 3 },
      ),
    ),
    counts: fc.array(fc.nat({ max: 9 }), { minLength: 3, maxLength: 3 }),
    types: fc.array(
      fc.record({
        room: fc.integer({ min: 6, max: 12 }),
        cost: fc.integer({ min: 1, max: 5 }),
        bins: fc.nat({ max: 6 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
);

describe('filling by patterns', () => {
  test('loses nothing, places nothing twice and overfills no bin', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryShape, async (shape) => {
        expect(faults(shape, await solvePatterns(problemOf(shape)))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('finds the cheapest bins where bins were cut into the pieces', async () => {
    // Three of each bin: 5 + 4 + 3, 6 + 6 and 7 + 5; a dear bin costs more for its room.
    const shape = {
      sizes: [[3], [4], [5], [6], [7]],
      counts: [30, 30, 60, 60, 30],
      types: [
        { room: 12, cost: 10, bins: 90 },
        { room: 8, cost: 9, bins: 90 },
      ],
    };
    const solution = await solvePatterns(problemOf(shape));
    expect(faults(shape, solution)).toEqual([]);
    expect(solution.left).toEqual([0, 0, 0, 0, 0]);
    const cost = solution.filled.reduce((sum, { type, bins }) => {
      return sum + bins * (shape.types[type]?.cost ?? 0);
    }, 0);
    expect(cost).toBe(900);
  });

  test('leaves out what has no bin', async () => {
    const shape = { sizes: [[6]], counts: [5], types: [{ room: 12, cost: 1, bins: 2 }] };
    const { filled, left } = await solvePatterns(problemOf(shape));
    expect(left).toEqual([1]);
    expect(filled).toEqual([{ type: 0, pattern: new Map([[0, 2]]), bins: 2 }]);
  });

  test('fills nothing where the solver refuses', async () => {
    const shape = { sizes: [[6]], counts: [5], types: [{ room: 12, cost: NaN, bins: 2 }] };
    expect(await solvePatterns(problemOf(shape))).toEqual({ filled: [], left: [5], bound: 0 });
  });

  test('gives the same each time', async () => {
    const sizes = Array.from({ length: 20 }, (_, index) => [
      2 + ((index * 37) % 9),
      1 + ((index * 61) % 10),
    ]);
    const shape = {
      sizes,
      counts: sizes.map((_, index) => 3 + (index % 5)),
      types: [{ room: 12, cost: 1, bins: 200 }],
    };
    const first = await solvePatterns(problemOf(shape));
    expect(await solvePatterns(problemOf(shape))).toEqual(first);
    expect(faults(shape, first)).toEqual([]);
  });
});
