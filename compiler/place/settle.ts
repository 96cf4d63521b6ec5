import {
  attemptCounts,
  better,
  isSafe,
  roundsOf,
  type Attempt,
  type Search,
  type Surroundings,
} from './attempt.ts';
import { countPlaced, sumByWorkload } from './counts.ts';
import type { CutPlacement } from './crossed-limits.ts';
import type { KeptCounts } from './lock/keep-locked.ts';
import { loseEachNode } from './losses.ts';
import { mend, mendKept } from './mend.ts';
import type { Pool } from './pool.ts';
import { lossesOf, scoreOf } from './score.ts';
import { canFillPatterns, nothingStanding, placeByPatterns } from './strategies/fill-patterns.ts';
import { cheapestFirst, placeGreedily, poolOrders } from './strategies/greedy.ts';
import { fillLevel } from './strategies/level-fill.ts';
import { canPlaceByNodes, placeByNodes } from './strategies/place-by-nodes.ts';
import { solvesWhole } from './strategies/linear-model.ts';
import { placeByProgram } from './strategies/linear.ts';
import { tryCounts, type Trial } from './trial.ts';
import { accumulate } from './vector.ts';
import type { Tenant } from './workload.ts';
import { trimToSkew } from './zones.ts';

/**
 * Finds a place for every instance of one environment beside what others have. What the lock keeps stays where
 * that holds; else the counts are searched. The trial returned does not hold where none was found that does.
 */
export async function settle(
  tenant: Tenant,
  kept: KeptCounts,
  around: Surroundings,
): Promise<Trial> {
  const even = trimToSkew(tenant.workloads, kept.counts);
  const asKept = await tryCounts(tenant, even, around.others, around.effort);
  const required = tenant.environment.definition.spec.survive?.enforcement === 'required';
  if (asKept.holds && (!required || lossesOf(asKept).lost === 0)) return asKept;
  const search: Search = {
    tenant,
    kept,
    around,
    sums: sumByWorkload(tenant, kept.counts, around.poolCount),
    budget: 0,
  };
  const level = await searchLevel(search);
  if (level !== undefined) return level.trial;
  const mended = await mendKept(search, asKept);
  if (mended !== undefined && isDone(mended) && isSafe(mended, search)) return mended.trial;
  let best: Attempt = { trial: asKept, score: scoreOf(asKept, kept.counts) };
  // An agent that may stand nowhere is known without a search; the rest is placed for the report's sake.
  if (tenant.workloads.every(({ planned, instances }) => planned.length > 0 || instances === 0)) {
    const { found, hopeless } = await searchByProgram(search);
    best = better(best, found);
    if (hopeless) return best.trial;
    best = better(best, await searchByNodes(search));
  }
  return isDone(best) ? best.trial : (await searchGreedily(search, best)).trial;
}

/** The level filling where it is one that cannot be bettered, which spares the solver. */
async function searchLevel(search: Search): Promise<Attempt | undefined> {
  const { tenant, kept, around } = search;
  if (countPlaced(kept.counts) > 0) return undefined;
  const counts = fillLevel(tenant, around.others, around.poolCount);
  if (counts === undefined) return undefined;
  const attempt = await attemptCounts(search, counts);
  return attempt.trial.holds && lossesOf(attempt.trial).lost === 0 ? attempt : undefined;
}

/** Everything is placed, and what must be survived is. */
function isDone({ score: [failed, , requiredLost] }: Attempt): boolean {
  return failed === 0 && requiredLost === 0;
}

/**
 * Solves the linear program. Where there is a lock, the program without allowance for whole pods comes first,
 * since it asks for no needless move; what it answers is often good enough to need no other. So it does where there
 * are many workloads, which mix well on nodes: with the allowance, many nodes would stay half empty.
 */
async function searchByProgram(
  search: Search,
): Promise<{ readonly found: Attempt | undefined; readonly hopeless: boolean }> {
  const locked = countPlaced(search.kept.counts) > 0;
  let best = await searchByPatterns(search);
  if (best !== undefined && isSafe(best, search)) return { found: best, hopeless: false };
  const looseFirst = locked || !solvesWhole(search.tenant);
  for (const tight of looseFirst ? [false, true] : [true, false]) {
    const plain = await solveInRounds(search, { tight, survival: false });
    best = await betterMended(search, best, plain.found);
    if (plain.hopeless && !tight) return { found: best, hopeless: true };
    if (best?.trial.holds !== true) continue;
    if (isSafe(best, search)) return { found: best, hopeless: false };
    // Reckoning with losses makes the program many times larger, and most estates survive without.
    const { found } = await solveInRounds(search, { tight, survival: true });
    best = better(best, found);
    if (isDone(best)) return { found: best, hopeless: false };
  }
  return { found: best, hopeless: false };
}

/** The cheapest for a small environment that does not stand yet; undefined elsewhere. */
async function searchByNodes(search: Search): Promise<Attempt | undefined> {
  const { tenant, kept, around } = search;
  if (countPlaced(kept.counts) > 0 || !canPlaceByNodes(tenant, around.others)) return undefined;
  const counts = await placeByNodes(tenant, around.poolCount);
  return counts && attemptCounts(search, counts);
}

/** The better of two, where neither holds after what the second left over has been put elsewhere. */
async function betterMended(
  search: Search,
  best: Attempt | undefined,
  found: Attempt | undefined,
): Promise<Attempt | undefined> {
  if (found === undefined) return best;
  const plain = best === undefined ? found : better(best, found);
  return plain.trial.holds
    ? plain
    : better(plain, await mend(search, found, { order: cheapestFirst }));
}

/** Where there are so many instances, how they mix on nodes matters more than that nodes are whole. */
const manyInstances = 1_000;

/** Node by node, where there are many workloads or instances and nothing stands yet; undefined elsewhere. */
async function searchByPatterns(search: Search): Promise<Attempt | undefined> {
  const { tenant, around } = search;
  const instances = tenant.workloads.reduce((sum, workload) => sum + workload.instances, 0);
  if (solvesWhole(tenant) && instances < manyInstances) return undefined;
  if (!canFillPatterns(tenant, around.others)) return undefined;
  if (countPlaced(search.kept.counts) > 0) return undefined;
  const counts = await placeByPatterns(tenant, nothingStanding(tenant, around.poolCount));
  return mend(search, await attemptCounts(search, counts), { order: cheapestFirst });
}

/**
 * Solves, tests the answer pod by pod, sets aside what could not be packed, and solves again.
 * Hopeless is what has no solution even before anything was set aside.
 */
async function solveInRounds(
  search: Search,
  variant: { readonly tight: boolean; readonly survival: boolean },
): Promise<{ readonly found: Attempt | undefined; readonly hopeless: boolean }> {
  const { tenant, around, sums } = search;
  const total = tenant.workloads.reduce((sum, { instances }) => sum + instances, 0);
  const taken = takenOf(tenant, around.others);
  let best: Attempt | undefined;
  for (let round = 0; round < roundsOf(around); round++) {
    const counts = await placeByProgram(
      { tenant, kept: sums, taken, others: around.others, ...variant },
      around.poolCount,
    );
    if (counts === undefined) break;
    const attempt = await attemptCounts(search, counts);
    best = best === undefined ? attempt : better(best, attempt);
    const placed = counts.flat().reduce((sum, instances) => sum + instances, 0);
    if (placed < total) return { found: best, hopeless: round === 0 };
    if (!setAside(taken, attempt.trial, variant.survival)) break;
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
function setAside(
  taken: ReadonlyMap<Pool, number[]>,
  { tenant, packing }: Trial,
  survival: boolean,
): boolean {
  const short = packing.leftover.map((item) => ({ ...item, pool: item.group.pool }));
  const required = tenant.environment.definition.spec.survive?.enforcement === 'required';
  if (survival && required && short.length === 0) {
    // What a loss leaves without a place becomes a reserve on the pool that is lost.
    for (const { pool, leftover } of loseEachNode(packing)) {
      short.push(...leftover.map((item) => ({ ...item, pool })));
    }
  }
  for (const { group, pods, pool } of short) {
    const sum = taken.get(pool);
    if (sum !== undefined) accumulate(sum, group.demand, pods);
  }
  return short.length > 0;
}

/** Fills pools one workload after another: from what the lock keeps, then from nothing. */
async function searchGreedily(search: Search, known: Attempt): Promise<Attempt> {
  const { tenant, around, sums } = search;
  let best = known;
  for (const start of [sums, sums.map((row) => row.map(() => 0))]) {
    for (const order of poolOrders) {
      const counts = await placeGreedily(tenant, start, around.others, { order });
      best = better(best, await attemptCounts(search, counts));
      if (isDone(best)) return best;
    }
  }
  return best;
}
