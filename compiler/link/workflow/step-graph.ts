import { findComponents } from './components.ts';

/** Which steps must have ended before which. */
export interface StepGraph {
  /** For each step the steps that it depends on directly, by index. */
  readonly dependencies: readonly (readonly number[])[];
  /** Steps that depend on one another in a circle, smallest index first; a step that depends on itself counts. */
  readonly cycles: readonly (readonly number[])[];
  /** Whether `step` runs only after `earlier`, by any path. Two steps of one cycle count as after each other. */
  readonly runsAfter: (step: number, earlier: number) => boolean;
}

/**
 * The graph of direct dependencies. `runsAfter` answers most questions from a tree (each step hangs below its deepest
 * dependency, and intervals of a walk through the tree tell ancestors) or from a short search backwards, which never
 * goes below the depth of the step that it looks for. Where that search grows long, everything that runs after
 * that step is marked once and kept. So chains and layers cost a step each, and no table of all pairs is needed.
 */
export function buildStepGraph(dependencies: readonly (readonly number[])[]): StepGraph {
  const { of, members } = findComponents(dependencies);
  const above = members.map((steps, component) => {
    const targets = new Set(
      steps.flatMap((step) => (dependencies[step] ?? []).map((to) => of[to] ?? 0)),
    );
    targets.delete(component);
    return [...targets];
  });
  const isReached = reachability(above);
  const loops = (steps: readonly number[]): boolean =>
    steps.length > 1 || steps.some((step) => dependencies[step]?.includes(step));
  const cycles = members.filter(loops).sort(([a = 0], [b = 0]) => a - b);
  const cyclic = new Set(cycles.map(([first = 0]) => of[first]));
  return {
    dependencies,
    cycles,
    runsAfter(step, earlier) {
      const from = of[step] ?? 0;
      const to = of[earlier] ?? 0;
      return from === to ? cyclic.has(from) : isReached(from, to);
    },
  };
}

/** Nodes that a search visits before everything is marked instead. */
const longSearch = 200;

/** Answers whether a path leads from one node up to another, for a graph without cycles. */
function reachability(
  above: readonly (readonly number[])[],
): (from: number, to: number) => boolean {
  const tree = hangTree(above);
  const below: number[][] = above.map(() => []);
  for (const [node, targets] of above.entries()) {
    for (const target of targets) below[target]?.push(node);
  }
  const marked = new Map<number, Uint8Array>();
  return (from, to) => {
    const known = marked.get(to);
    if (known !== undefined) return isMarked(known, from);
    const seen = new Set([from]);
    const stack = [from];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (isAncestor(tree, to, node)) return true;
      if (seen.size > longSearch) {
        const marks = markFrom(below, to);
        marked.set(to, marks);
        return isMarked(marks, from);
      }
      for (const next of above[node] ?? []) {
        if (seen.has(next) || depthOf(tree, next) < depthOf(tree, to)) continue;
        seen.add(next);
        stack.push(next);
      }
    }
    return false;
  };
}

/** One bit for each node, set where a path leads to it. */
function markFrom(below: readonly (readonly number[])[], start: number): Uint8Array {
  const marks = new Uint8Array((below.length + 7) >> 3);
  const stack = [start];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const next of below[node] ?? []) {
      if (isMarked(marks, next)) continue;
      marks[next >> 3] = (marks[next >> 3] ?? 0) | (1 << (next & 7));
      stack.push(next);
    }
  }
  return marks;
}

function isMarked(marks: Uint8Array, node: number): boolean {
  return ((marks[node >> 3] ?? 0) & (1 << (node & 7))) !== 0;
}

/** A forest over components: depth from a root, and the interval of numbers that a node's descendants have. */
interface Tree {
  readonly depth: readonly number[];
  readonly enter: readonly number[];
  readonly leave: readonly number[];
}

function hangTree(above: readonly (readonly number[])[]): Tree {
  const depth: number[] = [];
  const children: number[][] = above.map(() => []);
  const roots: number[] = [];
  // What a component depends on has a lower number, so its depth is known already.
  for (const [node, targets] of above.entries()) {
    let parent: number | undefined;
    for (const target of targets) {
      if (parent === undefined || (depth[target] ?? 0) > (depth[parent] ?? 0)) parent = target;
    }
    depth.push(parent === undefined ? 0 : (depth[parent] ?? 0) + 1);
    (parent === undefined ? roots : (children[parent] ?? roots)).push(node);
  }
  return { depth, ...numberTree(children, roots) };
}

function numberTree(
  children: readonly (readonly number[])[],
  roots: readonly number[],
): Pick<Tree, 'enter' | 'leave'> {
  const enter = new Array<number>(children.length).fill(0);
  const leave = new Array<number>(children.length).fill(0);
  let clock = 0;
  const stack = roots.map((node) => ({ node, next: 0 }));
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    if (frame.next === 0) enter[frame.node] = clock++;
    const child = children[frame.node]?.[frame.next];
    frame.next++;
    if (child !== undefined) {
      stack.push({ node: child, next: 0 });
      continue;
    }
    leave[frame.node] = clock;
    stack.pop();
  }
  return { enter, leave };
}

function isAncestor(tree: Tree, ancestor: number, node: number): boolean {
  const number = tree.enter[node] ?? 0;
  return (tree.enter[ancestor] ?? 0) <= number && number < (tree.leave[ancestor] ?? 0);
}

function depthOf(tree: Tree, node: number): number {
  return tree.depth[node] ?? 0;
}
