import type { Path } from './place.ts';
import type { MappingEntry, SequenceNode, SyntaxNode } from './syntax-tree.ts';

/** Where a path leads to in a document. */
export interface FollowedPath {
  readonly node: SyntaxNode;
  /** The mapping entry that holds the node. */
  readonly entry: MappingEntry | undefined;
  /** The list that holds the node. */
  readonly list: SequenceNode | undefined;
  /** False where the path leads on to something that is not there. */
  readonly isExact: boolean;
}

/** Follows a path from the root of a document as far as it exists. */
export function followPath(document: SyntaxNode, path: Path): FollowedPath {
  let followed: FollowedPath = { node: document, entry: undefined, list: undefined, isExact: true };
  for (const step of path) {
    const next = childOf(followed.node, step);
    if (next === undefined) return { ...followed, isExact: false };
    followed = next;
  }
  return followed;
}

function childOf(node: SyntaxNode, step: string | number): FollowedPath | undefined {
  if (node.kind === 'mapping') {
    const entry = node.entries.get(String(step));
    return entry && { node: entry.value, entry, list: undefined, isExact: true };
  }
  const item = node.kind === 'sequence' && typeof step === 'number' ? node.items[step] : undefined;
  if (item === undefined || node.kind !== 'sequence') return undefined;
  return { node: item, entry: undefined, list: node, isExact: true };
}
