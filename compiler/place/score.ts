import { countLeftover } from './bin.ts';
import { countPlaced, type Counts } from './counts.ts';
import { leftoverOf } from './failover-report.ts';
import { loseEachNode } from './losses.ts';
import type { Trial } from './trial.ts';

/**
 * How well counts serve the aims of placement: numbers in the order of the aims, of which fewer are better. Everything
 * placed; the losses that are required to be survived; moves; then, where survival is declared, the losses, the
 * most agents that one leaves without a place, and cost, or else cost before those two.
 *
 * @param budget - So many moves count as none.
 */
export function scoreOf(trial: Trial, kept: Counts, budget = 0): readonly number[] {
  const { survive } = trial.tenant.environment.definition.spec;
  const homeless = countLeftover(trial.packing.leftover) - countPlaced(trial.counts);
  // What crosses a limit has no place there, however much room there is.
  if (!trial.holds) return [1, trial.crossed.length, homeless];
  const { lost, worst } = lossesOf(trial);
  const cost = costOf(trial);
  return [
    0,
    homeless,
    survive?.enforcement === 'required' ? lost : 0,
    Math.max(0, countMoves(trial.counts, kept) - budget),
    ...(survive === undefined ? [cost, lost, worst] : [lost, worst, cost]),
  ];
}

/** Negative where the first score is better, 0 where they are equal. */
export function compareScores(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    // What used nodes cost is a sum of fractions; a hair is no difference.
    if (Math.abs(difference) > 1e-6) return difference;
  }
  return 0;
}

/** How many nodes' losses leave instances of the environment without a place, and how many the worst one leaves. */
export function lossesOf({ tenant, packing }: Trial): {
  readonly lost: number;
  readonly worst: number;
} {
  let lost = 0;
  let worst = 0;
  for (const loss of loseEachNode(packing)) {
    const homeless = countLeftover(leftoverOf(tenant, loss.leftover));
    if (homeless > 0) lost += loss.nodes.length;
    worst = Math.max(worst, homeless);
  }
  return { lost, worst };
}

/** Instances that leave a pool where the lock has them. */
export function countMoves(counts: Counts, kept: Counts): number {
  let moves = 0;
  for (const [agent, shares] of kept.entries()) {
    for (const { pool, instances } of shares) {
      const now = counts[agent]?.find((share) => share.pool === pool)?.instances ?? 0;
      moves += Math.max(0, instances - now);
    }
  }
  return moves;
}

/** USD a month of the nodes that are in use. */
export function costOf({ packing }: Trial): number {
  let cost = 0;
  for (const [pool, nodes] of packing.nodes) {
    cost += nodes.filter(({ pods }) => pods.length > 0).length * pool.usdPerMonth;
  }
  return cost;
}
