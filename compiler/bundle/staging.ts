import { dirname, join, posix } from 'node:path';
import { isSystemError } from './disk-error.ts';
import type { FileSystem } from './file-system.ts';
import { removeTree } from './remove-tree.ts';

/** A complete new output folder in the making, beside the one that it will replace. */
export interface Staging {
  /** Writes a file of the new output. */
  write(path: string, content: Uint8Array | string): void;
  /** Takes a file of the present output over as it is. */
  keep(path: string): void;
  keepFolder(path: string): void;
  /** Returns when the disk holds all of it, so that a power cut after the swap loses nothing. */
  settle(): void;
}

/** The folders of a swap. All are siblings, so that a rename suffices. */
export interface SwapFolders {
  readonly output: string;
  readonly staging: string;
  /** The new output. */
  readonly next: string;
  /** The output that was replaced. */
  readonly previous: string;
}

/** Where the output of a project is staged; one fixed name, since only one process may write. */
export function swapFolders(root: string, output: string): SwapFolders {
  const staging = join(root, dirname(output), '.adac-staging');
  return {
    output: join(root, output),
    staging,
    next: join(staging, 'next'),
    previous: join(staging, 'previous'),
  };
}

/** Begins a new output; what a killed compile staged is removed first. */
export function beginStaging(fileSystem: FileSystem, root: string, output: string): Staging {
  const { staging, next, output: present } = swapFolders(root, output);
  removeTree(fileSystem, staging);
  makeParents(fileSystem, root, dirname(output));
  fileSystem.makeFolder(staging);
  fileSystem.makeFolder(next);
  const folders = new Set(['.']);
  // Files that are linked were settled by the compile that wrote them.
  const unsettled: string[] = [];

  const makeFolder = (path: string): void => {
    if (folders.has(path)) return;
    makeFolder(posix.dirname(path));
    fileSystem.makeFolder(join(next, path));
    folders.add(path);
  };

  return {
    write(path, content) {
      makeFolder(posix.dirname(path));
      fileSystem.create(join(next, path), content);
      unsettled.push(path);
    },
    keep(path) {
      makeFolder(posix.dirname(path));
      const how = linkOrCopy(fileSystem, join(present, path), join(next, path));
      if (how === 'copied') unsettled.push(path);
    },
    keepFolder(path) {
      makeFolder(path);
    },
    settle() {
      for (const path of unsettled) fileSystem.syncFile(join(next, path));
      for (const folder of folders) fileSystem.syncFolder(join(next, folder));
      fileSystem.syncFolder(staging);
    },
  };
}

/** The folder that the output lies in may be new as well. */
function makeParents(fileSystem: FileSystem, root: string, folder: string): void {
  if (folder === '.' || fileSystem.kindOf(join(root, folder)) === 'folder') return;
  makeParents(fileSystem, root, dirname(folder));
  fileSystem.makeFolder(join(root, folder));
}

// What file systems without hard links, or kernels that protect them, answer.
const noLinks = new Set(['EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV']);

function linkOrCopy(fileSystem: FileSystem, from: string, to: string): 'linked' | 'copied' {
  try {
    fileSystem.link(from, to);
    return 'linked';
  } catch (error) {
    if (!isSystemError(error) || !noLinks.has(error.code)) throw error;
    fileSystem.copy(from, to);
    return 'copied';
  }
}
