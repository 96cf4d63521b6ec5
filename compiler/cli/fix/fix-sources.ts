import { applyFixes } from '../../diagnostic/apply-fixes.ts';
import type { AppliedFixes } from '../../diagnostic/apply-fixes.ts';
import type { Diagnostic, PhaseResult } from '../../diagnostic/diagnostic.ts';
import { sortDiagnostics } from '../../diagnostic/sort-diagnostics.ts';
import { fileReport } from '../../load/file-report.ts';
import { parseFile } from '../../load/parse-file.ts';
import type { SourceSet } from '../../model/program.ts';
import { fileOf } from '../../report/located.ts';
import type { SourceFile } from '../../source/source-file.ts';

/** A file before and after its safe fixes. */
export interface FixedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What fixing came to. */
export interface FixedSources {
  /** In order of path. */
  readonly files: readonly FixedFile[];
  /** The findings that were mended. */
  readonly mended: readonly Diagnostic[];
  /** Paths of files that stay as they are, because mending would have made them unreadable. */
  readonly refused: readonly string[];
}

/** Says what is wrong with sources. */
type Check = (read: PhaseResult<SourceSet>) => Promise<readonly Diagnostic[]>;

/**
 * Applies safe fixes until no finding has one, in memory. A mended reference lets later phases run,
 * and they may find more, so one round is not enough. Fixing what this gives changes nothing.
 */
export async function fixSources(
  read: PhaseResult<SourceSet>,
  check: Check,
): Promise<FixedSources> {
  const original = new Map(filesOf(read.value).map((file) => [file.path, file.text]));
  const mended: Diagnostic[] = [];
  const refused = new Set<string>();
  let current = read;
  for (let round = 0; round < maxRounds; round++) {
    const fixes = applyReadable(sortDiagnostics(await check(current)), refused);
    if (fixes.texts.size === 0) break;
    current = withTexts(current, fixes.texts);
    mended.push(...fixes.mended);
  }
  const files = filesOf(current.value).flatMap(({ path, text }) => {
    const before = original.get(path);
    const isSame = before === undefined || before === text || refused.has(path);
    return isSame ? [] : [{ path, before, after: text }];
  });
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, mended, refused: [...refused].sort() };
}

/** Applies what leaves every file as readable as it was; a file that would not be is refused from then on. */
function applyReadable(diagnostics: readonly Diagnostic[], refused: Set<string>): AppliedFixes {
  for (;;) {
    const fixes = applyFixes(diagnostics.filter((one) => !touchesAny(one, refused)));
    const spoiled = [...fixes.texts].filter(([file, text]) => isSpoiled(file, text));
    if (spoiled.length === 0) return fixes;
    for (const [{ path }] of spoiled) refused.add(path);
  }
}

function touchesAny({ fix }: Diagnostic, paths: ReadonlySet<string>): boolean {
  return fix?.edits.some(({ place }) => paths.has(fileOf(place).path)) === true;
}

function isSpoiled(file: SourceFile, text: string): boolean {
  return isReadable(file) && !isReadable({ path: file.path, text });
}

function isReadable(file: SourceFile): boolean {
  const report = fileReport(file, []);
  parseFile(file.text, report);
  return report.isEmpty();
}

/** Far more than the phases that can hide each other's findings. */
const maxRounds = 50;

/** The files that fixes may touch. */
function filesOf({ project, definitions }: SourceSet): readonly SourceFile[] {
  return [project, ...definitions];
}

function withTexts(
  { value, diagnostics }: PhaseResult<SourceSet>,
  texts: ReadonlyMap<SourceFile, string>,
): PhaseResult<SourceSet> {
  const renew = (file: SourceFile): SourceFile => {
    const text = texts.get(file);
    return text === undefined ? file : { path: file.path, text };
  };
  // What reading found stands in the files as they were read; it is found again on the next run.
  const kept = diagnostics.filter(({ place }) => 'span' in place);
  return {
    value: { ...value, project: renew(value.project), definitions: value.definitions.map(renew) },
    diagnostics: kept,
  };
}
