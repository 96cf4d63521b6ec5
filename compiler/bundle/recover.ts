import { resolve } from 'node:path';
import { CannotRunError } from '../diagnostic/cannot-run-error.ts';
import { holdCompileLock } from './compile-lock.ts';
import { describeDiskError } from './disk-error.ts';
import { nodeFileSystem } from './file-system.ts';
import type { FileSystem } from './file-system.ts';
import { dropSwap, replaceLock, settleMoves } from './swap.ts';
import { swapFolders } from './staging.ts';
import { readJournal } from './swap-journal.ts';

/**
 * Finishes what a compile that was killed between its two renames left behind; does nothing where none was.
 * Every command calls it first. Throws CannotRunError where the disk or a living compile does not let it.
 */
export function recover(root: string, fileSystem: FileSystem = nodeFileSystem): void {
  const folder = resolve(root);
  try {
    if (readJournal(fileSystem, folder) === undefined) return;
    const release = holdCompileLock(fileSystem, folder);
    try {
      finishSwap(fileSystem, folder);
    } finally {
      release();
    }
  } catch (error) {
    throw describeDiskError(error, folder);
  }
}

function finishSwap(fileSystem: FileSystem, root: string): void {
  // Read within the lock: a living compile may just have finished by itself.
  const journal = readJournal(fileSystem, root);
  if (journal === undefined) return;
  const { output, staging, next, previous } = swapFolders(root, journal.output);
  const isStaged = fileSystem.kindOf(next) !== undefined;
  // Where nothing had been moved yet, the old output stands, and what was staged goes.
  if (!isStaged || fileSystem.kindOf(previous) !== undefined) {
    if (isStaged) {
      if (fileSystem.kindOf(output) !== undefined) throw outputReappeared(journal.output, staging);
      fileSystem.rename(next, output);
    }
    settleMoves(fileSystem, root, journal);
    replaceLock(fileSystem, root, journal);
    fileSystem.syncFolder(root);
  }
  dropSwap(fileSystem, root, journal);
}

function outputReappeared(output: string, staging: string): CannotRunError {
  return new CannotRunError(
    `A compile was interrupted, and "${output}" was created anew before it could be finished.`,
    `Move "${output}" away, so that adac can finish; or, to keep it, delete ".adac-journal.json" and "${staging.split(/[\\/]/).at(-1) ?? ''}".`,
  );
}
