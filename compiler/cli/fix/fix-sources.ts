import { applyFixes } from '../../diagnostic/apply-fixes.ts';
import type { Diagnostic, PhaseResult } from '../../diagnostic/diagnostic.ts';
import { sortDiagnostics } from '../../diagnostic/sort-diagnostics.ts';
import type { SourceSet } from '../../model/program.ts';
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
  let current = read;
  for (let round = 0; round < maxRounds; round++) {
    const fixes = applyFixes(sortDiagnostics(await check(current)));
    if (fixes.texts.size === 0) break;
    current = withTexts(current, fixes.texts);
    mended.push(...fixes.mended);
  }
  const files = filesOf(current.value).flatMap(({ path, text }) => {
    const before = original.get(path);
    return before === undefined || before === text ? [] : [{ path, before, after: text }];
  });
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), mended };
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
