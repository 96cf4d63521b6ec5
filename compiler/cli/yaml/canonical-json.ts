/** A value as text, without regard to the order of keys: equal texts are equal values. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, sortKeys);
}

function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  // A list of pairs, so that a key such as `__proto__` or `1` keeps its meaning and place.
  return { '': Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) };
}
