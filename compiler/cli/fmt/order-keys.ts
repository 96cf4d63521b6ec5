import { isMap, isScalar } from 'yaml';
import type { Pair, YAMLMap } from 'yaml';

/**
 * Puts the keys of a current definition and of its metadata in the order in which they are read: what it
 * is, what it is called, what it holds. Other keys follow as their author ordered them.
 */
export function orderKeys(root: unknown): void {
  if (!isMap(root) || !root.has('apiVersion')) return;
  sortPairs(root, rootKeys);
  const metadata = root.get('metadata');
  if (isMap(metadata)) sortPairs(metadata, metadataKeys);
}

const rootKeys = ['apiVersion', 'kind', 'metadata', 'spec'];

const metadataKeys = [
  'name',
  'namespace',
  'version',
  'description',
  'labels',
  'annotations',
  'tags',
  'owners',
];

function sortPairs(map: YAMLMap, order: readonly string[]): void {
  const first = map.items[0];
  const sorted = map.items.toSorted((a, b) => rankOf(a, order) - rankOf(b, order));
  if (first === undefined || sorted[0] === first) {
    map.items = sorted;
    return;
  }
  // A comment above the first key of a mapping is kept with the mapping, and would stay behind.
  if (isScalar(first.key) && map.commentBefore) {
    first.key.commentBefore = joinComments(map.commentBefore, first.key.commentBefore);
    delete map.commentBefore;
  }
  for (const pair of [first, sorted[0]]) {
    if (isScalar(pair?.key)) pair.key.spaceBefore = false;
  }
  map.items = sorted;
}

function joinComments(above: string, below: string | null | undefined): string {
  return below ? `${above}\n${below}` : above;
}

function rankOf({ key }: Pair, order: readonly string[]): number {
  const rank = order.indexOf(isScalar(key) ? String(key.value) : '');
  return rank < 0 ? order.length : rank;
}
