import type { WorkloadCounts } from '../counts.ts';
import type { Pool } from '../pool.ts';
import type { Workload } from '../workload.ts';
import { evenOut } from '../zones.ts';
import type { LinearProblem } from './linear-builder.ts';
import { linearModel } from './linear-model.ts';
import { solveInOrder } from './solve-in-order.ts';
import { wholeParts } from './whole-parts.ts';

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
  return problem.tenant.workloads.map((workload, index) => {
    const columns = hosted[index] ?? new Map<number, number>();
    const valueOn = ({ index: pool }: Pool): number => values[columns.get(pool) ?? -1] ?? 0;
    const row = new Array<number>(poolCount).fill(0);
    for (const [pool, instances] of roundToWhole(workload, valueOn)) row[pool.index] = instances;
    evenOut(workload, row);
    return row;
  });
}

/** Whole instances on each pool, and whole agents in each cluster. */
function roundToWhole(
  { planned, block }: Workload,
  valueOn: (pool: Pool) => number,
): ReadonlyMap<Pool, number> {
  const clusters = [...new Set(planned.map(({ cluster }) => cluster))];
  const groups =
    block === 1
      ? [planned]
      : clusters.map((name) => planned.filter(({ cluster }) => cluster === name));
  const sums = groups.map((pools) => pools.reduce((sum, pool) => sum + valueOn(pool), 0) / block);
  const blocks = wholeParts(sums, Math.round(sums.reduce((a, b) => a + b, 0)));
  return new Map(
    groups.flatMap((pools, index) => {
      const parts = wholeParts(pools.map(valueOn), (blocks[index] ?? 0) * block);
      return pools.map((pool, at): [Pool, number] => [pool, parts[at] ?? 0]);
    }),
  );
}
