/** A value that may be absent for good reason, where `undefined` instead of it means that a finding says why. */
export interface Settled<Value> {
  readonly value: Value;
}
