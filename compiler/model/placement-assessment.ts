/** What `adac place` says of an environment beyond where its agents stand. */
export interface PlacementAssessment {
  readonly environment: string;
  /** In order; empty where everything goes out at once. */
  readonly phases: readonly PhaseReport[];
}

/** What a rollout phase comes to, with those before it. */
export interface PhaseReport {
  /** Instances that stand by its end; agents with pods of their own all stand from the first phase on. */
  readonly agents: number;
  readonly usedNodes: number;
  /** What the environment pays then. */
  readonly usdPerMonth: number;
}
