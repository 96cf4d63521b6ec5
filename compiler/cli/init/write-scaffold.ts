import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import { quote } from '../../diagnostic/quote.ts';
import type { Scaffold } from './scaffold.ts';

/**
 * Throws where one of the files is there already: before anything was checked, so that the answer is not a
 * finding about a name that is taken.
 *
 * @throws CannotRunError
 */
export function requireFree(root: string, scaffold: Scaffold): void {
  const taken = [...scaffold.keys()].find((file) => existsSync(path.join(root, file)));
  if (taken !== undefined) throw takenError(taken);
}

/**
 * Writes new files below a folder; one that is there is never replaced, and none is written through a link
 * that leads out of the folder.
 *
 * @throws CannotRunError where a file is there, or the disk refuses.
 */
export function writeScaffold(root: string, scaffold: Scaffold): void {
  for (const [file, text] of scaffold) {
    try {
      writeNew(root, file, text);
    } catch (error) {
      throw error instanceof CannotRunError ? error : writeError(file, error);
    }
  }
}

function writeNew(root: string, file: string, text: string): void {
  const target = path.join(root, file);
  mkdirSync(root, { recursive: true });
  const folder = path.dirname(target);
  if (!existsSync(folder)) mkdirSync(folder);
  const home = realpathSync(root);
  if (realpathSync(folder) !== path.join(home, path.dirname(file))) {
    throw new CannotRunError(
      `The folder of ${quote(file)} is a link.`,
      'adac writes within the project only.',
    );
  }
  // Fails where anything has this name, a link included.
  writeFileSync(target, text, { flag: 'wx' });
}

function takenError(file: string): CannotRunError {
  return new CannotRunError(
    `The file ${quote(file)} is there already, and stays as it is.`,
    'Choose another name.',
  );
}

function writeError(file: string, error: unknown): CannotRunError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  if (code === 'EEXIST') return takenError(file);
  return new CannotRunError(`The file ${quote(file)} cannot be written (${code}).`);
}
