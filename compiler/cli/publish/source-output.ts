import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { parseCostLines, type Costs } from '../../bundle/cost-lines.ts';
import { nodeFileSystem } from '../../bundle/file-system.ts';
import { indexPath, parseIndex } from '../../bundle/output-index.ts';
import type { IndexEntry } from '../../bundle/output-index.ts';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import type { Git } from './git.ts';

/** The output as the commit that is checked out holds it. */
export interface SourceOutput {
  /** Full id. */
  readonly commit: string;
  /** Absolute path of the folder that holds the objects of the repository. */
  readonly objects: string;
  /** Ids of the commits whose parents a shallow clone lacks, one a line; empty where the history is whole. */
  readonly shallow: string;
  /** `sha1` or `sha256`. */
  readonly objectFormat: string;
  /** The output folder, from the root of the repository. */
  readonly folder: string;
  readonly files: readonly SourceFileEntry[];
  /** As the index says. */
  readonly costs: Costs;
}

/** A file that the compiler owns, and the blob that holds its bytes. */
export interface SourceFileEntry {
  readonly entry: IndexEntry;
  readonly blob: string;
}

/**
 * Reads the output that is committed. Throws CannotRunError where that is not what stands on the disk or not what the index
 * says, so that what is published always is what a commit holds and what adac wrote.
 */
export async function readSourceOutput(
  git: Git,
  root: string,
  output: string,
): Promise<SourceOutput> {
  const ask = async (purpose: string, ...args: string[]): Promise<string> =>
    (await git(purpose, ...args)).replace(/\r?\n$/, '');
  const commit = await ask(
    'find the commit that is checked out',
    ...['rev-parse', '--verify', '--end-of-options', 'HEAD^{commit}'],
  );
  const prefix = await ask('find the root of the repository', 'rev-parse', '--show-prefix');
  const objects = await ask('find its objects', 'rev-parse', '--git-path', 'objects');
  const shallow = await ask('find its boundary', 'rev-parse', '--git-path', 'shallow');
  const objectFormat = await ask('tell its format', 'rev-parse', '--show-object-format');
  const folder = `${prefix}${output}`;
  const listed = await git(
    `list "${output}"`,
    ...['ls-tree', '-r', '-z', '--full-tree', commit, '--', `${folder}/`],
  );
  const blobs = parseTree(listed, `${folder}/`);
  const index = readFile(root, output, indexPath);
  const verify = (path: string, bytes: Buffer): string => {
    if (blobs.get(path) === blobId(bytes, objectFormat)) return blobs.get(path) ?? '';
    throw new CannotRunError(
      `"${output}/${path}" is not committed as it is.`,
      'Commit the output folder, and publish again.',
    );
  };
  verify(indexPath, index);
  const files = [...parseIndex(index.toString()).values()].map((entry) => {
    const bytes = readFile(root, output, entry.path);
    if (createHash('sha256').update(bytes).digest('hex') !== entry.sha256)
      throw edited(output, entry);
    return { entry, blob: verify(entry.path, bytes) };
  });
  return {
    commit,
    objects: resolve(root, objects),
    shallow: readBoundary(resolve(root, shallow)),
    objectFormat,
    folder,
    files,
    costs: parseCostLines(index.toString()),
  };
}

function readBoundary(file: string): string {
  if (nodeFileSystem.kindOf(file) !== 'file') return '';
  const ids =
    nodeFileSystem
      .read(file)
      .toString('latin1')
      .match(/^[0-9a-f]{40,64}$/gm) ?? [];
  return ids.map((id) => `${id}\n`).join('');
}

/** Blobs by their path below a folder; links and programs are none that adac wrote. */
function parseTree(listed: string, folder: string): ReadonlyMap<string, string> {
  const blobs = new Map<string, string>();
  for (const line of listed.split('\0')) {
    const [, blob, path] = /^100644 blob ([0-9a-f]+)\t([^]+)$/.exec(line) ?? [];
    if (blob !== undefined && path?.startsWith(folder) === true) {
      blobs.set(path.slice(folder.length), blob);
    }
  }
  return blobs;
}

function readFile(root: string, output: string, path: string): Buffer {
  const file = join(root, output, path);
  if (nodeFileSystem.kindOf(file) === 'file') return nodeFileSystem.read(file);
  throw new CannotRunError(
    `There is no file "${output}/${path}".`,
    'Run `adac compile`, commit what it writes, and publish again.',
  );
}

function edited(output: string, { path }: IndexEntry): CannotRunError {
  return new CannotRunError(
    `"${output}/${path}" is not what adac wrote.`,
    'Run `adac compile`, commit what it writes, and publish again.',
  );
}

/** The id under which Git keeps a file of these bytes, unless a filter changed them. */
function blobId(bytes: Buffer, objectFormat: string): string {
  return createHash(objectFormat).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
