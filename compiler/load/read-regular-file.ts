import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Why a file was not read. */
export type ReadProblem = 'missing' | 'special' | 'too-large' | 'unreadable';

/**
 * The bytes of a regular file of at most `limit` bytes. They are valid until the next call, which
 * uses the same memory. The file is opened before it is looked at, and a link is not followed, so
 * nothing can be put in its place in between; a pipe is not waited for.
 */
export function readRegularFile(path: string, limit: number): Buffer | ReadProblem {
  let descriptor: number;
  try {
    descriptor = openSync(path, openFlags);
  } catch (error) {
    return problemOf(error);
  }
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return 'special';
    return stats.size > limit ? 'too-large' : readAll(descriptor, limit);
  } catch {
    return 'unreadable';
  } finally {
    closeSync(descriptor);
  }
}

const openFlags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

let memory = Buffer.allocUnsafeSlow(2 ** 20 + 1);

function readAll(descriptor: number, limit: number): Buffer | ReadProblem {
  let length = 0;
  for (;;) {
    if (length === memory.length) memory = Buffer.concat([memory], memory.length * 2);
    const count = readSync(descriptor, memory, length, memory.length - length, null);
    if (count === 0) return memory.subarray(0, length);
    length += count;
    // It has grown since its size was asked for.
    if (length > limit) return 'too-large';
  }
}

function problemOf(error: unknown): ReadProblem {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  // A link is answered with ELOOP (EMLINK on some systems), a socket with ENXIO.
  return code === 'ELOOP' || code === 'EMLINK' || code === 'ENXIO' ? 'special' : 'unreadable';
}
