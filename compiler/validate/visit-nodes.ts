import type { Path } from '../source/place.ts';
import { isRecord } from './is-record.ts';

/** Steps from the root of a document; `*` stands for every key and every item. */
export type PathPattern = readonly string[];

/** Calls back for every node that a pattern leads to; what is not there, or not of the expected shape, is passed over. */
export function visitNodes(
  root: unknown,
  pattern: PathPattern,
  visit: (node: unknown, path: Path) => void,
): void {
  walk(root, pattern, [], visit);
}

function walk(
  node: unknown,
  pattern: PathPattern,
  path: Path,
  visit: (node: unknown, path: Path) => void,
): void {
  const step = pattern[path.length];
  if (step === undefined) {
    visit(node, path);
  } else if (Array.isArray(node)) {
    if (step !== '*') return;
    for (const [index, item] of node.entries()) walk(item, pattern, [...path, index], visit);
  } else if (isRecord(node)) {
    const keys = step === '*' ? Object.keys(node) : [step];
    for (const key of keys) {
      if (Object.hasOwn(node, key)) walk(node[key], pattern, [...path, key], visit);
    }
  }
}
