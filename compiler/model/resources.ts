/** Amounts in the units that the scheduler counts in: millicores and bytes. */
export interface Resources {
  /**
   * Whole for pods. For one slot of a runtime class, and for one instance of a pooled agent, it may hold a
   * fraction (`250u` is 0.25): thousands of slots share a core, and a pod's sum is rounded up once.
   */
  readonly milliCpu: number;
  /** Bytes. */
  readonly memory: number;
  /** Bytes of ephemeral storage. */
  readonly storage: number;
  /** Extended resources such as `nvidia.com/gpu`, by name. */
  readonly accelerators: Readonly<Record<string, number>>;
}
