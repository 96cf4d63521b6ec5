const factors = new Map([
  ['m', 0.001],
  ['', 1],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
]);

/**
 * A Kubernetes quantity as a number: cores, bytes, or a count.
 * @throws on a text that is not a quantity
 */
export function readQuantity(quantity: unknown): number {
  const match = /^(\d+(?:\.\d+)?)([a-zA-Z]*)$/.exec(String(quantity));
  const factor = factors.get(match?.[2] ?? 'none');
  if (factor === undefined) throw new Error(`"${String(quantity)}" is not a quantity.`);
  return Number(match?.[1]) * factor;
}
