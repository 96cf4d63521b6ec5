/** The `scaling` object of the scaling configuration; it bounds the total of its environment's scaled agents. */
export interface ScalingSpec {
  readonly maxAgents: number;
  readonly minAgents: number;
  /** Percent of use at which agents are added. */
  readonly scaleUpThreshold?: number;
  /** Percent of use below which agents are removed. */
  readonly scaleDownThreshold?: number;
  readonly scaleUpStep?: number;
  readonly scaleDownStep?: number;
  /** Agents in one pool. */
  readonly poolSize?: number;
  /** Jobs that a queue holds. */
  readonly queueSize?: number;
  readonly retryAttempts?: number;
  /** Milliseconds. */
  readonly timeout?: number;
}
