import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';
import { removeTree } from './remove-tree.ts';
import { swapFolders } from './staging.ts';
import { journalName, replaceFile } from './swap-journal.ts';
import type { SwapJournal } from './swap-journal.ts';

/** `adac.lock`, beside `adac.yaml`. */
export const lockName = 'adac.lock';

/**
 * Puts the staged output in the place of the present one, and `adac.lock` with it.
 *
 * A kill before the first rename leaves the old tree, and the next command drops what was staged.
 * A kill after it leaves a journal by which the next command finishes.
 * A step that fails is taken back, so that an error leaves everything as it was.
 *
 * The data of staged files is not forced to the disk: a power cut may lose it, but the next compile
 * compares every file with what it renders and writes what is not there. `adac.lock`, which nothing
 * else holds, and the journal are.
 */
export function swapIn(fileSystem: FileSystem, root: string, journal: SwapJournal): void {
  const folders = swapFolders(root, journal.output);
  const undo: (() => void)[] = [];
  const move = (from: string, to: string): void => {
    fileSystem.rename(from, to);
    undo.unshift(() => {
      fileSystem.rename(to, from);
    });
  };
  try {
    replaceFile(fileSystem, root, journalName, JSON.stringify(journal));
    if (fileSystem.kindOf(folders.output) !== undefined) move(folders.output, folders.previous);
    move(folders.next, folders.output);
    replaceLock(fileSystem, root, journal);
  } catch (error) {
    quietly(() => {
      for (const step of undo) step();
      dropSwap(fileSystem, root, journal);
    });
    throw error;
  }
  quietly(() => {
    dropSwap(fileSystem, root, journal);
  });
}

/** Where even this fails, the journal stays, and the next command finishes. */
function quietly(cleanUp: () => void): void {
  try {
    cleanUp();
  } catch {
    // Whether the output was replaced is decided already; only rubbish or the journal is left.
  }
}

/** Writes the lock of a journal, where it changes. */
export function replaceLock(fileSystem: FileSystem, root: string, journal: SwapJournal): void {
  if (journal.lock !== null) replaceFile(fileSystem, root, lockName, journal.lock);
}

/** Ends a swap: the journal goes first, so that what is left after a kill is only rubbish. */
export function dropSwap(fileSystem: FileSystem, root: string, journal: SwapJournal): void {
  removeTree(fileSystem, join(root, journalName));
  removeTree(fileSystem, swapFolders(root, journal.output).staging);
}
