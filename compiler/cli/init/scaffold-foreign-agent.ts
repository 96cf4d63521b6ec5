import type { LinkedProgram } from '../../model/program.ts';
import type { CommandOptions } from '../command.ts';
import { applyCarried } from './foreign/apply-carried.ts';
import { describeDropped } from './foreign/describe-dropped.ts';
import { moveFindings } from './foreign/move-findings.ts';
import type { ForeignAgent } from './foreign/read-foreign-agent.ts';
import type { PlannedScaffold } from './finish-scaffold.ts';
import { readAnswers } from './read-answers.ts';
import { agentDocument, agentFile, surroundingsOf } from './scaffold-agent.ts';
import { sourcesWith } from './scaffold-sources.ts';

/** An agent that takes over what a foreign file says of it, except for what flags say. */
export function scaffoldForeignAgent(
  agent: ForeignAgent,
  options: CommandOptions,
  program: LinkedProgram,
): PlannedScaffold {
  const answers = readAnswers(agent.name, options);
  const answered = answeredKeys(options);
  const carried = agent.carried.filter(({ to }) => !answered.includes(to.join('.')));
  const document = agentDocument(answers, surroundingsOf(answers, program));
  const scaffold = agentFile(answers.name, applyCarried(document, carried));
  const [file = ''] = scaffold.keys();
  return {
    scaffold,
    sources: sourcesWith(options.project, scaffold),
    place: (diagnostics) => moveFindings(diagnostics, file, agent),
    notes: describeDropped(agent),
  };
}

/** What a flag says counts, whatever the file says. */
function answeredKeys({ description, framework }: CommandOptions): readonly string[] {
  return [
    ...(description === undefined ? [] : ['metadata.description']),
    ...(framework === undefined ? [] : ['spec.framework']),
  ];
}
