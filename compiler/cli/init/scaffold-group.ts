import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import type { LinkedProgram } from '../../model/program.ts';
import { renderDocuments } from './render-documents.ts';
import type { Scaffold, ScaffoldAnswers } from './scaffold.ts';
import { agentSpec, metadataOf, surroundingsOf } from './scaffold-agent.ts';

/** A fleet whose members differ in what their prompt is about. */
export function scaffoldFleet(answers: ScaffoldAnswers, program: LinkedProgram): Scaffold {
  const members = answers.members.length === 0 ? [`${answers.name}-one`] : answers.members;
  const document = {
    apiVersion: 'adac.dev/v2',
    kind: 'Fleet',
    metadata: metadataOf(answers),
    spec: {
      template: {
        ...agentSpec({ ...answers, hosting: 'pooled' }, surroundingsOf(answers, program)),
        prompt: { text: 'Say what each member has to do about {{topic}}.' },
      },
      members: members.map((name) => ({ name, count: 1, values: { topic: name } })),
    },
  };
  return new Map([
    [
      `agents/${answers.name}.yaml`,
      renderDocuments('Each member is the template with values of its own.', [document]),
    ],
  ]);
}

/** A team of agents that are there. */
export function scaffoldTeam(answers: ScaffoldAnswers): Scaffold {
  const { agents, strategy, lead } = answers;
  const [first] = agents;
  if (first === undefined) {
    throw new CannotRunError('A team has members.', 'Name each with --agent.');
  }
  const document = {
    apiVersion: 'adac.dev/v2',
    kind: 'Team',
    metadata: metadataOf(answers),
    spec: {
      strategy,
      members: agents,
      lead: lead ?? (needsLead(strategy) ? first : undefined),
      termination: { maxTurns: 20, timeout: '15m' },
    },
  };
  return new Map([
    [`agents/${answers.name}.yaml`, renderDocuments('Agents that talk to each other.', [document])],
  ]);
}

/** Whether the members of a team take turns as one of them says. */
export function needsLead(strategy: string | undefined): boolean {
  return strategy === 'hierarchical' || strategy === 'selector';
}
