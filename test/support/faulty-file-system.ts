import { nodeFileSystem } from '../../compiler/bundle/file-system.ts';
import type { FileSystem } from '../../compiler/bundle/file-system.ts';

/** Thrown where a process would have been killed; no code may mistake it for a disk error. */
export class Killed extends Error {}

/** What happens instead of, or in the middle of, the call with the given number. */
export type Fault = (call: keyof FileSystem, path: string, number: number) => Error | undefined;

/** A disk, the real one unless given, but for calls that a fault stops. */
export function faultyFileSystem(
  fault: Fault,
  disk: FileSystem = nodeFileSystem,
): FileSystem & { readonly calls: () => number } {
  let calls = 0;
  const guard = <Result>(call: keyof FileSystem, path: string, run: () => Result): Result => {
    const error = fault(call, path, ++calls);
    if (error !== undefined) throw error;
    return run();
  };
  return {
    calls: () => calls,
    kindOf: (path) => guard('kindOf', path, () => disk.kindOf(path)),
    list: (path) => guard('list', path, () => disk.list(path)),
    read: (path) => guard('read', path, () => disk.read(path)),
    create(path, content) {
      guard('create', path, () => {
        disk.create(path, content);
      });
    },
    createDurably(path, content) {
      guard('createDurably', path, () => {
        disk.createDurably(path, content);
      });
    },
    syncFile(path) {
      guard('syncFile', path, () => {
        disk.syncFile(path);
      });
    },
    syncFolder(path) {
      guard('syncFolder', path, () => {
        disk.syncFolder(path);
      });
    },
    makeFolder(path) {
      guard('makeFolder', path, () => {
        disk.makeFolder(path);
      });
    },
    link(from, to) {
      guard('link', to, () => {
        disk.link(from, to);
      });
    },
    copy(from, to) {
      guard('copy', to, () => {
        disk.copy(from, to);
      });
    },
    rename(from, to) {
      guard('rename', to, () => {
        disk.rename(from, to);
      });
    },
    removeFile(path) {
      guard('removeFile', path, () => {
        disk.removeFile(path);
      });
    },
    removeFolder(path) {
      guard('removeFolder', path, () => {
        disk.removeFolder(path);
      });
    },
  };
}

/** A disk of a process that is killed at one call: that one is half done, and later ones do not happen. */
export function killedAt(
  target: number,
  disk: FileSystem,
): FileSystem & { readonly calls: () => number } {
  return faultyFileSystem((call, path, number) => {
    if (number === target && (call === 'create' || call === 'createDurably')) {
      disk.create(path, 'half');
    }
    return number >= target ? new Killed(`${call} ${path}`) : undefined;
  }, disk);
}

/** An error as Node makes it. */
export function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: as reported by the disk`), {
    code,
    path,
    syscall: 'open',
  });
}
