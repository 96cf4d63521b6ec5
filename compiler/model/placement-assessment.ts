import type { PoolReference } from './placed-program.ts';

/** What `adac place` says of an environment beyond where its agents stand. */
export interface PlacementAssessment {
  readonly environment: string;
  /** In order; empty where everything goes out at once. */
  readonly phases: readonly PhaseReport[];
  /** Pools that host something of it, sorted by cluster and pool. */
  readonly orders: readonly PoolOrder[];
}

/** What a rollout phase comes to, with those before it. */
export interface PhaseReport {
  /** Instances that stand by its end; agents with pods of their own all stand from the first phase on. */
  readonly agents: number;
  readonly usedNodes: number;
  /** What the environment pays then. */
  readonly usdPerMonth: number;
}

/** Whether the scheduler, which takes pods in any order, finds a node of the planned pool for each. */
export interface PoolOrder extends PoolReference {
  /** `certain` by a bound, `tried` with random orders, or `unknown` where those would take too long. */
  readonly proof: 'certain' | 'tried' | 'unknown';
  /** Random orders that were tried, and those of them in which every pod found a node. */
  readonly tried: number;
  readonly placed: number;
}
