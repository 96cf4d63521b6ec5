import { countLeftover, type Bin, type PodCount } from './bin.ts';
import { attemptCounts, better, roundsOf, type Attempt, type Search } from './attempt.ts';
import { countPlaced, sumByWorkload } from './counts.ts';
import type { Pool } from './pool.ts';
import { poorestNodes } from './poorest-nodes.ts';
import { costOf, scoreOf } from './score.ts';
import { canFillPatterns, placeByPatterns } from './strategies/fill-patterns.ts';
import { cheapestFirst, placeGreedily, poolOrders, type PoolOrder } from './strategies/greedy.ts';
import { solvesWhole } from './strategies/linear-model.ts';
import type { Trial } from './trial.ts';
import type { Tenant } from './workload.ts';

/** Of so many instances, one at most may need a new place, or what cannot be filled by patterns is solved anew. */
const keptPerMissing = 50;

/** Of fleets that are filled by patterns, one instance may move for so many that come or lose their place, ... */
const changedPerMove = 2;
/** ... and never more than one of so many: half a percent. */
const instancesPerMove = 200;

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
  if (patterned) return mendFleet(search, asKept, total - standing);
  const known = { trial: asKept, score: scoreOf(asKept, kept.counts) };
  const added = await mend(search, known, { order: cheapestFirst });
  return isAsCheap(added, asKept) ? added : mendInOrders(search, known, added);
}

/** No pool can be cheaper than nodes that are paid for anyway. */
function isAsCheap({ trial }: Attempt, asKept: Trial): boolean {
  return trial.holds && costOf(trial) <= costOf(asKept);
}

/** Puts what is missing in the room that is left, or else on empty nodes, also with a few others that may stand better. */
async function mendFleet(search: Search, asKept: Trial, missing: number): Promise<Attempt> {
  const { tenant, kept } = search;
  const total = tenant.workloads.reduce((sum, { instances }) => sum + instances, 0);
  const moves = Math.floor(Math.min(missing / changedPerMove, total / instancesPerMove));
  const within = { ...search, budget: countLeftover(asKept.packing.leftover) + moves };
  const known = { trial: asKept, score: scoreOf(asKept, kept.counts) };
  const added = await mend(within, known, { order: cheapestFirst, rounds: 1 });
  if (isAsCheap(added, asKept)) return added;
  const beside = better(added, await mendByPatterns(within, asKept, []));
  const poorest = poorestNodes(asKept, moves);
  return poorest.length === 0
    ? beside
    : better(beside, await mendByPatterns(within, asKept, poorest));
}

async function mendInOrders(search: Search, known: Attempt, added: Attempt): Promise<Attempt> {
  let best = added;
  for (const order of poolOrders.filter((order) => order !== cheapestFirst)) {
    best = better(best, await mend(search, known, { order }));
    if (best.trial.holds && costOf(best.trial) <= costOf(known.trial)) break;
  }
  return best;
}

/**
 * Puts what has no place, and what stands on some nodes, on empty nodes, as if nothing else were there. What shares
 * pools is packed together.
 */
async function mendByPatterns(
  search: Search,
  asKept: Trial,
  cleared: readonly Bin[],
): Promise<Attempt> {
  const { tenant, around } = search;
  const counts = packedCounts(asKept, around.poolCount);
  for (const { pods } of cleared) for (const item of pods) takeOff(tenant, counts, item);
  const emptied = new Set(cleared);
  const isFree = (bin: Bin): boolean => bin.pods.length === 0 || emptied.has(bin);
  const nodes = [...asKept.packing.nodes]
    .filter(([{ spec }]) => spec.role !== 'backup')
    .map(([pool, bins]) => [pool, bins.filter(isFree).length] as const);
  const placed = await placeByPatterns(tenant, { counts, nodes: new Map(nodes) });
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
function packedCounts({ tenant, counts, packing }: Trial, poolCount: number): number[][] {
  const sums = sumByWorkload(tenant, counts, poolCount).map((row) => [...row]);
  for (const item of packing.leftover) takeOff(tenant, sums, item);
  return sums;
}

function takeOff(
  { workloads }: Tenant,
  sums: readonly number[][],
  { group, pods }: PodCount,
): void {
  const row = sums[workloads.indexOf(group.workload)];
  const at = group.pool.index;
  if (row !== undefined) row[at] = (row[at] ?? 0) - pods * group.size;
}
