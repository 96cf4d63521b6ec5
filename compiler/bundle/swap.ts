import { dirname, join } from 'node:path';
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
 * Each step is on the disk before the next begins, and what was staged before the first, so that a power cut
 * leaves no more than a kill does.
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
    fileSystem.syncFolder(root);
    if (fileSystem.kindOf(folders.output) !== undefined) move(folders.output, folders.previous);
    move(folders.next, folders.output);
    settleMoves(fileSystem, root, journal);
    replaceLock(fileSystem, root, journal);
  } catch (error) {
    quietly(() => {
      for (const step of undo) step();
      dropSwap(fileSystem, root, journal);
    });
    throw error;
  }
  quietly(() => {
    fileSystem.syncFolder(root);
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

/** Returns when the disk holds the renames of a swap: the folders on the way to the output, and the staging. */
export function settleMoves(fileSystem: FileSystem, root: string, journal: SwapJournal): void {
  const { staging } = swapFolders(root, journal.output);
  if (fileSystem.kindOf(staging) !== undefined) fileSystem.syncFolder(staging);
  for (let folder = dirname(journal.output); ; folder = dirname(folder)) {
    fileSystem.syncFolder(join(root, folder));
    if (folder === '.') return;
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
