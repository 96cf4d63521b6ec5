/**
 * Divides a whole number by weights so that the parts are whole and sum to it: every part is its exact share
 * rounded down, and what is left goes to the largest remainders, ties to the earlier index
 * (the method of Hamilton and Hare). Weights are whole numbers, not negative; where all are 0 the parts are 0.
 */
export function divideByLargestRemainder(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum === 0n) return weights.map(() => 0);
  // Exact integers, because a product of two counts may pass what a double holds.
  const shares = weights.map((weight, index) => {
    const product = BigInt(total) * BigInt(weight);
    return { index, part: Number(product / sum), remainder: product % sum };
  });
  const left = total - shares.reduce((given, { part }) => given + part, 0);
  const favoured = new Set(
    [...shares]
      .sort((a, b) => compareRemainders(a.remainder, b.remainder) || a.index - b.index)
      .slice(0, left)
      .map(({ index }) => index),
  );
  return shares.map(({ index, part }) => part + (favoured.has(index) ? 1 : 0));
}

function compareRemainders(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a > b ? -1 : 1;
}
