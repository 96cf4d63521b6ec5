import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { CannotRunError } from '../diagnostic/cannot-run-error.ts';
import { isSystemError } from './disk-error.ts';
import type { FileSystem } from './file-system.ts';

/** Held, beside `adac.yaml`, by the one process that may write the project's output. */
export const compileLockName = '.adac-running';

const attempts = 40;
const pauseMilliseconds = 25;

/**
 * Waits until no other process writes the output of the project, and keeps others out until the returned
 * function is called. Cannot run where another one holds it for longer than a second.
 * What a killed process left behind is taken over.
 */
export function holdCompileLock(fileSystem: FileSystem, root: string): () => void {
  const path = join(root, compileLockName);
  acquire(fileSystem, path);
  return () => {
    release(fileSystem, path);
  };
}

function acquire(fileSystem: FileSystem, path: string): void {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (tryCreate(fileSystem, path)) return;
    const content = readHolder(fileSystem, path);
    // A process writes its name right after it created the file: one without a name may just be about to.
    const nameless = content !== undefined && !holder.test(content) && attempt > attempts / 4;
    if (content !== undefined && (nameless || isDead(content))) {
      takeOver(fileSystem, path, content);
    } else {
      pause(pauseMilliseconds);
    }
  }
  throw new CannotRunError(
    'Another adac is writing the output of this project.',
    `Wait until it is done. If none is running, delete "${compileLockName}".`,
  );
}

function release(fileSystem: FileSystem, path: string): void {
  try {
    fileSystem.removeFile(path);
    removeAsides(fileSystem, path);
  } catch {
    // What stays behind names a process that will have ended, so the next command takes it over.
  }
}

/** Removes what processes moved aside that were killed while they took over from a dead one. */
function removeAsides(fileSystem: FileSystem, path: string): void {
  const folder = dirname(path);
  for (const { name } of fileSystem.list(folder)) {
    const [, pid] = asideName.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) fileSystem.removeFile(join(folder, name));
  }
}

function tryCreate(fileSystem: FileSystem, path: string): boolean {
  try {
    fileSystem.create(path, `${process.pid} ${hostname()}\n`);
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined where the holder has just let go. */
function readHolder(fileSystem: FileSystem, path: string): string | undefined {
  const kind = fileSystem.kindOf(path);
  if (kind === undefined) return undefined;
  if (kind !== 'file') {
    throw new CannotRunError(
      `"${compileLockName}" is not a plain file.`,
      'Delete it and compile again.',
    );
  }
  try {
    return fileSystem.read(path).toString();
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const holder = /^([1-9]\d{0,9}) (\S+)\n$/;

/** Surely dead: of this machine, and no process has its number, or this one has and holds nothing. */
function isDead(content: string): boolean {
  const [, pid, host] = holder.exec(content) ?? [];
  if (pid === undefined || host !== hostname()) return false;
  return Number(pid) === process.pid || !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isSystemError(error) && error.code === 'EPERM';
  }
}

const asideName = /^\.adac-running-([1-9]\d{0,9})$/;

/**
 * Removes what a dead process left. It is moved aside first: where two processes find the same dead one,
 * the slower may have moved what the faster has just created, and puts it back.
 */
function takeOver(fileSystem: FileSystem, path: string, content: string): void {
  const aside = `${path}-${process.pid}`;
  try {
    if (fileSystem.kindOf(aside) !== undefined) fileSystem.removeFile(aside);
    fileSystem.rename(path, aside);
    if (fileSystem.read(aside).toString() !== content) fileSystem.link(aside, path);
    fileSystem.removeFile(aside);
  } catch (error) {
    if (!isSystemError(error) || !['ENOENT', 'EEXIST'].includes(error.code)) throw error;
  }
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
