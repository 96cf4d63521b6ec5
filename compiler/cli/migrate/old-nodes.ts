import type { Node } from 'yaml';
import { originKey } from '../../source/origin.ts';
import type { Path } from '../../source/place.ts';
import { loadYaml } from '../yaml/load-yaml.ts';

/** A value of a document as it is written. */
export interface OldNode {
  readonly path: Path;
  readonly value: unknown;
  readonly node: Node;
  /** The key that it stands at; undefined in a list. */
  readonly key: Node | undefined;
  /** Its place among all nodes of the document, counted from 0. */
  readonly rank: number;
}

/** The nodes below a root by their path, in the order in which they stand there. */
export function oldNodes(root: unknown, value: unknown): ReadonlyMap<string, OldNode> {
  const nodes = new Map<string, OldNode>();
  addChildren(nodes, [], root, value);
  return nodes;
}

function addChildren(
  nodes: Map<string, OldNode>,
  path: Path,
  parent: unknown,
  values: unknown,
): void {
  const { isMap, isNode, isPair, isScalar, isSeq } = loadYaml();
  if (typeof values !== 'object' || values === null) return;
  const add = (step: string | number, node: unknown, key: Node | undefined): void => {
    if (!isNode(node)) return;
    const below = [...path, step];
    const value: unknown = Reflect.get(values, step);
    nodes.set(originKey(below), { path: below, value, node, key, rank: nodes.size });
    addChildren(nodes, below, node, value);
  };
  if (isSeq(parent))
    for (const [index, item] of parent.items.entries()) add(index, item, undefined);
  if (!isMap(parent)) return;
  for (const pair of parent.items) {
    if (isPair(pair) && isScalar(pair.key)) add(String(pair.key.value), pair.value, pair.key);
  }
}
