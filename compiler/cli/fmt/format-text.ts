import { Lexer, parseAllDocuments, visit } from 'yaml';
import type { Document, Tags, YAMLMap, YAMLSeq } from 'yaml';
import { fileReport } from '../../load/file-report.ts';
import { parseFile } from '../../load/parse-file.ts';
import { orderKeys } from './order-keys.ts';
import { writeScalar } from './write-scalar.ts';

/**
 * A YAML text in canonical form; line ends and a byte order mark stay what they are. `undefined` where
 * adac cannot read the text, and where the outcome would not mean the same with all its comments.
 */
export function formatText(text: string): string | undefined {
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.slice(mark.length).replaceAll('\r\n', '\n');
  const before = readValues(lines);
  if (before === undefined) return undefined;
  const once = rewrite(lines);
  if (once === lines) return text;
  const after = once === undefined ? undefined : rewrite(once);
  // What the library makes of an unusual comment may settle in a second pass only.
  if (after === undefined || rewrite(after) !== after) return undefined;
  if (readValues(after) !== before || commentsOf(after) !== commentsOf(lines)) return undefined;
  return mark + after.replaceAll('\n', lineEnd);
}

const byteOrderMark = '\ufeff';

/** The values as adac reads them, without regard to the order of keys; `undefined` for a text with findings. */
function readValues(text: string): string | undefined {
  const report = fileReport({ path: 'text', text }, []);
  const documents = parseFile(text, report);
  return report.isEmpty() ? JSON.stringify(documents, sortKeys) : undefined;
}

function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  // A list of pairs, so that a key such as `__proto__` or `1` keeps its meaning and place.
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

function rewrite(text: string): string | undefined {
  // Texts only: what a plain scalar means is adac's business, and it is written as it was.
  const documents = parseAllDocuments(text, {
    schema: 'failsafe',
    customTags: writtenTags,
    keepSourceTokens: true,
    uniqueKeys: false,
  });
  if (!Array.isArray(documents)) return undefined;
  if (documents.some(({ errors }) => errors.length > 0)) return undefined;
  return documents.map(writeDocument).join('');
}

function writtenTags(tags: Tags): Tags {
  return tags.map((tag) => {
    const isScalarTag = typeof tag !== 'string' && tag.collection === undefined;
    return isScalarTag ? { ...tag, stringify: writeScalar } : tag;
  });
}

function writeDocument(document: Document.Parsed): string {
  orderKeys(document.contents);
  visit(document, {
    Seq: (_, node) => {
      padFlow(node, '');
    },
    Map: (_, node) => {
      padFlow(node, ' ');
    },
  });
  return document.toString({ indent: 2, lineWidth: 120 });
}

/** Braces hold their entries at a distance, brackets do not; the library has one setting for both. */
function padFlow(node: YAMLMap | YAMLSeq, flowCollectionPadding: string): void {
  const write = node.toString.bind(node);
  node.toString = (context, onComment, onChompKeep) =>
    write(context && { ...context, flowCollectionPadding }, onComment, onChompKeep);
}

/** Every comment of a text, in no order that matters. */
function commentsOf(text: string): string {
  const comments: string[] = [];
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (!isScalar && token.startsWith('#')) comments.push(token.trimEnd());
    isScalar = token === scalarFollows;
  }
  return comments.sort().join('\n');
}

/** What the lexer says before the text of a plain or block scalar. */
const scalarFollows = '\x1f';
