import { solve, type Aim, type Constraints, type Terms } from './solver.ts';

/**
 * A linear program with several objectives, each minimised among the best solutions for those before it.
 * Where the first cannot reach 0, the others no longer matter.
 */
export interface LinearProgram extends Constraints {
  readonly aims: readonly Aim[];
}

/**
 * Values of the columns, or undefined where no solution is found. A later aim that cannot be
 * solved, which only rounding can cause, leaves the solution of the aim before it.
 */
export async function solveInOrder({
  columns,
  rows: given,
  aims,
}: LinearProgram): Promise<readonly number[] | undefined> {
  const rows = [...given];
  let best: readonly number[] | undefined;
  for (const aim of aims) {
    const solution = await solve({ columns, rows }, aim);
    if (solution === undefined) return best;
    best = solution.values;
    const reached = valueOf(aim.terms, best);
    if (aim === aims[0] && reached > 0.5) return best;
    rows.push({
      terms: aim.terms,
      sense: '<=',
      bound: reached + 1e-6 * Math.max(1, Math.abs(reached)),
    });
  }
  return best;
}

function valueOf(terms: Terms, values: readonly number[]): number {
  let sum = 0;
  for (const [column, coefficient] of terms) sum += coefficient * (values[column] ?? 0);
  return sum;
}
