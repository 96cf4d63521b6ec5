/**
 * The dimensions that can be the first to run out: one of which everything takes a smaller share than of another never
 * is. Of equal ones the first leads.
 *
 * @param shares - By dimension, what each of the same things takes of a node.
 */
export function leadingOf(shares: readonly (readonly number[])[]): readonly number[] {
  let leading: readonly number[] = [];
  for (const [d, own] of shares.entries()) {
    if (leading.some((other) => isBelow(own, shares[other] ?? []))) continue;
    leading = [...leading.filter((other) => !isBelow(shares[other] ?? [], own)), d];
  }
  return leading;
}

function isBelow(a: readonly number[], b: readonly number[]): boolean {
  return a.every((share, index) => share <= (b[index] ?? 0));
}
