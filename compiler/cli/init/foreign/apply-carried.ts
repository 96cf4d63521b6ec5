import type { Carried } from './statement.ts';

/** A document with the values that were carried over in their places, the later of two for one place last. */
export function applyCarried(document: object, carried: readonly Carried[]): object {
  let changed: Tree = { ...document };
  for (const { to, value } of carried) changed = setIn(changed, to, value);
  return changed;
}

type Tree = Readonly<Record<string, unknown>>;

function setIn(tree: Tree, [key = '', ...rest]: readonly string[], value: unknown): Tree {
  if (rest.length === 0) return { ...tree, [key]: value };
  const below = Object.hasOwn(tree, key) ? tree[key] : undefined;
  return { ...tree, [key]: setIn(isTree(below) ? below : {}, rest, value) };
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
