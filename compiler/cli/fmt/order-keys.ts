import type { Pair, YAMLMap } from 'yaml';
import { loadYaml } from '../yaml/load-yaml.ts';
import type { KeyOrder } from './key-order.ts';

/** Puts the keys of a node, and of all nodes below it, in order; names that authors choose keep theirs. */
export function orderKeys(order: KeyOrder, node: unknown): void {
  const { isMap, isPair, isSeq } = loadYaml();
  if (isSeq(node)) {
    const items = order.items();
    if (items !== undefined) for (const item of node.items) orderKeys(items, item);
  }
  if (!isMap(node)) return;
  sortPairs(node, order);
  for (const pair of node.items) {
    const below = isPair(pair) ? order.below(keyOf(pair)) : undefined;
    if (below !== undefined) orderKeys(below, pair.value);
  }
}

function sortPairs(map: YAMLMap, order: KeyOrder): void {
  const first = map.items[0];
  const sorted = map.items.toSorted((a, b) => rankOf(a, order) - rankOf(b, order));
  if (first !== undefined && sorted[0] !== first) freeFirst(map, first, sorted[0]);
  map.items = sorted;
}

/** A comment above the first key of a mapping is kept with the mapping, and would stay behind. */
function freeFirst(map: YAMLMap, first: Pair, next: Pair | undefined): void {
  const { isScalar } = loadYaml();
  if (isScalar(first.key) && map.commentBefore) {
    first.key.commentBefore = joinComments(map.commentBefore, first.key.commentBefore);
    delete map.commentBefore;
  }
  for (const pair of [first, next]) {
    if (isScalar(pair?.key)) pair.key.spaceBefore = false;
  }
}

function joinComments(above: string, below: string | null | undefined): string {
  return below ? `${above}\n${below}` : above;
}

function rankOf(pair: Pair, order: KeyOrder): number {
  return order.rankOf(keyOf(pair)) ?? Number.MAX_SAFE_INTEGER;
}

function keyOf({ key }: Pair): string {
  return loadYaml().isScalar(key) ? String(key.value) : '';
}
