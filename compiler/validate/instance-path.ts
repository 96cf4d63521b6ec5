import type { NodePlace, Path } from '../source/place.ts';
import type { SourceDocument } from '../source/source-file.ts';
import { isRecord } from './is-record.ts';

/** The path that a JSON Pointer into `root` stands for: steps into lists become numbers. */
export function pathOfPointer(pointer: string, root: unknown): Path {
  let node = root;
  return pointer
    .split('/')
    .slice(1)
    .map((escaped) => {
      const step = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
      const isItem = Array.isArray(node);
      node = childOf(node, step);
      return isItem ? Number(step) : step;
    });
}

function childOf(node: unknown, step: string): unknown {
  if (Array.isArray(node)) return node[Number(step)];
  return isRecord(node) && Object.hasOwn(node, step) ? node[step] : undefined;
}

/**
 * Where a mapping begins, for what it lacks: the key that holds it, or where there is none (an item
 * of a list, a whole document) its own first key.
 */
export function headOf(document: SourceDocument, path: Path, mapping: unknown): NodePlace {
  if (typeof path.at(-1) === 'string') return { document, path, part: 'key' };
  const [first] = isRecord(mapping) ? Object.keys(mapping) : [];
  if (first === undefined) return { document, path };
  return { document, path: [...path, first], part: 'key' };
}
