/**
 * A shortest cycle through the first node of a component: its nodes in the order of the edges, without the first
 * one repeated; empty where there is none. Edges that leave the component are not followed.
 */
export function shortestCycle(
  edges: readonly (readonly number[])[],
  component: readonly number[],
): readonly number[] {
  const [first] = component;
  if (first === undefined) return [];
  const inside = new Set(component);
  const cameFrom = new Map<number, number>();
  const queue = [first];
  for (const node of queue) {
    for (const target of edges[node] ?? []) {
      if (target === first) return walkBack(cameFrom, node, first);
      if (!inside.has(target) || cameFrom.has(target)) continue;
      cameFrom.set(target, node);
      queue.push(target);
    }
  }
  return [];
}

function walkBack(cameFrom: ReadonlyMap<number, number>, last: number, first: number): number[] {
  const cycle: number[] = [];
  let node: number | undefined = last;
  while (node !== undefined && node !== first) {
    cycle.push(node);
    node = cameFrom.get(node);
  }
  cycle.push(first);
  return cycle.reverse();
}
