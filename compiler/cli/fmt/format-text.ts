import { fileReport } from '../../load/file-report.ts';
import { parseFile } from '../../load/parse-file.ts';
import { canonicalJson } from '../yaml/canonical-json.ts';
import { commentsOf } from '../yaml/comments-of.ts';
import { loadYaml } from '../yaml/load-yaml.ts';
import { rewriteLines } from '../yaml/rewrite-lines.ts';
import { readWritten, writeDocuments } from '../yaml/written-documents.ts';
import type { KeyOrders } from './key-order.ts';
import { orderKeys } from './order-keys.ts';

/**
 * A YAML text in canonical form; line ends and a byte order mark stay what they are. `undefined` where
 * adac cannot read the text, and where the outcome would not mean the same with all its comments.
 */
export function formatText(orders: KeyOrders, text: string): string | undefined {
  return rewriteLines(text, (lines) => formatLines(orders, lines));
}

function formatLines(orders: KeyOrders, lines: string): string | undefined {
  const before = readValues(lines);
  if (before === undefined) return undefined;
  const once = rewrite(orders, lines);
  if (once === undefined || once === lines) return once;
  const after = rewrite(orders, once);
  // What the library makes of an unusual comment may settle in a second pass only.
  if (after === undefined || rewrite(orders, after) !== after) return undefined;
  if (readValues(after) !== before) return undefined;
  return commentsOf(after).join('\n') === commentsOf(lines).join('\n') ? after : undefined;
}

/** The values as adac reads them, without regard to the order of keys; `undefined` for a text with findings. */
function readValues(text: string): string | undefined {
  const report = fileReport({ path: 'text', text }, []);
  const documents = parseFile(text, report);
  return report.isEmpty() ? canonicalJson(documents) : undefined;
}

function rewrite(orders: KeyOrders, text: string): string | undefined {
  const documents = readWritten(text);
  if (documents === undefined) return undefined;
  for (const { contents } of documents) orderDocument(orders, contents);
  return writeDocuments(documents);
}

/** Older formats keep the order of their author, until they are migrated. */
function orderDocument(orders: KeyOrders, root: unknown): void {
  if (!loadYaml().isMap(root) || !root.has('apiVersion')) return;
  const order = orders(String(root.get('kind')));
  if (order !== undefined) orderKeys(order, root);
}
