import { lstatSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../../load/decode-text.ts';
import { readRegularFile } from '../../load/read-regular-file.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { writeSources } from '../fix/write-sources.ts';
import type { UnwrittenFile } from '../fix/write-sources.ts';
import type { MigratedSources } from './migrate-sources.ts';

/**
 * Writes the migrated files; only when all of them are there, takes away those of which nothing is left. The answer
 * is what stayed as it was, and why.
 */
export function writeMigrated(
  root: string,
  { changed, removed }: MigratedSources,
): readonly UnwrittenFile[] {
  const unwritten = writeSources(root, changed);
  if (unwritten.length > 0) {
    const reason = 'is still needed by a file that was not written';
    return [...unwritten, ...removed.map((file) => ({ path: file.path, reason }))];
  }
  return removed.flatMap((file) => {
    const reason = removeSource(root, file);
    return reason === undefined ? [] : [{ path: file.path, reason }];
  });
}

function removeSource(root: string, { path: name, text }: SourceFile): string | undefined {
  const target = path.join(root, name);
  try {
    if (!lstatSync(target).isFile()) return 'is no regular file any more';
    const bytes = readRegularFile(target, maxBytes);
    if (typeof bytes === 'string' || decodeText(bytes) !== text) return 'has changed meanwhile';
    unlinkSync(target);
    return undefined;
  } catch {
    return 'cannot be removed';
  }
}

const maxBytes = 2 ** 20;
