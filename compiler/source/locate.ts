import type { NodePlace, Path, Place } from './place.ts';
import type { SourceFile } from './source-file.ts';
import type { Span } from './span.ts';
import { spanWithin } from './span-within.ts';
import { syntaxTree } from './syntax-tree.ts';
import type { MappingEntry, SyntaxNode } from './syntax-tree.ts';

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
  const { node, entry, isExact } = follow(document, place.path);
  // What is missing in a mapping is best looked for at the key that opens it.
  if (place.part === 'key' || !isExact) return entry?.key.span ?? node.span;
  if (place.within === undefined || node.kind !== 'scalar') return node.span;
  return spanWithin(place.document.file.text, node, place.within);
}

interface Followed {
  readonly node: SyntaxNode;
  /** The mapping entry that holds the node. */
  readonly entry: MappingEntry | undefined;
  /** False where the path leads on to something that is not there. */
  readonly isExact: boolean;
}

function follow(document: SyntaxNode, path: Path): Followed {
  let node = document;
  let entry: MappingEntry | undefined;
  for (const step of path) {
    const nextEntry = node.kind === 'mapping' ? node.entries.get(String(step)) : undefined;
    const next = nextEntry?.value ?? itemOf(node, step);
    if (next === undefined) return { node, entry, isExact: false };
    node = next;
    entry = nextEntry;
  }
  return { node, entry, isExact: true };
}

function itemOf(node: SyntaxNode, step: string | number): SyntaxNode | undefined {
  return node.kind === 'sequence' && typeof step === 'number' ? node.items[step] : undefined;
}
