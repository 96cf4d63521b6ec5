import { join } from 'node:path';
import { CannotRunError } from '../diagnostic/cannot-run-error.ts';
import type { EntryKind, FileSystem } from './file-system.ts';

/** What stands in the output folder; paths are relative to it, with forward slashes. */
export interface ExistingOutput {
  readonly files: ReadonlySet<string>;
  /** Folders without anything in them. */
  readonly emptyFolders: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

/**
 * Lists the output folder, or undefined where there is none. A link or a device, in it or on the way to it,
 * cannot run: what is read or written through one may lie anywhere.
 */
export function readExistingOutput(
  fileSystem: FileSystem,
  root: string,
  output: string,
): ExistingOutput | undefined {
  let folder = '';
  for (const segment of output.split('/')) {
    folder = folder === '' ? segment : `${folder}/${segment}`;
    const kind = fileSystem.kindOf(join(root, folder));
    if (kind === undefined) return undefined;
    refuseUnlessFolder(kind, folder);
  }
  const files = new Set<string>();
  const folders = new Set<string>();
  const emptyFolders = new Set<string>();
  const pending = [''];
  for (let relative = pending.pop(); relative !== undefined; relative = pending.pop()) {
    const entries = fileSystem.list(join(root, output, relative));
    if (relative !== '') folders.add(relative);
    if (relative !== '' && entries.length === 0) emptyFolders.add(relative);
    for (const { name, kind } of entries) {
      const path = relative === '' ? name : `${relative}/${name}`;
      if (kind === 'file') {
        files.add(path);
      } else {
        refuseUnlessFolder(kind, `${output}/${path}`);
        pending.push(path);
      }
    }
  }
  return { files, folders, emptyFolders };
}

function refuseUnlessFolder(kind: EntryKind, path: string): void {
  switch (kind) {
    case 'folder':
      return;
    case 'file':
      throw new CannotRunError(
        `"${path}" is a file, but the output folder belongs there.`,
        'Move the file away, or name another folder as `output` in adac.yaml.',
      );
    case 'link':
      throw new CannotRunError(
        `"${path}" is a symbolic link, and adac writes through none.`,
        'Replace the link with what it points to, or name another folder as `output` in adac.yaml.',
      );
    case 'other':
      throw new CannotRunError(
        `"${path}" is neither a file nor a folder.`,
        'Move it out of the output folder.',
      );
  }
}
