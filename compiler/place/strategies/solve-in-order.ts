import type { Highs } from 'highs';

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

/**
 * A linear program with several objectives, each minimised among the best solutions for those before it.
 * Where the first cannot reach 0, the others no longer matter.
 */
export interface LinearProgram {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly aims: readonly Aim[];
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

/**
 * Values of the columns, or undefined where no solution is found. A later aim that cannot be
 * solved, which only rounding can cause, leaves the solution of the aim before it.
 */
export async function solveInOrder(program: LinearProgram): Promise<readonly number[] | undefined> {
  solver ??= loadSolver();
  const highs = await solver;
  const rows = [...program.rows];
  let best: readonly number[] | undefined;
  for (const aim of program.aims) {
    const values = attempt(() => {
      const { Columns } = highs.solve(programText({ ...program, rows }, aim), {
        ...options,
        mip_rel_gap: aim.gap,
      });
      return program.columns.map((_, index) => primalOf(Columns[`x${index}`]));
    });
    if (values === undefined || values.some((value) => !Number.isFinite(value))) return best;
    best = values;
    const reached = valueOf(aim.terms, values);
    if (aim === program.aims[0] && reached > 0.5) return best;
    rows.push({
      terms: aim.terms,
      sense: '<=',
      bound: reached + 1e-6 * Math.max(1, Math.abs(reached)),
    });
  }
  return best;
}

/** Kept between solves: it holds nothing of them. */
let solver: Promise<Highs> | undefined;

/** Loaded only when there is something to solve, since reading the module takes longer than placing most estates. */
async function loadSolver(): Promise<Highs> {
  const module = await import('highs');
  const load: unknown = module.default;
  // The package declares its types as CommonJS would see them, where the function is one level deeper.
  if (!isLoader(load)) throw new Error('highs has no loader');
  return load();
}

function isLoader(value: unknown): value is () => Promise<Highs> {
  return typeof value === 'function';
}

/** The solver refuses some programs by throwing; to placement that is one more program without a solution. */
function attempt<Value>(solve: () => Value): Value | undefined {
  try {
    return solve();
  } catch {
    return undefined;
  }
}

function primalOf(column: object | undefined): number {
  return column !== undefined && 'Primal' in column && typeof column.Primal === 'number'
    ? column.Primal
    : NaN;
}

function valueOf(terms: Terms, values: readonly number[]): number {
  let sum = 0;
  for (const [column, coefficient] of terms) sum += coefficient * (values[column] ?? 0);
  return sum;
}

/** The program in the text format of CPLEX, in the order in which it was built. */
function programText({ columns, rows }: LinearProgram, aim: Aim): string {
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
