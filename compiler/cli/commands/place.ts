import { Option } from 'commander';
import { recover } from '../../bundle/recover.ts';
import { arrange, explainAgent, type PipelineResult, type SupposeOptions } from '../../pipeline.ts';
import { policyPages } from '../../policy/policy-pages.ts';
import { formatExplanations } from '../../report/explanation-text.ts';
import { formatPlacements } from '../../report/placement-text.ts';
import { summarizePlacements } from '../../report/placement-summary.ts';
import type { Command, CommandOptions } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { startProgress } from '../progress.ts';
import { reportRun, type RunOutcome } from '../report-run.ts';
import { environmentOption, nowOption, projectOption, reportOptions } from '../shared-options.ts';

/** `adac place`: where everything would stand, why, and what if; writes nothing. */
export const placeCommand: Command = {
  name: 'place',
  summary: 'show where agents stand, why, and what if',
  arguments: [],
  options: [
    new Option('--explain <agent>', 'say why an agent stands where it does, and why nowhere else'),
    new Option(
      '--what-if <change>',
      'suppose "remove node primary", "add pi 3" or "scale research +20%"',
    ),
    new Option('--rebalance', 'place as if nothing were locked; adac compile --rebalance does it'),
    environmentOption(),
    nowOption(),
    projectOption(),
    ...reportOptions(),
  ],
  completes: new Map([
    ['--explain', 'agent'],
    ['--environment', 'environment'],
  ]),
  examples: [
    'adac place --explain monitoring/health-probe',
    'adac place --environment edge --what-if "remove node primary"',
  ],
  async run(_, options, terminal) {
    recover(options.project);
    const progress = startProgress(terminal);
    const suppose: SupposeOptions = {
      root: options.project,
      onPhase: progress.onPhase,
      today: options.now,
      rebalance: options.rebalance === true,
      ...(options.environment === undefined ? {} : { environment: options.environment }),
      ...(options.whatIf === undefined ? {} : { whatIf: options.whatIf }),
    };
    const result =
      options.explain === undefined
        ? await arrange(suppose)
        : await explainAgent(options.explain, suppose);
    progress.clear();
    reportRun(outcomeOf(result, options), options, terminal);
    const failed = result.diagnostics.some(({ severity }) => severity === 'error');
    return failed ? exitCode.errors : exitCode.done;
  },
};

function outcomeOf(result: PipelineResult, { environment }: CommandOptions): RunOutcome {
  const { diagnostics, policies, placed, assessments = [] } = result;
  const base = { command: 'place', diagnostics, policyTypes: policyPages(policies) };
  if (placed !== undefined) {
    const { environments } = placed;
    return {
      ...base,
      summary: summarizePlacements(environments, assessments),
      text: formatPlacements(environments, assessments),
    };
  }
  const explanations = (result.explanations ?? []).filter(
    (one) => environment === undefined || one.environment === environment,
  );
  if (explanations.length === 0) return { ...base, text: '' };
  return { ...base, summary: { explanations }, text: formatExplanations(explanations) };
}
