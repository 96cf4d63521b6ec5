import { Option } from 'commander';
import { check } from '../../pipeline.ts';
import type { PipelineResult } from '../../pipeline.ts';
import { policyPages } from '../../policy/policy-pages.ts';
import { recover } from '../../bundle/recover.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import {
  describeFixes,
  describeUnwritten,
  fixProject,
  summarizeFixes,
} from '../fix/fix-project.ts';
import { countOf } from '../../report/count.ts';
import { startProgress } from '../progress.ts';
import { formatWaived, summarizeWaived } from '../../report/waived.ts';
import { reportRun, screenOf } from '../report-run.ts';
import { nowOption, projectOption, reportOptions } from '../shared-options.ts';

/** `adac check`: everything that can be known before placement; writes nothing but, where asked, safe fixes. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'find every mistake in the definitions',
  arguments: [],
  options: [
    new Option('--fix', 'mend what has a safe fix, and report the rest'),
    nowOption(),
    projectOption(),
    ...reportOptions(),
  ],
  examples: ['adac check', 'adac check --fix'],
  async run(_, options, terminal) {
    recover(options.project);
    const progress = startProgress(terminal);
    const asked = { root: options.project, onPhase: progress.onPhase, today: options.now };
    const fixes = options.fix === true ? await fixProject(asked) : undefined;
    const result = await check(asked);
    const failed = result.diagnostics.some(({ severity }) => severity === 'error');
    const counts = countChecked(result);
    const waived = result.judged?.waived ?? [];
    const { color } = screenOf(options, terminal);
    if (fixes !== undefined) {
      // What was changed comes before what is left.
      if (options.format === 'pretty' && options.quiet !== true)
        terminal.out(describeFixes(fixes, color));
      terminal.err(describeUnwritten(fixes));
    }
    reportRun(
      {
        command: 'check',
        diagnostics: result.diagnostics,
        policyTypes: policyPages(result.policies),
        summary: {
          ...counts,
          waived: summarizeWaived(waived),
          phases: Object.fromEntries(progress.milliseconds()),
          ...(fixes && { fixes: summarizeFixes(fixes) }),
        },
        text: failed ? '' : describeChecked(counts) + formatWaived(waived),
      },
      options,
      terminal,
    );
    if (fixes !== undefined && fixes.unwritten.length > 0) return exitCode.cannotRun;
    return failed ? exitCode.errors : exitCode.done;
  },
};

interface CheckedCounts {
  readonly environments: number;
  /** Definitions of every kind, fleets as one each; what no environment selects is among them. */
  readonly definitions: number;
  /** Instances at the last phase, as the summary of a compile counts them, in each environment. */
  readonly agents: number;
}

/** Nothing is counted of an estate that could not be linked. */
function countChecked({ linked }: PipelineResult): CheckedCounts | undefined {
  if (linked === undefined) return undefined;
  const { definitions, environments } = linked;
  const agents = environments.flatMap((environment) => environment.agents);
  return {
    environments: environments.length,
    definitions: Object.values(definitions).reduce((sum, { length }) => sum + length, 0),
    agents: agents.reduce((sum, { instances }) => sum + instances, 0),
  };
}

function describeChecked(counts: CheckedCounts | undefined): string {
  if (counts === undefined) return '';
  const definitions = countOf(counts.definitions, 'definition');
  const environments = countOf(counts.environments, 'environment');
  return `checked ${definitions}: ${countOf(counts.agents, 'agent')} in ${environments}\n`;
}
