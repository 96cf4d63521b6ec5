import { redact } from '../../diagnostic/redact.ts';
import { readSources } from '../../load/read-sources.ts';
import { checkSources } from '../../pipeline.ts';
import type { CheckOptions } from '../../pipeline.ts';
import { countOf } from '../../report/count.ts';
import { fileOf } from '../../report/located.ts';
import { describeChanges } from './describe-changes.ts';
import { fixSources } from './fix-sources.ts';
import type { FixedSources } from './fix-sources.ts';
import { writeSources } from './write-sources.ts';
import type { UnwrittenFile } from './write-sources.ts';

/** What fixing a project came to. */
export interface ProjectFixes extends FixedSources {
  /** Files that stayed as they were, although they have safe fixes. */
  readonly unwritten: readonly UnwrittenFile[];
}

/** Applies the safe fixes of a project and writes the files that they change. */
export async function fixProject(options: CheckOptions): Promise<ProjectFixes> {
  const { root } = options;
  const fixed = await fixSources(readSources(root), async (read) => {
    const { diagnostics } = await checkSources(read, options);
    return diagnostics;
  });
  const refused = fixed.refused.map((path) => ({ path, reason: 'would not be readable any more' }));
  return { ...fixed, unwritten: [...refused, ...writeSources(root, fixed.files)] };
}

/** The changed lines of each file that was written, and a line that counts them. */
export function describeFixes(fixes: ProjectFixes, color: boolean): string {
  const written = writtenFiles(fixes);
  if (written.length === 0) return 'nothing to fix\n';
  const total = `fixed ${countOf(mendedCount(fixes), 'finding')} in ${countOf(written.length, 'file')}\n`;
  return written.map((file) => describeChanges(file, color)).join('') + total;
}

/** One line for each file that could not be written. */
export function describeUnwritten({ unwritten }: ProjectFixes): string {
  return unwritten
    .map(({ path, reason }) => `adac: ${redact(path)} was not mended: it ${reason}.\n`)
    .join('');
}

/** The fixes for machines. */
export function summarizeFixes(fixes: ProjectFixes): object {
  return {
    mended: mendedCount(fixes),
    written: writtenFiles(fixes).map(({ path }) => path),
    unwritten: fixes.unwritten,
  };
}

function writtenFiles({ files, unwritten }: ProjectFixes): FixedSources['files'] {
  const left = new Set(unwritten.map(({ path }) => path));
  return files.filter(({ path }) => !left.has(path));
}

function mendedCount(fixes: ProjectFixes): number {
  const written = new Set(writtenFiles(fixes).map(({ path }) => path));
  return fixes.mended.filter(({ fix }) =>
    fix?.edits.every(({ place }) => written.has(fileOf(place).path)),
  ).length;
}
