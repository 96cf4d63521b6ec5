import type { WorkloadCounts } from './counts.ts';
import type { CutPlacement } from './crossed-limits.ts';
import type { KeptCounts } from './lock/keep-locked.ts';
import { compareScores, lossesOf, scoreOf } from './score.ts';
import { spreadOverAgents } from './spread.ts';
import { canReckonLosses } from './strategies/linear-survival.ts';
import { tryCounts, type Trial } from './trial.ts';
import type { Tenant } from './workload.ts';

/** What one environment is placed beside. */
export interface Surroundings {
  readonly others: readonly CutPlacement[];
  /** Of the whole estate. */
  readonly poolCount: number;
  /** How often the usual budgets of the search, which are counted and not timed, may be spent. */
  readonly effort: number;
}

/** What a place is looked for. */
export interface Search {
  readonly tenant: Tenant;
  readonly kept: KeptCounts;
  readonly around: Surroundings;
  /** What is kept, by workload and pool. */
  readonly sums: WorkloadCounts;
  /** So many moves count as none. */
  readonly budget: number;
}

/** Counts put to the test, and how well they serve. */
export interface Attempt {
  readonly trial: Trial;
  readonly score: readonly number[];
}

/** How often what could not be packed is put elsewhere. */
const usualRounds = 6;

/** How often what could not be packed is put elsewhere in one search. */
export function roundsOf({ effort }: Surroundings): number {
  return usualRounds * effort;
}

/** Puts counts to the test. */
export async function attemptCounts(
  { tenant, kept, around, budget }: Search,
  counts: WorkloadCounts,
): Promise<Attempt> {
  const trial = await tryCounts(
    tenant,
    spreadOverAgents(tenant, counts, kept),
    around.others,
    around.effort,
  );
  return { trial, score: scoreOf(trial, kept.counts, budget) };
}

/** The better of two; the first where they are equal. */
export function better(a: Attempt, b: Attempt | undefined): Attempt {
  return b !== undefined && compareScores(b.score, a.score) < 0 ? b : a;
}

/** Everything is placed, and no loss leaves any without a place that a search could do better in. */
export function isSafe({ trial }: Attempt, { tenant }: Search): boolean {
  return trial.holds && (lossesOf(trial).lost === 0 || !canReckonLosses(tenant));
}
