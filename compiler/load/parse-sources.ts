import type { Diagnostic, PhaseResult } from '../diagnostic/diagnostic.ts';
import type { LoadedDocument, LoadedProgram, SourceSet } from '../model/program.ts';
import type { SourceFile } from '../source/source-file.ts';
import { checkCharacters } from './check-characters.ts';
import { fileReport } from './file-report.ts';
import { parseFile } from './parse-file.ts';

/**
 * Parses what was read, each file once. A file with a finding gives no documents, so that no later
 * phase reports the same mistake in other words; the others give theirs all the same.
 */
export function parseSources(sources: SourceSet): PhaseResult<LoadedProgram> {
  const diagnostics: Diagnostic[] = [];
  const documents: LoadedDocument[] = [];
  for (const file of [sources.project, ...sources.definitions]) {
    addDocuments(file, documents, diagnostics);
  }
  // A prompt is where hidden text does most harm, and policy is where it is least expected.
  for (const file of [...sources.templates, ...sources.policies]) {
    checkCharacters(file.text, fileReport(file, diagnostics));
  }
  return { value: { sources, documents }, diagnostics };
}

function addDocuments(
  file: SourceFile,
  documents: LoadedDocument[],
  diagnostics: Diagnostic[],
): void {
  const report = fileReport(file, diagnostics);
  const parsed = parseFile(file.text, report);
  if (!report.isEmpty()) return;
  for (const { index, value } of parsed) documents.push({ file, index, value });
}
