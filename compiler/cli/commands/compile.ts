import { Option } from 'commander';
import { recover } from '../../bundle/recover.ts';
import type { OutputChanges } from '../../model/output.ts';
import { compile, type PipelineResult } from '../../pipeline.ts';
import { policyPages } from '../../policy/policy-pages.ts';
import { formatCostNotices } from '../../report/cost-text.ts';
import { formatSummaryText, type SummaryOptions } from '../../report/summary-text.ts';
import { summarize } from '../../report/summary.ts';
import { formatWaived, summarizeWaived } from '../../report/waived.ts';
import type { Command, CommandOptions } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { startProgress } from '../progress.ts';
import { reportRun, screenOf, type RunOutcome } from '../report-run.ts';
import { environmentOption, nowOption, projectOption, reportOptions } from '../shared-options.ts';

/** `adac compile`: sources to files on disk; with `--check`, only what would change. */
export const compileCommand: Command = {
  name: 'compile',
  findsChanges: true,
  summary: 'check, place and write everything that is deployed',
  arguments: [],
  options: [
    new Option('--check', 'write nothing; list what would change and answer 2 if anything would'),
    environmentOption(),
    new Option(
      '--base <revision>',
      'compare costs with what a Git revision holds, not with the disk',
    ),
    nowOption(),
    new Option('--rebalance', 'place as if nothing were locked, whatever has to move'),
    new Option('--allow-destroy', 'let the compile remove an environment, or much of one'),
    projectOption(),
    ...reportOptions(),
  ],
  completes: new Map([['--environment', 'environment']]),
  examples: ['adac compile', 'adac compile --check --base origin/main'],
  async run(_, options, terminal) {
    recover(options.project);
    const progress = startProgress(terminal);
    const result = await compile({
      root: options.project,
      write: options.check !== true,
      allowDestroy: options.allowDestroy === true,
      rebalance: options.rebalance === true,
      onPhase: progress.onPhase,
      today: options.now,
      ...(options.base === undefined ? {} : { base: options.base }),
      ...(options.environment === undefined ? {} : { environment: options.environment }),
    });
    progress.clear();
    const failed = result.diagnostics.some(({ severity }) => severity === 'error');
    const view = { ...screenOf(options, terminal), written: options.check !== true };
    reportRun(resultOf(result, progress.milliseconds(), view), options, terminal);
    return failed ? exitCode.errors : answer(result, options);
  },
};

function resultOf(
  result: PipelineResult,
  phases: ReadonlyMap<string, number>,
  view: SummaryOptions,
): RunOutcome {
  const base = {
    command: 'compile',
    diagnostics: result.diagnostics,
    policyTypes: policyPages(result.policies),
  };
  if (result.bundle === undefined) return { ...base, text: '' };
  const waived = result.judged?.waived ?? [];
  const summary = { ...summarize(result.bundle, phases), waived: summarizeWaived(waived) };
  const pending = view.written ? '' : listChanges(result.bundle.changes);
  const text = pending + formatWaived(waived) + formatSummaryText(result.bundle, phases, view);
  return { ...base, summary, notices: formatCostNotices(result.bundle), text };
}

function answer(result: PipelineResult, options: CommandOptions): ExitCode {
  const changes = result.bundle?.changes;
  if (options.check !== true || changes === undefined) return exitCode.done;
  return isNothing(changes) ? exitCode.done : exitCode.changes;
}

function isNothing({ created, changed, deleted, lock }: OutputChanges): boolean {
  return created.length + changed.length + deleted.length + lock.added + lock.removed === 0;
}

function listChanges({ created, changed, deleted }: OutputChanges): string {
  const lines = [
    ...created.map((path) => `+ ${path}`),
    ...changed.map((path) => `~ ${path}`),
    ...deleted.map((path) => `- ${path}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
