import { check } from '../../pipeline.ts';
import { policyPages } from '../../policy/policy-pages.ts';
import { recover } from '../../bundle/recover.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { startProgress } from '../progress.ts';
import { reportRun } from '../report-run.ts';
import { projectOption, reportOptions } from '../shared-options.ts';

/** `adac check`: everything that can be known before placement; writes nothing. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'find every mistake in the definitions, and write nothing',
  arguments: [],
  options: [projectOption(), ...reportOptions()],
  examples: ['adac check', 'adac check --format github'],
  async run(_, options, terminal) {
    recover(options.project);
    const progress = startProgress(terminal);
    const result = await check({ root: options.project, onPhase: progress.onPhase });
    const failed = result.diagnostics.some(({ severity }) => severity === 'error');
    const agents =
      result.linked?.environments.reduce((sum, one) => sum + one.agents.length, 0) ?? 0;
    const environments = result.linked?.environments.length ?? 0;
    reportRun(
      {
        command: 'check',
        diagnostics: result.diagnostics,
        policyTypes: policyPages(result.policies),
        summary: {
          environments,
          definitions: agents,
          phases: Object.fromEntries(progress.milliseconds()),
        },
        text: failed ? '' : describeChecked(agents, environments),
      },
      options,
      terminal,
    );
    return failed ? exitCode.errors : exitCode.done;
  },
};

function describeChecked(agents: number, environments: number): string {
  const noun = environments === 1 ? 'environment' : 'environments';
  return `checked ${agents} agent definitions in ${environments} ${noun}\n`;
}
