import { join } from 'node:path';
import { CannotRunError } from '../diagnostic/cannot-run-error.ts';
import type { FileSystem } from './file-system.ts';
import { isPlainPath } from './plain-path.ts';
import { removeQuietly, removeTree } from './remove-tree.ts';

/** What a swap is about to do, written before its first step and removed after its last. */
export interface SwapJournal {
  /** The output folder, relative to the project. */
  readonly output: string;
  /** The new text of `adac.lock`; null where it stays. */
  readonly lock: string | null;
}

/** Beside `adac.yaml`. */
export const journalName = '.adac-journal.json';

/** Undefined where no swap is under way. */
export function readJournal(fileSystem: FileSystem, root: string): SwapJournal | undefined {
  const path = join(root, journalName);
  const kind = fileSystem.kindOf(path);
  if (kind === undefined) return undefined;
  const journal = kind === 'file' ? parseJournal(fileSystem.read(path).toString()) : undefined;
  if (journal === undefined) {
    // adac moves a finished journal into place, so this one is not adac's.
    throw new CannotRunError(
      `"${journalName}" is not a journal that adac wrote.`,
      'Delete it and compile again.',
    );
  }
  return journal;
}

/** Replaces a file of the project's folder so that a kill leaves either its old or its new text, and a power cut too. */
export function replaceFile(
  fileSystem: FileSystem,
  root: string,
  name: string,
  text: string,
): void {
  const staged = join(root, '.adac-staged-file');
  removeTree(fileSystem, staged);
  try {
    fileSystem.createDurably(staged, text);
    fileSystem.rename(staged, join(root, name));
  } catch (error) {
    removeQuietly(fileSystem, staged);
    throw error;
  }
}

function parseJournal(text: string): SwapJournal | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJournal(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isJournal(value: unknown): value is SwapJournal {
  return (
    typeof value === 'object' &&
    value !== null &&
    'output' in value &&
    typeof value.output === 'string' &&
    isPlainPath(value.output) &&
    'lock' in value &&
    (value.lock === null || typeof value.lock === 'string')
  );
}
