import { join } from 'node:path';
import { CannotRunError } from '../diagnostic/cannot-run-error.ts';
import { readExistingOutput } from './existing-output.ts';
import type { ExistingOutput } from './existing-output.ts';
import type { FileSystem } from './file-system.ts';
import { indexPath, isIndex, parseIndex } from './output-index.ts';
import type { IndexEntry } from './output-index.ts';
import { lockName } from './swap.ts';

/** What the compile before this one left, and what others put beside it. */
export interface PreviousOutput extends ExistingOutput {
  /** Text of the index; absent before the first compile. */
  readonly index: string | undefined;
  /** What the index owns, by path. */
  readonly owned: ReadonlyMap<string, IndexEntry>;
  /** Text of `adac.lock`; absent before the first compile. */
  readonly lock: string | undefined;
}

/** Reads what is there; what stands in the way of an output cannot run. */
export function readPreviousOutput(
  fileSystem: FileSystem,
  root: string,
  output: string,
): PreviousOutput {
  const lock = readLock(fileSystem, root);
  const existing = readExistingOutput(fileSystem, root, output);
  const none = {
    files: new Set<string>(),
    folders: new Set<string>(),
    emptyFolders: new Set<string>(),
  };
  const index = existing?.files.has(indexPath)
    ? fileSystem.read(join(root, output, indexPath)).toString()
    : undefined;
  if (index !== undefined && !isIndex(index)) {
    throw new CannotRunError(
      `"${output}/${indexPath}" was not written by adac.`,
      'Move it away, or name another folder as `output` in adac.yaml.',
    );
  }
  return { ...(existing ?? none), index, owned: parseIndex(index ?? ''), lock };
}

function readLock(fileSystem: FileSystem, root: string): string | undefined {
  const path = join(root, lockName);
  const kind = fileSystem.kindOf(path);
  if (kind === undefined) return undefined;
  if (kind !== 'file') {
    throw new CannotRunError(
      `"${lockName}" is not a plain file.`,
      'Move it away and compile again.',
    );
  }
  return fileSystem.read(path).toString();
}
