import { countLeftover } from './bin.ts';
import { attemptCounts, better, roundsOf, type Attempt, type Search } from './attempt.ts';
import { countPlaced, sumByWorkload, type WorkloadCounts } from './counts.ts';
import type { Pool } from './pool.ts';
import { costOf, scoreOf } from './score.ts';
import { placeGreedily, poolOrders, type PoolOrder } from './strategies/greedy.ts';
import { solvesWhole } from './strategies/linear-model.ts';
import type { Trial } from './trial.ts';

/** Of so many instances, one at most may need a new place, or the fleet is solved anew around what is kept. */
const keptPerMissing = 50;

/**
 * What is kept, with the little that lacks a place put beside it: no more moves than must. Undefined where it is much,
 * and in small environments, which are solved to the optimum.
 */
export function mendKept(search: Search, asKept: Trial): Attempt | undefined {
  const { tenant, kept } = search;
  if (solvesWhole(tenant)) return undefined;
  const standing = countPlaced(asKept.counts) - countLeftover(asKept.packing.leftover);
  const total = tenant.workloads.reduce((sum, { instances }) => sum + instances, 0);
  if ((total - standing) * keptPerMissing > total) return undefined;
  const known = { trial: asKept, score: scoreOf(asKept, kept.counts) };
  let best: Attempt | undefined;
  for (const order of poolOrders) {
    const mended = mend(search, known, order);
    best = best === undefined ? mended : better(best, mended);
    // No other pool can be cheaper than nodes that are paid for anyway.
    if (best.trial.holds && costOf(best.trial) <= costOf(asKept)) break;
  }
  return best;
}

/**
 * Puts what has no place, or could not be packed where it was meant to be, beside the rest. A pool of which something
 * was left over takes no more.
 */
export function mend(search: Search, first: Attempt, order: PoolOrder): Attempt {
  const { tenant, around } = search;
  const full = new Set<Pool>();
  let last = first;
  let best = first;
  for (let round = 0; round < roundsOf(around) && !last.trial.holds; round++) {
    for (const { group } of last.trial.packing.leftover) full.add(group.pool);
    const packed = packedCounts(last.trial, around.poolCount);
    const counts = placeGreedily(tenant, packed, around.others, { order, full });
    last = attemptCounts(search, counts);
    best = better(best, last);
  }
  return best;
}

/** What stands on nodes, by workload and pool. */
function packedCounts({ tenant, counts, packing }: Trial, poolCount: number): WorkloadCounts {
  const sums = sumByWorkload(tenant, counts, poolCount);
  for (const { group, pods } of packing.leftover) {
    const row = sums[tenant.workloads.indexOf(group.workload)];
    const at = group.pool.index;
    if (row !== undefined) row[at] = (row[at] ?? 0) - pods * group.size;
  }
  return sums;
}
