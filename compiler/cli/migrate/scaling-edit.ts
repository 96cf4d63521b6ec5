import type { Document, YAMLMap } from 'yaml';
import { followPath } from '../../source/follow-path.ts';
import type { NodePlace } from '../../source/place.ts';
import type { SourceDocument } from '../../source/source-file.ts';
import type { Span } from '../../source/span.ts';
import { syntaxTree } from '../../source/syntax-tree.ts';
import { loadYaml } from '../yaml/load-yaml.ts';
import { readWritten, writeDocuments } from '../yaml/written-documents.ts';

/** A text in place of a range of a file. */
export interface ScalingEdit {
  readonly span: Span;
  readonly text: string;
}

/** Writes the object of a scaling document, with its comments, in place of the reference to it. */
export function scalingEdit(reference: NodePlace, scaling: SourceDocument): ScalingEdit {
  const { file, index } = reference.document;
  const root = syntaxTree(file)[index];
  if (root === undefined) throw new Error('An environment has a document.');
  const { node, entry } = followPath(root, reference.path);
  const parent = followPath(root, reference.path.slice(0, -1)).node;
  const lineEnd = file.text.includes('\r\n') ? '\r\n' : '\n';
  if (file.text[parent.span.start] === '{') {
    return { span: node.span, text: renderScaling(scaling, true).join(lineEnd) };
  }
  const lines = renderScaling(scaling, false);
  const { start, end } = node.span;
  const colon = entry === undefined ? start : file.text.indexOf(':', entry.key.span.end) + 1;
  // A mapping on lines of its own: what stands between the key and it stays.
  if (file.text.slice(colon, start).includes('\n')) {
    const text = lines.join(lineEnd + ' '.repeat(columnOf(file.text, start)));
    return { span: node.span, text };
  }
  const indent = ' '.repeat(columnOf(file.text, entry?.key.span.start ?? start) + 2);
  return {
    span: { start: colon, end },
    text: lines.map((line) => lineEnd + indent + line).join(''),
  };
}

function columnOf(text: string, offset: number): number {
  return offset - text.lastIndexOf('\n', offset) - 1;
}

/** The lines of the object, with the comments of the whole document. */
function renderScaling({ file, index }: SourceDocument, flow: boolean): readonly string[] {
  const { isMap, isPair, isScalar } = loadYaml();
  const document = readWritten(file.text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'))?.[index];
  const [pair] = isMap(document?.contents) ? document.contents.items : [];
  if (document === undefined || !isPair(pair) || !isMap(pair.value)) {
    throw new Error('A scaling document holds a mapping.');
  }
  const root = document.contents;
  const object: YAMLMap.Parsed = pair.value;
  const key = isScalar(pair.key) ? pair.key : undefined;
  object.flow = flow;
  object.commentBefore = joinComments([
    document.commentBefore,
    root?.commentBefore,
    key?.commentBefore,
    key?.comment,
    object.commentBefore,
  ]);
  object.comment = joinComments([object.comment, root?.comment, document.comment]);
  return linesOf(document, object);
}

function linesOf(document: Document.Parsed, object: YAMLMap.Parsed): readonly string[] {
  document.contents = object;
  document.commentBefore = null;
  document.comment = null;
  const lines = writeDocuments([document]).trimEnd().split('\n');
  return lines[0] === '---' ? lines.slice(1) : lines;
}

function joinComments(comments: readonly (string | null | undefined)[]): string | null {
  const written = comments.filter((one) => typeof one === 'string' && one !== '');
  return written.length === 0 ? null : written.join('\n');
}
