import { relative, resolve } from 'node:path';
import { nodeFileSystem } from '../../bundle/file-system.ts';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import { lineIndex } from '../../source/line-index.ts';
import type { LineIndex } from '../../source/line-index.ts';
import type { Path } from '../../source/place.ts';
import { syntaxTree } from '../../source/syntax-tree.ts';
import type { SyntaxNode } from '../../source/syntax-tree.ts';

/** What stands on a line of the output. */
export interface FoundLine {
  /** Relative to the output folder. */
  readonly file: string;
  /** Of the object, as its comment says it. */
  readonly identity: string;
  /** The field of the line; empty on a line that holds none. */
  readonly path: Path;
}

/** `file:line`, perhaps with a column that does not matter; undefined for anything else, such as an identity. */
export function parseFileLine(
  text: string,
): { readonly file: string; readonly line: number } | undefined {
  const [, file, line] = /^(.+?\.\w+):([1-9]\d{0,8})(?::\d+)?$/.exec(text) ?? [];
  return file === undefined || line === undefined ? undefined : { file, line: Number(line) };
}

/**
 * Looks a line of a manifest up. Throws CannotRunError where the file is not one of the output's manifests, or the line
 * belongs to no object.
 */
export function findInOutput(
  { root, output }: { readonly root: string; readonly output: string },
  { file, line }: { readonly file: string; readonly line: number },
): FoundLine {
  const path = outputPath(resolve(root, output), root, file);
  const object = objectAt(readManifests(resolve(root, output, path), file).split('\n'), line);
  if (object === undefined) {
    throw new CannotRunError(
      `Line ${line} of "${file}" belongs to no object.`,
      'Name a line of one of its documents.',
    );
  }
  return { ...object, file: path };
}

/** The path within the output folder of a file that is named from here, or from the project. */
function outputPath(output: string, root: string, file: string): string {
  const paths = [resolve(file), resolve(root, file)].map((path) =>
    relative(output, path).replaceAll('\\', '/'),
  );
  const found = paths.find((path) => /^(?:manifests|argocd)\/.+\.yaml$/.test(path));
  if (found !== undefined) return found;
  throw new CannotRunError(
    `"${file}" is not a manifest of the output folder.`,
    'Name a file below its `manifests` or `argocd`; for an agent of the bundle, use `adac expand`.',
  );
}

function readManifests(path: string, file: string): string {
  if (nodeFileSystem.kindOf(path) !== 'file') {
    throw new CannotRunError(`There is no file "${file}".`, 'Run `adac compile` to write it.');
  }
  return nodeFileSystem.read(path).toString();
}

/** Texts are written on one line each, so that a line of three dashes is always the start of a document. */
function objectAt(
  lines: readonly string[],
  line: number,
): Pick<FoundLine, 'identity' | 'path'> | undefined {
  if (line > lines.length) return undefined;
  const start = lines.lastIndexOf('---', line - 1);
  const [, identity] = /^# .* (\S+)$/.exec(lines[start + 1] ?? '') ?? [];
  if (start < 0 || identity === undefined) return undefined;
  const next = lines.indexOf('---', start + 1);
  const text = lines.slice(start, next < 0 ? undefined : next).join('\n');
  const [document] = syntaxTree({ path: '', text });
  return { identity, path: pathOnLine(document, lineIndex(text), line - 1 - start) };
}

/** The path of what a line holds, or of what it opens. */
function pathOnLine(document: SyntaxNode | undefined, lines: LineIndex, line: number): Path {
  const end = lines[line + 1] ?? Infinity;
  const path: (string | number)[] = [];
  for (let node = document; node !== undefined;) {
    const part = partsOf(node).findLast(({ start }) => start < end);
    if (part !== undefined) path.push(part.step);
    node = part?.node;
  }
  // Lines before the first field, such as the comment, stand for the whole.
  return (lines[line] ?? 0) < (document?.span.start ?? 0) ? [] : path;
}

interface Part {
  readonly step: string | number;
  readonly start: number;
  readonly node: SyntaxNode;
}

function partsOf(node: SyntaxNode): readonly Part[] {
  switch (node.kind) {
    case 'mapping':
      return [...node.entries].map(([step, { key, value }]) => ({
        step,
        start: key.span.start,
        node: value,
      }));
    case 'sequence':
      return node.items.map((item, step) => ({ step, start: item.span.start, node: item }));
    case 'scalar':
      return [];
  }
}
