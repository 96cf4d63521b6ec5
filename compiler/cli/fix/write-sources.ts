import { lstatSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../../load/decode-text.ts';
import { readRegularFile } from '../../load/read-regular-file.ts';
import type { FixedFile } from './fix-sources.ts';

/** A file that could not be written, and why: to be read after its name. */
export interface UnwrittenFile {
  readonly path: string;
  readonly reason: string;
}

/**
 * Writes the fixed files, each as a whole: to a file beside it, which then takes its place with the same
 * permissions. A file that is no longer what was read, that is a link, or that its owner
 * has made read-only stays as it is, and is in the answer.
 */
export function writeSources(root: string, files: readonly FixedFile[]): readonly UnwrittenFile[] {
  return files.flatMap((file) => {
    const reason = writeSource(root, file);
    return reason === undefined ? [] : [{ path: file.path, reason }];
  });
}

function writeSource(root: string, { path: name, before, after }: FixedFile): string | undefined {
  const target = path.join(root, name);
  const temporary = path.join(path.dirname(target), `.adac-fix-${process.pid}.tmp`);
  try {
    const stats = lstatSync(target);
    if (!stats.isFile()) return 'is no regular file any more';
    if ((stats.mode & ownerMayWrite) === 0) return 'is read-only';
    const bytes = readRegularFile(target, maxBytes);
    if (typeof bytes === 'string' || decodeText(bytes) !== before) return 'has changed meanwhile';
    writeFileSync(temporary, after, { flag: 'wx', mode: stats.mode & permissions });
  } catch (error) {
    return `cannot be written (${codeOf(error)})`;
  }
  return replaceFile(target, temporary);
}

function replaceFile(target: string, temporary: string): string | undefined {
  try {
    renameSync(temporary, target);
    return undefined;
  } catch (error) {
    rmSync(temporary, { force: true });
    return `cannot be written (${codeOf(error)})`;
  }
}

const maxBytes = 2 ** 20;
const ownerMayWrite = 0o200;
const permissions = 0o777;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
