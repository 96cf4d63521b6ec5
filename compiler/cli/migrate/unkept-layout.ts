import { diagnose } from '../../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { upgradeFindings } from '../../upgrade/findings.ts';

/** Says that a file cannot be rewritten without losing something of it. */
export function unkeptLayout(file: SourceFile): Diagnostic {
  return diagnose(upgradeFindings.unkeptLayout, {
    place: { file, span: { start: 0, end: 0 } },
    message: 'The file cannot be migrated with all its comments.',
    help: 'Rewrite it by hand, or move its comments to lines of their own.',
  });
}
