import { loadSolver } from '../load-solver.ts';

/** A variable from 0 to `upper`. */
export interface Column {
  readonly upper: number;
  readonly integer: boolean;
}

/** Coefficients by the index of their column. */
export type Terms = ReadonlyMap<number, number>;

export interface Row {
  readonly terms: Terms;
  readonly sense: '<=' | '>=' | '=';
  readonly bound: number;
}

/** What is minimised. */
export interface Aim {
  readonly terms: Terms;
  /** Whether integer columns must be whole here; where fractions do not mislead, they are solved much faster. */
  readonly whole: boolean;
  /** The share by which a solution may miss the optimum. */
  readonly gap: number;
}

/** What one aim is sought under. */
export interface Constraints {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** Where an aim is best. */
export interface Solution {
  /** Of the columns. */
  readonly values: readonly number[];
  /** How much the aim would gain by one more of each row's bound; of no meaning where columns are whole. */
  readonly prices: readonly number[];
}

/**
 * Counted, not timed, so that every machine stops at the same solution; the sizes that occur in practice need far
 * fewer.
 */
const mostBranches = 2_000;

const options = {
  output_flag: false,
  threads: 1,
  random_seed: 0,
  mip_abs_gap: 1e-6,
  mip_max_nodes: mostBranches,
} as const;

/** The solution for one aim, or undefined where none is found. */
export async function solve(constraints: Constraints, aim: Aim): Promise<Solution | undefined> {
  const highs = await loadSolver();
  return attempt(() => {
    const { Columns, Rows } = highs.solve(programText(constraints, aim), {
      ...options,
      mip_rel_gap: aim.gap,
    });
    const values = constraints.columns.map((_, index) => numberOf(Columns[`x${index}`], 'Primal'));
    if (values.some((value) => !Number.isFinite(value))) return undefined;
    return { values, prices: Rows.map((row) => Math.abs(numberOf(row, 'Dual'))) };
  });
}

/** The solver refuses some programs by throwing; to placement that is one more program without a solution. */
function attempt<Value>(solve: () => Value): Value | undefined {
  try {
    return solve();
  } catch {
    return undefined;
  }
}

function numberOf(solved: object | undefined, key: 'Primal' | 'Dual'): number {
  const value: unknown = solved === undefined ? undefined : Reflect.get(solved, key);
  return typeof value === 'number' ? value : NaN;
}

/** The program in the text format of CPLEX, in the order in which it was built. */
function programText({ columns, rows }: Constraints, aim: Aim): string {
  const lines = ['Minimize', ` obj:${termsText(aim.terms)}`, 'Subject To'];
  for (const [index, { terms, sense, bound }] of rows.entries()) {
    lines.push(` r${index}:${termsText(terms)} ${sense} ${bound}`);
  }
  lines.push('Bounds');
  for (const [index, { upper }] of columns.entries()) lines.push(` 0 <= x${index} <= ${upper}`);
  lines.push('General');
  for (const [index, { integer }] of columns.entries()) {
    if (integer && aim.whole) lines.push(` x${index}`);
  }
  lines.push('End', '');
  return lines.join('\n');
}

function termsText(terms: Terms): string {
  if (terms.size === 0) return ' 0 x0';
  let text = '';
  for (const [column, coefficient] of terms) {
    text += `\n  ${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} x${column}`;
  }
  return text;
}
