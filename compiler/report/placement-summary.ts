import type { PlacementAssessment } from '../model/placement-assessment.ts';
import type { FailoverReport, PlacedEnvironment, PoolUsage } from '../model/placed-program.ts';
import { summarizeOrder, type OrderSummary } from './order-summary.ts';
import { summarizeCost, type CostSummary } from './cost-summary.ts';

/** What `place --format json` says as `summary`. */
export interface PlacementSummary {
  readonly environments: Readonly<Record<string, PlacementOfEnvironment>>;
}

export interface PlacementOfEnvironment {
  readonly pools: readonly PoolUsage[];
  readonly losses: number;
  readonly survived: number;
  readonly worst: FailoverReport['worst'] | null;
  readonly wide: FailoverReport['wide'];
  readonly costPerMonth: CostSummary;
  readonly phases: PlacementAssessment['phases'];
  readonly orders: readonly OrderSummary[];
  readonly models: CostSummary['models'];
  /** Instances that leave a pool where the lock has them. */
  readonly moves: number;
}

/** Sums placements up for machines. */
export function summarizePlacements(
  environments: readonly PlacedEnvironment[],
  assessments: readonly PlacementAssessment[],
): PlacementSummary {
  const byName = new Map(assessments.map((one) => [one.environment, one]));
  return {
    environments: Object.fromEntries(
      environments.map(({ environment, usage, failover, cost, orders, moves }) => [
        environment.name,
        {
          pools: usage,
          losses: failover.losses.length,
          survived: failover.survived,
          worst: failover.worst ?? null,
          wide: failover.wide,
          costPerMonth: summarizeCost(cost),
          phases: byName.get(environment.name)?.phases ?? [],
          orders: orders.map(summarizeOrder),
          models: cost.models,
          moves,
        },
      ]),
    ),
  };
}
