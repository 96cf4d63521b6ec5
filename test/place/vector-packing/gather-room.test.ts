import { expect, test } from 'vitest';
import { binStateOf } from '../../../compiler/place/vector-packing/bin-state.ts';
import { gatherRoom } from '../../../compiler/place/vector-packing/gather-room.ts';
import { piecesOf } from '../../../compiler/place/vector-packing/packing-problem.ts';
import { randomNumbers } from '../../../compiler/place/vector-packing/random-numbers.ts';

test('turns many small holes into few large ones, and overfills nothing', () => {
  const sizes = [4, 4, 3, 5, 6, 2];
  const items = sizes.map((size) => ({ size: [size], count: 1 }));
  const state = binStateOf(piecesOf({ capacity: [10], items }), [
    [0, 1],
    [2, 3],
    [4, 5],
  ]);
  expect([...state.free]).toEqual([2, 2, 2]);
  gatherRoom(state, 500, randomNumbers(1));
  expect([...state.free].sort()).toEqual([0, 0, 6]);
  expect(state.bins.flat().sort()).toEqual([0, 1, 2, 3, 4, 5]);
});
