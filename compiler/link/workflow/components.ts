/** The strongly connected components of a graph. */
export interface Components {
  /** For each node the number of its component; what a node depends on has a lower number, or the same. */
  readonly of: readonly number[];
  /** The nodes of each component, ascending. */
  readonly members: readonly (readonly number[])[];
}

/**
 * Tarjan's algorithm over `edges[node]`, with a stack of its own, since a chain of ten thousand
 * steps is deeper than the call stack.
 */
export function findComponents(edges: readonly (readonly number[])[]): Components {
  const order = new Array<number>(edges.length).fill(-1);
  const low = new Array<number>(edges.length).fill(0);
  const of = new Array<number>(edges.length).fill(-1);
  const members: number[][] = [];
  const open: number[] = [];
  let visited = 0;

  const enter = (node: number): Frame => {
    order[node] = visited;
    low[node] = visited;
    visited++;
    open.push(node);
    return { node, next: 0 };
  };
  const close = (node: number): void => {
    const component = open.splice(open.lastIndexOf(node)).sort((a, b) => a - b);
    for (const member of component) of[member] = members.length;
    members.push(component);
  };

  for (let root = 0; root < edges.length; root++) {
    if (order[root] !== -1) continue;
    const frames: Frame[] = [enter(root)];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const { node } = frame;
      const target = edges[node]?.[frame.next];
      if (target === undefined) {
        frames.pop();
        if (low[node] === order[node]) close(node);
        const parent = frames.at(-1)?.node;
        if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
        continue;
      }
      frame.next++;
      if (order[target] === -1) frames.push(enter(target));
      else if (of[target] === -1) low[node] = Math.min(low[node] ?? 0, order[target] ?? 0);
    }
  }
  return { of, members };
}

interface Frame {
  readonly node: number;
  next: number;
}
