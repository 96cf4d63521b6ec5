import type { Node, YAMLMap } from 'yaml';
import { originKey } from '../../source/origin.ts';
import type { Path } from '../../source/place.ts';
import { loadYaml } from '../yaml/load-yaml.ts';
import type { OldNode } from './old-nodes.ts';

/** Where a node of the older document went. */
export interface NewPlace {
  /** Has the comments above: the key of an entry, or the item of a list. */
  readonly head: Node;
  readonly value: Node;
}

/** A rewritten document that still lacks the comments between its nodes. */
export interface Uncommented {
  readonly old: Node | null;
  readonly nodes: ReadonlyMap<string, OldNode>;
  readonly root: YAMLMap;
  readonly taken: ReadonlySet<Node>;
  readonly places: ReadonlyMap<string, readonly NewPlace[]>;
}

/**
 * Gives each comment to what the node beside it became, or to what the nearest node around it became. Nodes that
 * were taken over have theirs.
 */
export function carryComments(document: Uncommented): void {
  const { old, nodes, root, taken } = document;
  addAbove(root, old?.commentBefore);
  addBelow(root, old?.comment);
  const insides = new Set<string>();
  for (const one of nodes.values()) {
    const isWithin = insides.has(originKey(one.path.slice(0, -1)));
    if (isWithin || taken.has(one.node)) insides.add(originKey(one.path));
    if (!isWithin) carryFrom(document, one, taken.has(one.node));
  }
  loadYaml().visit(root, {
    Node: (_, node) => (taken.has(node) ? loadYaml().visit.SKIP : undefined),
    Map: (_, map) => {
      closeUp(map);
    },
  });
}

function carryFrom(
  document: Uncommented,
  { path, key, node, rank }: OldNode,
  isTaken: boolean,
): void {
  const places = placesOf(document, path);
  const outer = places[0] ?? { head: document.root, value: document.root };
  if (key !== undefined) {
    // What stands above the first key is about the whole.
    addAbove(rank === 0 ? document.root : outer.head, key.commentBefore);
    addAbove(outer.head, key.comment);
  }
  if ((key ?? node).spaceBefore === true && outer.head !== document.root) {
    outer.head.spaceBefore = true;
  }
  if (isTaken) return;
  if (loadYaml().isCollection(node)) carryOfCollection(node, key === undefined, places, outer);
  else carryOfScalar(node, places, outer);
}

function carryOfCollection(
  node: Node,
  isItem: boolean,
  places: readonly NewPlace[],
  outer: NewPlace,
): void {
  const inner = places.find(({ value }) => loadYaml().isCollection(value)) ?? outer;
  addAbove(isItem ? outer.head : inner.value, node.commentBefore);
  addBelow(inner.value, node.comment);
}

function carryOfScalar(node: Node, places: readonly NewPlace[], outer: NewPlace): void {
  addAbove(outer.head, node.commentBefore);
  const scalar = places.findLast(({ value }) => loadYaml().isScalar(value));
  // One comment has room on a line.
  if (scalar === undefined || scalar.value.comment) addAbove(outer.head, node.comment);
  else addBelow(scalar.value, node.comment);
}

/** Where a node went, or else what is around it. */
function placesOf({ places }: Uncommented, path: Path): readonly NewPlace[] {
  for (let length = path.length; length > 0; length--) {
    const found = places.get(originKey(path.slice(0, length)));
    if (found === undefined) continue;
    // What has no place of its own is told above the whole.
    return length === path.length ? found : found.slice(0, 1);
  }
  return [];
}

function addAbove(node: Node, comment: string | null | undefined): void {
  if (comment) node.commentBefore = join(node.commentBefore, comment);
}

/** Behind a scalar on its line, or below the last entry. */
function addBelow(node: Node, comment: string | null | undefined): void {
  if (comment) node.comment = join(node.comment, comment);
}

function join(above: string | null | undefined, below: string): string {
  return above ? `${above}\n${below}` : below;
}

/** No blank line stands before the first entry of a mapping. */
function closeUp({ items: [first] }: YAMLMap): void {
  if (loadYaml().isNode(first?.key)) first.key.spaceBefore = false;
}
