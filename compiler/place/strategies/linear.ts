import { divideByLargestRemainder } from '../../model/largest-remainder.ts';
import type { WorkloadCounts } from '../counts.ts';
import type { LinearProblem } from './linear-builder.ts';
import { linearModel } from './linear-model.ts';
import { solveInOrder } from './solve-in-order.ts';

/** Beyond so many columns the solver would take longer than a compile may. */
const mostColumns = 50_000;

/** Counts in whole instances that come nearest to the optimum, or undefined where the solver finds none. */
export async function placeByProgram(
  problem: LinearProblem,
  poolCount: number,
): Promise<WorkloadCounts | undefined> {
  const { program, hosted } = linearModel(problem);
  if (program.columns.length > mostColumns) return undefined;
  const values = await solveInOrder(program);
  if (values === undefined) return undefined;
  return hosted.map((columns) => {
    const row = new Array<number>(poolCount).fill(0);
    const pools = [...columns.keys()];
    const parts = wholeParts(pools.map((pool) => values[columns.get(pool) ?? -1] ?? 0));
    for (const [index, pool] of pools.entries()) row[pool] = parts[index] ?? 0;
    return row;
  });
}

/** Whole numbers that sum to the same, rounded by largest remainder. */
function wholeParts(values: readonly number[]): number[] {
  const total = Math.round(values.reduce((a, b) => a + b, 0));
  const floors = values.map((value) => Math.floor(value + 1e-6));
  const missing = total - floors.reduce((a, b) => a + b, 0);
  // In millionths, so that the remainders are whole numbers.
  const rests = values.map((value, index) =>
    Math.max(0, Math.round((value - (floors[index] ?? 0)) * 1e6)),
  );
  const extra = divideByLargestRemainder(Math.max(0, missing), rests);
  return floors.map((floor, index) => floor + (extra[index] ?? 0));
}
