import { describe, expect, test } from 'vitest';
import {
  solveInOrder,
  type LinearProgram,
} from '../../../compiler/place/strategies/solve-in-order.ts';
import type { Aim } from '../../../compiler/place/strategies/solver.ts';

function aim(terms: readonly (readonly [number, number])[], whole = true): Aim {
  return { terms: new Map(terms), whole, gap: 0 };
}

function rounded(values: readonly number[] | undefined): readonly number[] | undefined {
  return values?.map((value) => Math.round(value * 1e4) / 1e4);
}

/** x0 + x1 = 10, where x2 is what x0 and x1 do not reach. */
const base: Omit<LinearProgram, 'aims'> = {
  columns: [
    { upper: 8, integer: true },
    { upper: 8, integer: true },
    { upper: 10, integer: false },
  ],
  rows: [
    {
      terms: new Map([
        [0, 1],
        [1, 1],
        [2, 1],
      ]),
      sense: '=',
      bound: 10,
    },
  ],
};

describe('aims in order', () => {
  test('the first decides, the next among equals', async () => {
    const cheap = await solveInOrder({
      ...base,
      aims: [
        aim([[2, 1]]),
        aim([
          [0, 2],
          [1, 1],
        ]),
      ],
    });
    expect(rounded(cheap)).toEqual([2, 8, 0]);
    const other = await solveInOrder({
      ...base,
      aims: [
        aim([[2, 1]]),
        aim([
          [0, 1],
          [1, 2],
        ]),
      ],
    });
    expect(rounded(other)).toEqual([8, 2, 0]);
  });

  test('where the first cannot reach 0, the others no longer matter', async () => {
    const rows = [
      ...base.rows,
      {
        terms: new Map([
          [0, 1],
          [1, 1],
        ]),
        sense: '<=' as const,
        bound: 7,
      },
    ];
    const values = await solveInOrder({ ...base, rows, aims: [aim([[2, 1]]), aim([[2, -1]])] });
    expect(rounded(values)?.[2]).toBe(3);
  });

  test('whole numbers only where they are asked for', async () => {
    const program = {
      columns: [{ upper: 10, integer: true }],
      rows: [{ terms: new Map([[0, 2]]), sense: '>=' as const, bound: 5 }],
    };
    const none = aim([]);
    expect(rounded(await solveInOrder({ ...program, aims: [none, aim([[0, 1]], false)] }))).toEqual(
      [2.5],
    );
    expect(rounded(await solveInOrder({ ...program, aims: [none, aim([[0, 1]])] }))).toEqual([3]);
  });

  test('nothing where there is no solution', async () => {
    const rows = [{ terms: new Map([[0, 1]]), sense: '>=' as const, bound: 9 }];
    expect(await solveInOrder({ ...base, rows, aims: [aim([[0, 1]])] })).toBeUndefined();
  });

  test('nothing, and no exception, where the solver refuses the program', async () => {
    const rows = [{ terms: new Map([[0, NaN]]), sense: '<=' as const, bound: NaN }];
    expect(await solveInOrder({ ...base, rows, aims: [aim([[0, 1]])] })).toBeUndefined();
  });

  test('the same program gives the same solution', async () => {
    const program = {
      ...base,
      aims: [
        aim([[2, 1]]),
        aim([
          [0, 1],
          [1, 1],
        ]),
      ],
    };
    expect(await solveInOrder(program)).toEqual(await solveInOrder(program));
  });
});
