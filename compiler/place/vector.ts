/**
 * Amounts in every dimension that a node offers, in the order of `Dimensions.names`:
 * slots, millicores, bytes of memory, bytes of storage, pods, then extended resources.
 */
export type Vector = readonly number[];

/** Whether a demand fits in what is free. */
export function fits(demand: Vector, free: Vector): boolean {
  for (let d = 0; d < demand.length; d++) {
    if ((demand[d] ?? 0) > (free[d] ?? 0)) return false;
  }
  return true;
}

/** How many times a demand fits in what is free; at most `most`. */
export function timesFitting(demand: Vector, free: Vector, most: number): number {
  let times = most;
  for (let d = 0; d < demand.length; d++) {
    const each = demand[d] ?? 0;
    if (each > 0) times = Math.min(times, Math.floor((free[d] ?? 0) / each));
  }
  return Math.max(times, 0);
}

/** Adds `times` of an amount to a sum, in place. */
export function accumulate(sum: number[], amount: Vector, times: number): void {
  for (let d = 0; d < amount.length; d++) sum[d] = (sum[d] ?? 0) + (amount[d] ?? 0) * times;
}

/** The largest share that a demand takes of what is offered, over all dimensions; infinite where none is offered. */
export function dominantShare(demand: Vector, offered: Vector): number {
  let share = 0;
  for (let d = 0; d < demand.length; d++) {
    const each = demand[d] ?? 0;
    if (each > 0) share = Math.max(share, each / (offered[d] ?? 0));
  }
  return share;
}

/** What amounts take of what is offered, all dimensions that are offered together. */
export function sumOfShares(amounts: Vector, offered: Vector): number {
  let sum = 0;
  for (let d = 0; d < offered.length; d++) {
    const whole = offered[d] ?? 0;
    if (whole > 0) sum += (amounts[d] ?? 0) / whole;
  }
  return sum;
}

/** The first dimension in which a demand exceeds what is free, or undefined where it fits. */
export function shortDimension(demand: Vector, free: Vector): number | undefined {
  const index = demand.findIndex((each, d) => each > (free[d] ?? 0));
  return index === -1 ? undefined : index;
}
