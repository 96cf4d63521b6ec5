import { join } from 'node:path';
import { compileLockName, holdCompileLock } from './compile-lock.ts';
import type { FileSystem } from './file-system.ts';
import { removeTree } from './remove-tree.ts';
import { swapFolders } from './staging.ts';

/** Removes what a killed compile staged or held; where one is alive, waits for it. */
export function removeRubbish(fileSystem: FileSystem, root: string, output: string): void {
  const { staging } = swapFolders(root, output);
  const rubbish = [join(root, compileLockName), staging];
  if (rubbish.every((path) => fileSystem.kindOf(path) === undefined)) return;
  const release = holdCompileLock(fileSystem, root);
  try {
    removeTree(fileSystem, staging);
  } finally {
    release();
  }
}
