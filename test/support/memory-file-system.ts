import type { FileSystem } from '../../compiler/bundle/file-system.ts';
import { systemError } from './faulty-file-system.ts';

/** A disk in memory, for tests that need thousands of projects. Only absolute paths with forward slashes. */
export interface MemoryFileSystem extends FileSystem {
  /** The same content on another disk. */
  copyOfAll(): MemoryFileSystem;
  /** Empties every file that was written and never synced, as a power cut on a disk that orders only its folders does. */
  cutPower(): void;
  /** Files and empty folders below a folder as text, by path, as `outputOf` gives them. */
  outputOf(root: string): Readonly<Record<string, string>>;
}

type Folder = Map<string, Entry>;
/** A file's bytes, shared by all its links, or a folder. */
type Entry = File | { readonly folder: Folder };

interface File {
  bytes: Buffer;
  isSynced: boolean;
}

export function memoryFileSystem(top: Folder = new Map()): MemoryFileSystem {
  const find = (path: string): Entry | undefined =>
    segmentsOf(path).reduce<Entry | undefined>(
      (entry, segment) =>
        entry !== undefined && 'folder' in entry ? entry.folder.get(segment) : undefined,
      { folder: top },
    );
  const get = (path: string): Entry => {
    const entry = find(path);
    if (entry === undefined) throw systemError('ENOENT', path);
    return entry;
  };
  const folderAt = (path: string): Folder => {
    const entry = get(path);
    if (!('folder' in entry)) throw systemError('ENOTDIR', path);
    return entry.folder;
  };
  const put = (path: string, entry: Entry): void => {
    if (find(path) !== undefined) throw systemError('EEXIST', path);
    folderAt(parentOf(path)).set(nameOf(path), entry);
  };
  const remove = (path: string): void => {
    folderAt(parentOf(path)).delete(nameOf(path));
  };
  const create = (path: string, content: Uint8Array | string, isSynced: boolean): void => {
    put(path, { bytes: Buffer.from(content), isSynced });
  };
  const fileAt = (path: string): File => {
    const entry = get(path);
    if ('folder' in entry) throw systemError('EISDIR', path);
    return entry;
  };

  return {
    kindOf(path) {
      const entry = find(path);
      if (entry === undefined) return undefined;
      return 'folder' in entry ? 'folder' : 'file';
    },
    list: (path) =>
      [...folderAt(path)]
        .map(([name, entry]) => ({
          name,
          kind: 'folder' in entry ? ('folder' as const) : ('file' as const),
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    read: (path) => Buffer.from(fileAt(path).bytes),
    create(path, content) {
      create(path, content, false);
    },
    createDurably(path, content) {
      create(path, content, true);
    },
    syncFile(path) {
      fileAt(path).isSynced = true;
    },
    syncFolder: folderAt,
    makeFolder(path) {
      put(path, { folder: new Map() });
    },
    link(from, to) {
      put(to, fileAt(from));
    },
    copy(from, to) {
      create(to, fileAt(from).bytes, false);
    },
    rename(from, to) {
      const moved = get(from);
      const replaced = find(to);
      const fits =
        replaced === undefined ||
        ('folder' in replaced ? replaced.folder.size === 0 : 'bytes' in moved);
      if (!fits) throw systemError('ENOTEMPTY', to);
      folderAt(parentOf(to)).set(nameOf(to), moved);
      remove(from);
    },
    removeFile(path) {
      fileAt(path);
      remove(path);
    },
    removeFolder(path) {
      if (folderAt(path).size > 0) throw systemError('ENOTEMPTY', path);
      remove(path);
    },
    copyOfAll: () => memoryFileSystem(copyOf(top)),
    cutPower() {
      for (const file of filesIn(top)) if (!file.isSynced) file.bytes = Buffer.alloc(0);
    },
    outputOf: (root) =>
      Object.fromEntries(
        contentOf(folderAt(root), '')
          .filter(([path]) => !path.startsWith('.adac-'))
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
  };
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function filesIn(folder: Folder): readonly File[] {
  return [...folder.values()].flatMap((entry) =>
    'folder' in entry ? filesIn(entry.folder) : [entry],
  );
}

function copyOf(folder: Folder): Folder {
  return new Map(
    [...folder].map(([name, entry]) => [
      name,
      'folder' in entry ? { folder: copyOf(entry.folder) } : { ...entry },
    ]),
  );
}

function contentOf(folder: Folder, prefix: string): [string, string][] {
  return [...folder].flatMap(([name, entry]): [string, string][] => {
    const path = `${prefix}${name}`;
    if ('bytes' in entry) return [[path, entry.bytes.toString()]];
    return entry.folder.size === 0 ? [[`${path}/`, '']] : contentOf(entry.folder, `${path}/`);
  });
}
