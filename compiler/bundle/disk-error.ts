import { relative } from 'node:path';
import { CannotRunError } from '../diagnostic/cannot-run-error.ts';

const reasons: ReadonlyMap<string, { readonly why: string; readonly help: string }> = new Map([
  ['EACCES', { why: 'access is denied', help: 'Check who owns the folder and its mode.' }],
  [
    'EPERM',
    { why: 'the operation is not permitted', help: 'Check who owns the folder and its mode.' },
  ],
  [
    'EROFS',
    { why: 'the file system is read-only', help: 'Compile where the project can be written.' },
  ],
  ['ENOSPC', { why: 'the disk is full', help: 'Free some space and compile again.' }],
  ['EDQUOT', { why: 'the disk quota is used up', help: 'Free some space and compile again.' }],
  ['EIO', { why: 'the disk reported an input/output error', help: 'Check the disk.' }],
  [
    'EMFILE',
    { why: 'too many files are open', help: 'Raise the limit of open files (ulimit -n).' },
  ],
  ['ENFILE', { why: 'too many files are open', help: 'Close other programs and compile again.' }],
  ['ENAMETOOLONG', { why: 'its name is too long', help: 'Shorten the path of the project.' }],
  [
    'EXDEV',
    {
      why: 'it lies on another file system',
      help: 'Keep the output folder on the file system of its parent.',
    },
  ],
  ['ENOENT', { why: 'it vanished meanwhile', help: 'If another adac was running, compile again.' }],
  [
    'EBUSY',
    {
      why: 'it is in use',
      help: 'The output folder cannot be a mount point; use a folder within it.',
    },
  ],
]);

/** Node's system errors, known by their shape: the class is not exported. */
interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
}

/** True for errors that the disk or the operating system caused, rather than a bug. */
export function isSystemError(error: unknown): error is SystemError {
  return (
    error instanceof Error &&
    'code' in error &&
    'syscall' in error &&
    typeof error.code === 'string'
  );
}

/** Says a disk error in our words, with its path relative to the project; anything else comes back as it is. */
export function describeDiskError(error: unknown, root: string): unknown {
  if (!isSystemError(error)) return error;
  const known = reasons.get(error.code);
  const path = error.path === undefined ? 'the output' : `"${relativePath(root, error.path)}"`;
  return new CannotRunError(
    `adac cannot use ${path}: ${known?.why ?? `the operating system answered ${error.code}`}.`,
    known?.help,
  );
}

function relativePath(root: string, path: string): string {
  return relative(root, path).replaceAll('\\', '/') || '.';
}
