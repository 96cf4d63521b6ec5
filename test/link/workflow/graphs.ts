import fc from 'fast-check';

/** Small graphs as lists of edges, with cycles and loops. */
export const graphs: fc.Arbitrary<number[][]> = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.array(fc.uniqueArray(fc.nat(size - 1), { maxLength: 3 }), {
    minLength: size,
    maxLength: size,
  }),
);

/** The nodes that one or more edges lead to. */
export function reachable(edges: readonly (readonly number[])[], start: number): Set<number> {
  const seen = new Set<number>();
  const waiting = [...(edges[start] ?? [])];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    waiting.push(...(edges[node] ?? []));
  }
  return seen;
}
