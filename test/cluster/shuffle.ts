/**
 * The same items in another order. The order depends on nothing but the seed, so that a run can be repeated.
 * A linear congruential generator (Numerical Recipes) is chance enough for an order.
 */
export function shuffle<Item>(items: readonly Item[], seed: number): readonly Item[] {
  let state = seed;
  const keyed = items.map((item) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return { item, key: state };
  });
  return keyed.sort((left, right) => left.key - right.key).map(({ item }) => item);
}
