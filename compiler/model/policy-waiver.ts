export interface PolicyWaiverSpec {
  readonly code: string;
  /** The agent or fleet: `namespace/name`, or a name of the waiver's own namespace. */
  readonly subject: string;
  readonly reason: string;
  readonly owner: string;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
}
