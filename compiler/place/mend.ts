import { countLeftover } from './bin.ts';
import { attemptCounts, better, roundsOf, type Attempt, type Search } from './attempt.ts';
import { countPlaced, sumByWorkload, type WorkloadCounts } from './counts.ts';
import type { Pool } from './pool.ts';
import { costOf, scoreOf } from './score.ts';
import { canFillPatterns, placeByPatterns } from './strategies/fill-patterns.ts';
import { cheapestFirst, placeGreedily, poolOrders, type PoolOrder } from './strategies/greedy.ts';
import { solvesWhole } from './strategies/linear-model.ts';
import type { Trial } from './trial.ts';

/** Of so many instances, one at most may need a new place, or what cannot be filled by patterns is solved anew. */
const keptPerMissing = 50;

/**
 * What is kept, with what lacks a place put beside it: no more moves than must. Undefined where that is much and
 * cannot be put there by patterns, and in small environments, which are solved to the optimum.
 */
export async function mendKept(search: Search, asKept: Trial): Promise<Attempt | undefined> {
  const { tenant, kept, around } = search;
  if (solvesWhole(tenant)) return undefined;
  const patterned = canFillPatterns(tenant, around.others);
  const standing = countPlaced(asKept.counts) - countLeftover(asKept.packing.leftover);
  const total = tenant.workloads.reduce((sum, { instances }) => sum + instances, 0);
  if (standing === 0) return undefined;
  if (!patterned && (total - standing) * keptPerMissing > total) return undefined;
  const known = { trial: asKept, score: scoreOf(asKept, kept.counts) };
  const rounds = patterned ? 1 : roundsOf(around);
  const added = await mend(search, known, { order: cheapestFirst, rounds });
  // No other pool can be cheaper than nodes that are paid for anyway.
  if (added.trial.holds && costOf(added.trial) <= costOf(asKept)) return added;
  if (patterned) return better(added, await mendByPatterns(search, known));
  return mendInOrders(search, known, added);
}

async function mendInOrders(search: Search, known: Attempt, added: Attempt): Promise<Attempt> {
  let best = added;
  for (const order of poolOrders.filter((order) => order !== cheapestFirst)) {
    best = better(best, await mend(search, known, { order }));
    if (best.trial.holds && costOf(best.trial) <= costOf(known.trial)) break;
  }
  return best;
}

/** Puts what has no place on empty nodes, as if nothing else were there; what shares pools is packed together. */
async function mendByPatterns(search: Search, { trial }: Attempt): Promise<Attempt> {
  const { tenant, around } = search;
  const counts = packedCounts(trial, around.poolCount);
  const free = [...trial.packing.nodes].flatMap(([pool, bins]) =>
    pool.spec.role === 'backup'
      ? []
      : [[pool, bins.filter(({ pods }) => pods.length === 0).length] as const],
  );
  const placed = await placeByPatterns(tenant, { counts, nodes: new Map(free) });
  return mend(search, await attemptCounts(search, placed), { order: cheapestFirst });
}

/**
 * Puts what has no place, or could not be packed where it was meant to be, beside the rest. A pool of which something
 * was left over takes no more.
 */
export async function mend(
  search: Search,
  first: Attempt,
  {
    order,
    rounds = roundsOf(search.around),
  }: { readonly order: PoolOrder; readonly rounds?: number },
): Promise<Attempt> {
  const { tenant, around } = search;
  const full = new Set<Pool>();
  let last = first;
  let best = first;
  for (let round = 0; round < rounds && !last.trial.holds; round++) {
    for (const { group } of last.trial.packing.leftover) full.add(group.pool);
    const packed = packedCounts(last.trial, around.poolCount);
    const counts = await placeGreedily(tenant, packed, around.others, { order, full });
    last = await attemptCounts(search, counts);
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
