import type { CostsBefore } from '../model/output.ts';
import type { CostForecast, CostParts, CostReport } from '../model/placed-program.ts';

/** A forecast as JSON says it, in USD a month. */
export interface CostSummary {
  /** Of the most instances. */
  readonly usd: number;
  /** What the fewest cost. */
  readonly minimumUsd: number;
  /** What `usd` is made of. */
  readonly parts: CostParts;
  /** The most that models may cost beside, and the instances that no limit bounds. */
  readonly models: CostForecast['models'];
}

/** What a change does to the cost of an environment. */
export interface CostChangeSummary extends CostSummary {
  readonly budget: number | null;
  /** What the output held before; null where it says nothing of the environment. */
  readonly before: CostSummary | null;
  /** Whether there was an output, and the environment was not in it. */
  readonly new: boolean;
}

/** A forecast as `place` and `compile` give it to machines. */
export function summarizeCost({ minimum, maximum, parts, models }: CostForecast): CostSummary {
  return { usd: maximum, minimumUsd: minimum, parts, models };
}

/** The cost of an environment, beside what it was. */
export function summarizeCostChange(
  name: string,
  cost: CostReport,
  before: CostsBefore | undefined,
): CostChangeSummary {
  return {
    ...summarizeCost(cost),
    budget: cost.budget ?? null,
    before: summarizeOrNull(before?.get(name)),
    new: isNew(name, before),
  };
}

/** Whether an output that was there before did not hold the environment. */
export function isNew(name: string, before: CostsBefore | undefined): boolean {
  return before?.has(name) === false;
}

/** What the environments did cost that an output held before and the project no longer has. */
export function summarizeRemoved(
  environments: readonly { readonly name: string }[],
  before: CostsBefore | undefined,
): Readonly<Record<string, CostSummary | null>> {
  const removed = removedCosts(environments, before);
  return Object.fromEntries([...removed].map(([name, cost]) => [name, summarizeOrNull(cost)]));
}

/** The environments of an earlier output that are no longer there, sorted. */
export function removedCosts(
  environments: readonly { readonly name: string }[],
  before: CostsBefore | undefined,
): CostsBefore {
  const names = new Set(environments.map(({ name }) => name));
  return new Map(
    [...(before ?? [])].filter(([name]) => !names.has(name)).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function summarizeOrNull(cost: CostForecast | undefined): CostSummary | null {
  return cost === undefined ? null : summarizeCost(cost);
}
