import { loadSolver } from '../load-solver.ts';
import { bestPattern } from './best-pattern.ts';
import {
  piecesFitting,
  type AlikeBins,
  type Pattern,
  type PatternProblem,
} from './pattern-problem.ts';
import {
  addPattern,
  limitTo,
  solveProgram,
  startProgram,
  type PatternProgram,
  type PatternValues,
} from './pattern-program.ts';

/** Bins that hold pieces; those of equal pattern may come more than once. */
export interface FilledBins {
  readonly filled: readonly AlikeBins[];
  /** Pieces of each kind that are in no bin. */
  readonly left: readonly number[];
  /** What the program cost when nothing was filled yet: no filling by the patterns known then costs less. */
  readonly bound: number;
}

/** Counted, not timed, so that every machine stops at the same patterns. */
const mostGenerations = 100;

/** Each round fills some bins for good; nearly always there are far fewer. */
const mostRounds = 80;

/** Where no pattern fills a whole bin, so many of the others are rounded up at once: one in eight. */
const roundedShare = 1 / 8;

/** Less than this of a bin is a matter of floating point. */
const hair = 1e-6;

/**
 * Fills bins so that those in use cost nearly the least. Patterns are generated until the linear program over them
 * has no use for another; then its whole parts are filled for good, and what is left is solved again, until nothing
 * is left (column generation and diving).
 *
 * @param starts - Patterns that are known to be good, of bins of the first type.
 */
export async function solvePatterns(
  problem: PatternProblem,
  starts: readonly Pattern[] = [],
): Promise<FilledBins> {
  const highs = await loadSolver();
  try {
    return highs.withModel((model) => fillBins(startProgram(highs, model, problem), starts));
  } catch (error) {
    // The solver refuses some programs by throwing; to placement that is one more program without a solution.
    if (!(error instanceof highs.errors.HighsError)) throw error;
    return { filled: [], left: problem.counts, bound: 0 };
  }
}

function fillBins(program: PatternProgram, starts: readonly Pattern[]): FilledBins {
  const { counts, types } = program.problem;
  addSingleKinds(program);
  for (const pattern of starts) addPattern(program, 0, pattern);
  const stock = { left: [...counts], bins: types.map(({ bins }) => bins) };
  const bound = generate(program, stock, mostGenerations);
  return { ...dive(program, stock), bound };
}

/** What is still to be placed, and where. */
interface Stock {
  /** Pieces of each kind. */
  readonly left: number[];
  /** Empty bins of each type. */
  readonly bins: number[];
}

/** As many pieces of one kind as a bin takes. */
function addSingleKinds(program: PatternProgram): void {
  const { counts, types } = program.problem;
  for (const [index, type] of types.entries()) {
    for (const [at, kind] of type.kinds.entries()) {
      const pieces = piecesFitting(type, at, type.capacity, counts[kind] ?? 0);
      if (pieces > 0) addPattern(program, index, new Map([[kind, pieces]]));
    }
  }
}

/**
 * Adds patterns that make the program cheaper until there are none, or `most` times, and says what it costs in the end.
 * Types of bins for which there was none are asked again only when there is none for the others either.
 */
function generate(program: PatternProgram, { left }: Stock, most: number): number {
  const all = [...program.problem.types.keys()];
  let asked = all;
  let cost = Infinity;
  for (let generation = 0; generation < most; generation++) {
    const values = solveProgram(program);
    cost = values.cost;
    const useful = asked.filter((type) => addBest(program, type, { values, left }));
    if (useful.length === 0 && asked.length === all.length) break;
    asked = useful.length === 0 ? all : useful;
  }
  return cost;
}

/** Adds a pattern for a type of bins at the prices of the last solution; false where none makes it cheaper. */
function addBest(
  program: PatternProgram,
  index: number,
  { values, left }: { readonly values: PatternValues; readonly left: readonly number[] },
): boolean {
  const type = program.problem.types[index];
  if (type === undefined || type.kinds.length === 0 || type.bins === 0) return false;
  const pattern = bestPattern(type, {
    worth: Float64Array.from(type.kinds, (kind) => values.worth[kind] ?? 0),
    left,
    least: (type.cost + (values.scarcity[index] ?? 0)) * (1 + hair),
  });
  return pattern !== undefined && addPattern(program, index, pattern);
}

function dive(program: PatternProgram, stock: Stock): Omit<FilledBins, 'bound'> {
  const filled: AlikeBins[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const values = solveProgram(program);
    const whole = fillWhole(program, stock, values);
    const some = whole.length > 0 ? whole : roundUp(program, stock, values);
    if (some.length === 0) break;
    filled.push(...some);
    if (stock.left.every((count) => count === 0)) break;
    limitTo(program, stock.left, stock.bins);
    generate(program, stock, 1);
  }
  return { filled, left: stock.left };
}

/** Fills as many bins of each pattern as the program has whole ones. */
function fillWhole(
  { columns }: PatternProgram,
  stock: Stock,
  { bins }: PatternValues,
): readonly AlikeBins[] {
  return columns.flatMap(({ type, pattern }, column) => {
    if (type === undefined) return [];
    const wanted = Math.floor((bins[column] ?? 0) + hair);
    if (wanted === 0) return [];
    const fitting = [...pattern].map(([kind, each]) => Math.floor((stock.left[kind] ?? 0) / each));
    const count = Math.min(wanted, stock.bins[type] ?? 0, ...fitting);
    return count > 0 ? [fill(stock, { type, pattern, bins: count })] : [];
  });
}

/** Fills a bin of each of the patterns that are nearest to a whole one, with what is left of its pieces. */
function roundUp(
  { columns }: PatternProgram,
  stock: Stock,
  { bins }: PatternValues,
): readonly AlikeBins[] {
  const parts = [...columns.entries()]
    .flatMap(([column, { type, pattern }]) => {
      const part = bins[column] ?? 0;
      return type === undefined || part < hair ? [] : [{ type, pattern, part }];
    })
    .sort((a, b) => b.part - a.part);
  const filled: AlikeBins[] = [];
  const most = Math.ceil(parts.length * roundedShare);
  for (const { type, pattern } of parts) {
    if (filled.length >= most) break;
    const rest = [...pattern].map(
      ([kind, each]) => [kind, Math.min(each, stock.left[kind] ?? 0)] as const,
    );
    const able = new Map(rest.filter(([, each]) => each > 0));
    if (able.size === 0 || (stock.bins[type] ?? 0) === 0) continue;
    filled.push(fill(stock, { type, pattern: able, bins: 1 }));
  }
  return filled;
}

function fill({ left, bins }: Stock, alike: AlikeBins): AlikeBins {
  bins[alike.type] = (bins[alike.type] ?? 0) - alike.bins;
  for (const [kind, each] of alike.pattern) {
    left[kind] = (left[kind] ?? 0) - each * alike.bins;
  }
  return alike;
}
