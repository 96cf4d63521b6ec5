import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { CommandOptions } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { reportRun } from '../report-run.ts';
import type { Terminal } from '../terminal.ts';

/** What a policy command ends with: findings about the Rego, or its result in words. */
export interface PolicyOutcome {
  /** `policy build`, `policy check`, … */
  readonly command: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly summary?: object;
  readonly text: string;
}

/** Prints the outcome, and answers with the exit code for it. */
export function reportMistakes(
  { text, ...outcome }: PolicyOutcome,
  options: CommandOptions,
  terminal: Terminal,
): ExitCode {
  const failed = outcome.diagnostics.some(({ severity }) => severity === 'error');
  reportRun({ ...outcome, policyTypes: [], text: failed ? '' : text }, options, terminal);
  return failed ? exitCode.errors : exitCode.done;
}
