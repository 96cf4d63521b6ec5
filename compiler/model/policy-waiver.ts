export interface PolicyWaiverSpec {
  readonly code: string;
  /** `namespace/name` of the agent. */
  readonly subject: string;
  readonly reason: string;
  readonly owner: string;
  /** Date, `YYYY-MM-DD`. */
  readonly expires: string;
}
