/** Amounts in the units that the scheduler counts in: whole millicores and bytes. */
export interface Resources {
  readonly milliCpu: number;
  /** Bytes. */
  readonly memory: number;
  /** Bytes of ephemeral storage. */
  readonly storage: number;
  /** Extended resources such as `nvidia.com/gpu`, by name. */
  readonly accelerators: Readonly<Record<string, number>>;
}
