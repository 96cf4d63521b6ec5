import { expect, test } from 'vitest';
import { binStateOf } from '../../../compiler/place/vector-packing/bin-state.ts';
import { cheapestEjection } from '../../../compiler/place/vector-packing/cheapest-ejection.ts';
import { piecesOf } from '../../../compiler/place/vector-packing/packing-problem.ts';

/** Pieces of the given sizes, in bins of ten. */
function eject(options: {
  readonly sizes: readonly number[];
  readonly bins: readonly (readonly number[])[];
  readonly piece: number;
  readonly penalty?: readonly number[];
}): unknown {
  const { sizes, bins, piece } = options;
  const penalty: readonly number[] = options.penalty ?? sizes.map(() => 1);
  const items = sizes.map((size) => ({ size: [size], count: 1 }));
  const state = binStateOf(piecesOf({ capacity: [10], items }), bins);
  return cheapestEjection(state, piece, {
    penalty: Float64Array.from(penalty),
    budget: { steps: 1_000 },
    first: 0,
  });
}

test('pushes out the one light piece that is enough', () => {
  const found = eject({
    sizes: [5, 5, 4, 6, 4],
    bins: [
      [0, 1],
      [2, 3],
    ],
    piece: 4,
  });
  expect(found).toEqual({ bin: 1, pieces: [2] });
});

test('prefers pieces that have waited less often', () => {
  const found = eject({
    sizes: [5, 5, 4, 6, 4],
    bins: [
      [0, 1],
      [2, 3],
    ],
    piece: 4,
    penalty: [2, 2, 3, 1, 1],
  });
  expect(found).toEqual({ bin: 1, pieces: [3] });
});

test('pushes out two or three where one is not enough', () => {
  expect(eject({ sizes: [5, 5, 9], bins: [[0, 1]], piece: 2 })).toEqual({ bin: 0, pieces: [0, 1] });
  expect(eject({ sizes: [3, 3, 3, 10], bins: [[0, 1, 2]], piece: 3 })).toEqual({
    bin: 0,
    pieces: [0, 1, 2],
  });
});

test('finds nothing where even three are not enough', () => {
  expect(eject({ sizes: [2, 2, 3, 3, 10], bins: [[0, 1, 2, 3]], piece: 4 })).toBeUndefined();
});
