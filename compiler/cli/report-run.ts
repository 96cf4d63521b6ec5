import { sortDiagnostics } from '../diagnostic/sort-diagnostics.ts';
import type { Diagnostic, FindingType } from '../diagnostic/diagnostic.ts';
import { formats } from '../report/formats.ts';
import type { CommandReport, Screen } from '../report/command-report.ts';
import type { CommandOptions } from './command.ts';
import { findingTypes } from './finding-types.ts';
import type { Terminal } from './terminal.ts';

/** What a command has to say when it is done. */
export interface RunOutcome {
  readonly command: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Pages of the estate's own policies. */
  readonly policyTypes: readonly FindingType[];
  /** The result as JSON, for machines. */
  readonly summary?: object;
  /** What reviewers want to know that is no finding, a line each. */
  readonly notices?: readonly string[];
  /** The result in words, for people. */
  readonly text: string;
}

/**
 * Writes findings and result: for people, findings to stderr and the result to stdout; for machines,
 * one document to stdout and nothing else there.
 */
export function reportRun(outcome: RunOutcome, options: CommandOptions, terminal: Terminal): void {
  const diagnostics = sortDiagnostics(outcome.diagnostics);
  const report: CommandReport = {
    command: outcome.command,
    ok: diagnostics.every(({ severity }) => severity !== 'error'),
    diagnostics,
    types: [...findingTypes(), ...outcome.policyTypes],
    ...(outcome.summary === undefined ? {} : { summary: outcome.summary }),
    ...(outcome.notices === undefined ? {} : { notices: outcome.notices }),
  };
  const text = formats.get(options.format)?.(report, screenOf(options, terminal)) ?? '';
  if (options.format !== 'pretty') {
    terminal.out(text);
    return;
  }
  terminal.err(text);
  if (options.quiet !== true) terminal.out(outcome.text);
}

/** What the command's text is read on, once its flags are obeyed. */
export function screenOf({ color }: CommandOptions, terminal: Terminal): Screen {
  return { color: color === 'auto' ? terminal.color : color === 'always', width: terminal.width };
}
