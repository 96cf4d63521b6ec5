import { constants } from 'node:fs';
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { isSystemError } from './disk-error.ts';

/** What stands at a path; links are not followed. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface FolderEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

/**
 * Every call by which the bundle touches the disk, so that a test can fail or kill any one of them.
 * Each is one system call, or one that may be cut short at any byte; all throw Node's system errors.
 */
export interface FileSystem {
  /** Undefined where nothing stands. */
  kindOf(path: string): EntryKind | undefined;
  /** Sorted by name. */
  list(folder: string): readonly FolderEntry[];
  read(path: string): Buffer;
  /** Fails where something stands already, a dangling link included. */
  create(path: string, content: Uint8Array | string): void;
  /** As `create`, and returns when the disk holds the content. */
  createDurably(path: string, content: Uint8Array | string): void;
  /** Returns when the disk, and not only its cache, holds what is in a file. */
  syncFile(path: string): void;
  /** The same for the names in a folder; does nothing on systems that have no such call. */
  syncFolder(path: string): void;
  /** The parent must exist. */
  makeFolder(path: string): void;
  link(from: string, to: string): void;
  copy(from: string, to: string): void;
  /** Replaces a file atomically; a folder only where nothing or an empty folder stands. */
  rename(from: string, to: string): void;
  removeFile(path: string): void;
  /** Only an empty one. */
  removeFolder(path: string): void;
}

/** The real disk. */
export const nodeFileSystem: FileSystem = {
  kindOf(path) {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return stats === undefined ? undefined : kindOfStats(stats);
  },
  list: (folder) =>
    readdirSync(folder, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, kind: kindOfStats(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  read: (path) => readFileSync(path),
  create(path, content) {
    writeNew(path, content, false);
  },
  createDurably(path, content) {
    writeNew(path, content, true);
  },
  syncFile(path) {
    sync(path);
  },
  syncFolder(path) {
    try {
      sync(path);
    } catch (error) {
      if (!isSystemError(error) || !noFolderSync.has(error.code)) throw error;
    }
  },
  makeFolder(path) {
    mkdirSync(path);
  },
  link(from, to) {
    linkSync(from, to);
  },
  copy(from, to) {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  },
  rename(from, to) {
    renameSync(from, to);
  },
  removeFile(path) {
    unlinkSync(path);
  },
  removeFolder(path) {
    rmdirSync(path);
  },
};

// What Windows and some network file systems answer.
const noFolderSync = new Set(['EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP', 'EOPNOTSUPP']);

function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

interface KindFlags {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function kindOfStats(stats: KindFlags): EntryKind {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  return stats.isSymbolicLink() ? 'link' : 'other';
}

function writeNew(path: string, content: Uint8Array | string, durable: boolean): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const descriptor = openSync(path, 'wx');
  let complete = false;
  try {
    for (let offset = 0; offset < bytes.length;) {
      offset += writeSync(descriptor, bytes, offset);
    }
    if (durable) fsyncSync(descriptor);
    complete = true;
  } finally {
    closeSync(descriptor);
    // Half a file on a full disk helps nobody.
    if (!complete) unlinkSync(path);
  }
}
