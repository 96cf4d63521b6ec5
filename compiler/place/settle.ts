import { countLeftover } from './bin.ts';
import { countPlaced, sumByWorkload, type Counts } from './counts.ts';
import type { CutPlacement } from './crossed-limits.ts';
import type { KeptCounts } from './lock/keep-locked.ts';
import { loseEachNode } from './losses.ts';
import type { Pool } from './pool.ts';
import { spreadOverAgents } from './spread.ts';
import { placeGreedily, poolOrders } from './strategies/greedy.ts';
import { placeByProgram } from './strategies/linear.ts';
import { countUnsurvived, tryCounts, type Trial } from './trial.ts';
import { accumulate } from './vector.ts';
import type { Tenant } from './workload.ts';

/** What one environment is placed beside. */
export interface Surroundings {
  readonly others: readonly CutPlacement[];
  /** Of the whole estate. */
  readonly poolCount: number;
}

/** How often what could not be packed is set aside and the rest solved again. */
const mostRounds = 6;

/** Counts put to the test, and how many required losses they do not survive. */
interface Attempt {
  readonly trial: Trial;
  readonly unsurvived: number;
}

/**
 * Finds a place for every instance of one environment beside what others have. What the lock keeps stays where
 * that holds; else the counts are searched. The trial returned does not hold where none was found that does.
 */
export async function settle(
  tenant: Tenant,
  kept: KeptCounts,
  around: Surroundings,
): Promise<Trial> {
  const attempt = (counts: Counts): Attempt => attemptCounts(tenant, counts, around.others);
  const asKept = attempt(kept.counts);
  if (isDone(asKept)) return asKept.trial;
  // An agent that may stand nowhere is known without a search; the rest is placed for the report's sake.
  const { found, hopeless } = tenant.workloads.some(({ planned }) => planned.length === 0)
    ? { found: undefined, hopeless: false }
    : await searchByProgram(tenant, kept, around);
  const best = better(asKept, found);
  if (best.trial.holds || hopeless) return best.trial;
  return searchGreedily(tenant, kept, around, best).trial;
}

function attemptCounts(tenant: Tenant, counts: Counts, others: readonly CutPlacement[]): Attempt {
  const trial = tryCounts(tenant, counts, others);
  const required = tenant.environment.definition.spec.survive?.enforcement === 'required';
  return { trial, unsurvived: required && trial.holds ? countUnsurvived(trial) : 0 };
}

function isDone({ trial, unsurvived }: Attempt): boolean {
  return trial.holds && unsurvived === 0;
}

/** The one that holds, survives more of what is required, or places more; the first of equals. */
function better(a: Attempt, b: Attempt | undefined): Attempt {
  if (b === undefined) return a;
  if (a.trial.holds !== b.trial.holds) return a.trial.holds ? a : b;
  if (a.trial.holds) return b.unsurvived < a.unsurvived ? b : a;
  return countPacked(b.trial) > countPacked(a.trial) ? b : a;
}

function countPacked({ counts, packing }: Trial): number {
  return countPlaced(counts) - countLeftover(packing.leftover);
}

/**
 * Solves the linear program, tests its answer pod by pod, sets aside what could not be packed, and solves again.
 * Where there is a lock, the program without allowance for whole pods comes first, since it asks for no needless move.
 */
async function searchByProgram(
  tenant: Tenant,
  kept: KeptCounts,
  around: Surroundings,
): Promise<{ readonly found: Attempt | undefined; readonly hopeless: boolean }> {
  const sums = sumByWorkload(tenant, kept.counts, around.poolCount);
  const total = tenant.workloads.reduce((sum, { instances }) => sum + instances, 0);
  let best: Attempt | undefined;
  for (const tight of countPlaced(kept.counts) > 0 ? [false, true] : [true, false]) {
    const taken = takenOf(tenant, around.others);
    for (let round = 0; round < mostRounds; round++) {
      const problem = { tenant, kept: sums, taken, tight };
      const counts = await placeByProgram(problem, around.poolCount);
      if (counts === undefined) break;
      const spread = spreadOverAgents(tenant, counts, kept);
      const attempt = attemptCounts(tenant, spread, around.others);
      best = best === undefined ? attempt : better(best, attempt);
      if (isDone(attempt)) return { found: attempt, hopeless: false };
      // The program without allowances is satisfied by every placement there is.
      if (round === 0 && !tight && countPlaced(spread) < total) return { found: best, hopeless: true };
      if (!setAside(taken, attempt)) break;
    }
  }
  return { found: best, hopeless: false };
}

function takenOf(tenant: Tenant, others: readonly CutPlacement[]): Map<Pool, number[]> {
  const taken = new Map(tenant.pools.map((pool) => [pool, tenant.dimensions.names.map(() => 0)]));
  for (const { pods } of others) {
    for (const { pool, demand, pods: count } of pods) {
      const sum = taken.get(pool);
      if (sum !== undefined) accumulate(sum, demand, count);
    }
  }
  return taken;
}

/** Takes what found no place off the pools that it was meant for; false where there is nothing to take. */
function setAside(taken: ReadonlyMap<Pool, number[]>, { trial, unsurvived }: Attempt): boolean {
  const short = trial.packing.leftover.map((item) => ({ ...item, pool: item.group.pool }));
  if (unsurvived > 0) {
    for (const { pool, outcome } of loseEachNode(trial.packing)) {
      short.push(...outcome.leftover.map((item) => ({ ...item, pool })));
    }
  }
  for (const { group, pods, pool } of short) {
    const sum = taken.get(pool);
    if (sum !== undefined) accumulate(sum, group.demand, pods);
  }
  return short.length > 0;
}

/** Fills pools one workload after another: from what the lock keeps, then from nothing. */
function searchGreedily(
  tenant: Tenant,
  kept: KeptCounts,
  around: Surroundings,
  known: Attempt,
): Attempt {
  const sums = sumByWorkload(tenant, kept.counts, around.poolCount);
  let best = known;
  for (const start of [sums, sums.map((row) => row.map(() => 0))]) {
    for (const order of poolOrders) {
      const counts = placeGreedily(tenant, start, around.others, order);
      const spread = spreadOverAgents(tenant, counts, kept);
      best = better(best, attemptCounts(tenant, spread, around.others));
      if (best.trial.holds) return best;
    }
  }
  return best;
}
