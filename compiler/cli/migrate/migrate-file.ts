import type { Document } from 'yaml';
import type { ValidatedOlderDocument } from '../../model/program.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { upgradeContext } from '../../upgrade/older-definition.ts';
import { upgradeDocument } from '../../upgrade/upgrade-document.ts';
import { commentsOf } from '../yaml/comments-of.ts';
import { rewriteLines } from '../yaml/rewrite-lines.ts';
import { readWritten, writeDocuments } from '../yaml/written-documents.ts';
import { migrateDocument } from './migrate-document.ts';
import { v2Document } from './v2-document.ts';

/** A file after its migration; without a text, nothing is left of it. */
export interface MigratedFile {
  readonly text: string | undefined;
}

/**
 * A file with its older documents as v2, and without scaling objects, which their environments hold. Undefined
 * where a comment would be lost.
 */
export function migrateFile(
  file: SourceFile,
  older: readonly ValidatedOlderDocument[],
): MigratedFile | undefined {
  const documents = readWritten(file.text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'));
  if (documents === undefined) return undefined;
  const scalings = new Set(
    older.filter(({ kind }) => kind === 'Scaling').map(({ document }) => document.index),
  );
  const kept = documents.filter((_, index) => !scalings.has(index));
  if (kept.length === 0) return { text: undefined };
  const leaving = documents.filter((_, index) => scalings.has(index)).map(String);
  const text = rewriteLines(file.text, (lines) => {
    const comments = without(commentsOf(lines), leaving.flatMap(commentsOf));
    const after = file.path.endsWith('.json')
      ? writeJson(older)
      : writeMigrated(documents, kept, older);
    return commentsOf(after).join('\n') === comments.join('\n') ? after : undefined;
  });
  return text === undefined ? undefined : { text };
}

function without(all: readonly string[], some: readonly string[]): readonly string[] {
  const left = [...all];
  for (const one of some) {
    const index = left.indexOf(one);
    if (index >= 0) left.splice(index, 1);
  }
  return left;
}

/** JSON holds one document and nothing that has to be kept beside it. */
function writeJson([only]: readonly ValidatedOlderDocument[]): string {
  return only === undefined
    ? ''
    : `${JSON.stringify(v2Document(upgradedOf(only)), undefined, 2)}\n`;
}

function writeMigrated(
  documents: readonly Document.Parsed[],
  kept: readonly Document.Parsed[],
  older: readonly ValidatedOlderDocument[],
): string {
  for (const one of older) {
    const document = documents[one.document.index];
    if (document !== undefined && kept.includes(document)) {
      migrateDocument(document, one, upgradedOf(one));
    }
  }
  return writeDocuments(kept);
}

/** The document in v2; it has been upgraded before, so that what it lacks has been found. */
function upgradedOf(older: ValidatedOlderDocument): ReturnType<typeof upgradeDocument> {
  return upgradeDocument(upgradeContext(older.document, []), older);
}
