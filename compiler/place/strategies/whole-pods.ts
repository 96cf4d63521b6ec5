/**
 * What a pod counts in a bound that knows of whole pods: of any pods that fit on one node together, the counts sum to
 * at most 1. With `k` = 1, a pod of more than half a node counts 1 and a smaller one nothing; with `k` = 2, a third of
 * a node is the step; and so on. The dual feasible functions u(k) of Fekete and Schepers (2001), "New classes of fast
 * lower bounds for bin packing problems".
 *
 * @param share - What the pod takes of a node in one dimension, from 0 to 1.
 */
export function wholePodShare(share: number, k: number): number {
  const steps = share * (k + 1);
  const whole = Math.round(steps);
  return Math.abs(steps - whole) < 1e-9 ? whole / (k + 1) : Math.floor(steps) / k;
}
