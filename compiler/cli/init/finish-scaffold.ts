import type { PhaseResult } from '../../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { SourceSet } from '../../model/program.ts';
import { checkSources } from '../../pipeline.ts';
import type { CommandOptions } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { reportRun } from '../report-run.ts';
import type { Terminal } from '../terminal.ts';
import type { Scaffold } from './scaffold.ts';
import { requireFree, writeScaffold } from './write-scaffold.ts';

/** What is about to be written, and the project as it would be with it. */
export interface PlannedScaffold {
  readonly scaffold: Scaffold;
  readonly sources: PhaseResult<SourceSet>;
  /** Findings at the places that their reader knows; as they are unless given. */
  readonly place?: (diagnostics: readonly Diagnostic[]) => readonly Diagnostic[];
  /** Lines about what the scaffold does not hold. */
  readonly notes?: readonly string[];
}

/** Checks the project as it would be, and writes the new files only where nothing is found. */
export async function finishScaffold(
  { scaffold, sources, place, notes = [] }: PlannedScaffold,
  options: CommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  requireFree(options.project, scaffold);
  const checked = await checkSources(sources, { root: options.project, onPhase: () => undefined });
  const diagnostics = place?.(checked.diagnostics) ?? checked.diagnostics;
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  if (!failed) writeScaffold(options.project, scaffold);
  const files = [...scaffold.keys()];
  if (!failed && options.quiet !== true) terminal.err(notes.map((note) => `${note}\n`).join(''));
  reportRun(
    {
      command: 'init',
      diagnostics,
      policyTypes: [],
      summary: { written: failed ? [] : files, ...(notes.length > 0 && { notes }) },
      text: failed ? 'nothing was written\n' : files.map((file) => `+ ${file}\n`).join(''),
    },
    options,
    terminal,
  );
  return failed ? exitCode.errors : exitCode.done;
}
