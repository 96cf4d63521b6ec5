import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ManifestSet, OutputFile } from '../model/output.ts';
import { bundleIndexFile } from './bundle-index.ts';
import type { FileSystem } from './file-system.ts';
import { refuseForeignFile } from './obstacles.ts';
import { environmentOf } from './output-index.ts';
import type { IndexEntry } from './output-index.ts';
import { bundleParts } from './parts.ts';
import { isPlainPath } from './plain-path.ts';
import type { PreviousOutput } from './previous-output.ts';
import { textBuffer } from './text-buffer.ts';

/** How a file of the output compares with what is on the disk. */
export type Difference = 'created' | 'changed' | 'unchanged';

export interface RenderedFile {
  readonly file: OutputFile;
  readonly entry: IndexEntry;
  readonly difference: Difference;
}

/** Where the output is, and what is there. */
export interface OutputLocation {
  readonly fileSystem: FileSystem;
  readonly root: string;
  readonly output: string;
  readonly previous: PreviousOutput;
}

/** Takes the bytes of a file that differs; they are valid during the call only. */
export type TakeDifferent = (path: string, bytes: Uint8Array) => void;

/** Renders the manifests and every part of the bundles, one file in memory at a time. */
export function renderOutput(
  { placed, files }: ManifestSet,
  location: OutputLocation,
  takeDifferent: TakeDifferent,
): readonly RenderedFile[] {
  const buffer = textBuffer();
  const rendered = new Map<string, RenderedFile>();
  const render = (file: OutputFile): IndexEntry => {
    checkPath(file, rendered);
    buffer.clear();
    file.render(buffer);
    const bytes = buffer.bytes();
    const entry = describe(file, bytes);
    const difference = compare(entry, bytes, location);
    if (difference !== 'unchanged') takeDifferent(file.path, bytes);
    rendered.set(file.path, { file, entry, difference });
    return entry;
  };
  for (const file of files) render(file);
  for (const { environment } of placed.environments) {
    const parts: IndexEntry[] = [];
    for (const filesOf of bundleParts) {
      for (const file of filesOf(environment, placed.program)) parts.push(render(file));
    }
    render(bundleIndexFile(environment, parts));
  }
  return [...rendered.values()];
}

/** Paths are made of names that were checked long before: a bad one is a bug. */
function checkPath(
  { path, environment }: OutputFile,
  rendered: ReadonlyMap<string, RenderedFile>,
): void {
  if (!isPlainPath(path) || environmentOf(path) !== environment || rendered.has(path)) {
    throw new Error(`"${path}" is no path for a file of environment "${environment}".`);
  }
}

function describe({ path, objects }: OutputFile, bytes: Uint8Array): IndexEntry {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path, objects, size: bytes.length, sha256 };
}

/**
 * The index alone is not believed, since a file may have been edited or lost: what it calls equal is read.
 * A file that nobody owns may stay where it already is what would be written.
 */
function compare(
  { path, sha256 }: IndexEntry,
  bytes: Uint8Array,
  { fileSystem, root, output, previous }: OutputLocation,
): Difference {
  if (!previous.files.has(path)) return 'created';
  const owned = previous.owned.get(path);
  if (owned !== undefined && owned.sha256 !== sha256) return 'changed';
  if (fileSystem.read(join(root, output, path)).equals(bytes)) return 'unchanged';
  return owned === undefined ? refuseForeignFile(output, path) : 'changed';
}
