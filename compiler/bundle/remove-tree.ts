import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';

/** Removes a file, or a folder with all that is in it, where there is one. Links are removed, not followed. */
export function removeTree(fileSystem: FileSystem, path: string): void {
  const kind = fileSystem.kindOf(path);
  if (kind === undefined) return;
  if (kind !== 'folder') {
    fileSystem.removeFile(path);
    return;
  }
  for (const entry of fileSystem.list(path)) removeTree(fileSystem, join(path, entry.name));
  fileSystem.removeFolder(path);
}

/** As `removeTree`, on the way out of an error that matters more than what cannot be removed. */
export function removeQuietly(fileSystem: FileSystem, path: string): void {
  try {
    removeTree(fileSystem, path);
  } catch {
    // The next compile removes it.
  }
}
