import type { Highs, Model } from 'highs';
import type { BinType, Pattern, PatternProblem } from './pattern-problem.ts';

/**
 * The linear program over patterns (Gilmore and Gomory, 1961), kept in the solver while patterns are added: how many
 * bins of each pattern, so that all pieces are in one and the bins in use cost the least. A row for each kind, then
 * one for each type of bin.
 */
export interface PatternProgram {
  readonly problem: PatternProblem;
  readonly model: Model;
  readonly infinity: number;
  readonly columns: PatternColumn[];
  readonly known: Set<string>;
}

/** A pattern of bins of one type; where `type` is undefined, a piece that is in none. */
export interface PatternColumn {
  readonly type: number | undefined;
  readonly pattern: Pattern;
}

export interface PatternValues {
  /** How many bins, by column. */
  readonly bins: Float64Array;
  /** What one piece more would cost, by kind. */
  readonly worth: Float64Array;
  /** What one bin more would spare, by type. */
  readonly scarcity: Float64Array;
  readonly cost: number;
}

/** A piece without a bin counts so many times the dearest bin. */
const binsUnplaced = 1_000;

/** Sets the program up, with the patterns that hold pieces of one kind only. */
export function startProgram(highs: Highs, model: Model, problem: PatternProblem): PatternProgram {
  model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex' });
  const { infinity } = highs;
  const program = { problem, model, infinity, columns: [], known: new Set<string>() };
  const none = { indices: [], values: [] };
  for (const count of problem.counts) model.addRow(count, infinity, none);
  for (const { bins } of problem.types) model.addRow(-infinity, bins, none);
  for (const kind of problem.counts.keys()) addPattern(program, undefined, new Map([[kind, 1]]));
  return program;
}

/** Adds a pattern for bins of a type; false where it is there already. */
export function addPattern(
  program: PatternProgram,
  type: number | undefined,
  pattern: Pattern,
): boolean {
  const { problem, model, infinity, columns, known } = program;
  const key = `${String(type)} ${[...pattern].join(' ')}`;
  if (known.has(key)) return false;
  known.add(key);
  const rows = type === undefined ? [] : [problem.counts.length + type];
  const cost = type === undefined ? dearest(problem) * binsUnplaced : problem.types[type]?.cost;
  model.addCol(cost ?? 0, 0, infinity, {
    indices: [...pattern.keys(), ...rows],
    values: [...pattern.values(), ...rows.map(() => 1)],
  });
  columns.push({ type, pattern });
  return true;
}

/** Changes how many pieces and bins are left. */
export function limitTo(
  { problem, model, infinity }: PatternProgram,
  left: readonly number[],
  bins: readonly number[],
): void {
  for (const [kind, count] of left.entries()) model.changeRowBounds(kind, count, infinity);
  for (const [type, count] of bins.entries()) {
    model.changeRowBounds(problem.counts.length + type, -infinity, count);
  }
}

/** The cheapest numbers of bins, which need not be whole; begins where the last solution was. */
export function solveProgram({ problem, model }: PatternProgram): PatternValues {
  model.run();
  const { colValue, rowDual } = model.getSolution();
  const kinds = problem.counts.length;
  return {
    bins: colValue,
    worth: rowDual.subarray(0, kinds).map((price) => Math.max(0, price)),
    scarcity: rowDual.subarray(kinds).map((price) => Math.max(0, -price)),
    cost: model.getObjectiveValue(),
  };
}

function dearest({ types }: PatternProblem): number {
  return types.reduce((most: number, { cost }: BinType) => Math.max(most, cost), 1);
}
