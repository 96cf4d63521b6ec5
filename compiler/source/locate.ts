import { followPath } from './follow-path.ts';
import type { NodePlace, Place } from './place.ts';
import type { SourceFile } from './source-file.ts';
import type { Span } from './span.ts';
import { spanOfText } from './span-of-text.ts';
import { spanWithin } from './span-within.ts';
import { syntaxTree } from './syntax-tree.ts';
import type { SyntaxNode } from './syntax-tree.ts';

/**
 * The span of a place. A path that leads nowhere stands for its nearest existing parent, by its key;
 * a document or file that is not there, for the start of the file.
 */
export function locate(place: Place): { readonly file: SourceFile; readonly span: Span } {
  if ('span' in place) return { file: place.file, span: place.span };
  const { file, index } = place.document;
  const document = syntaxTree(file)[index];
  return { file, span: document === undefined ? startOfFile : spanInDocument(document, place) };
}

const startOfFile: Span = { start: 0, end: 0 };

function spanInDocument(document: SyntaxNode, place: NodePlace): Span {
  const { node, entry, isExact } = followPath(document, place.path);
  // What is missing in a mapping is best looked for at the key that opens it.
  if (place.part === 'key' || !isExact) return entry?.key.span ?? node.span;
  const { text } = place.document.file;
  if (place.within === undefined || node.kind !== 'scalar') return spanOfText(text, node);
  return spanWithin(text, node, place.within);
}
