import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import {
  requireDefined,
  requireIdentifiers,
  requireOwners,
  requireRepository,
  requireShort,
  requireSome,
} from './answer-checks.ts';
import {
  defaultNodes,
  defaultProjectName,
  frameworks,
  hostings,
  strategies,
  tiers,
} from './init-options.ts';
import type { ListFlag, ListQuestion, Question, QuestionContext } from './question.ts';
import { requireName } from './require-name.ts';
import { requireNodeCount } from './require-node-count.ts';
import { needsLead } from './scaffold-group.ts';

const definitionKinds = ['agent', 'team', 'workflow', 'fleet', 'cluster', 'environment'];
const ownedKinds = ['agent', 'team', 'workflow', 'fleet'];

/** What `adac init` asks on a terminal, in this order, where the command line does not say it. */
export const questions: readonly Question[] = [
  {
    type: 'text',
    flag: 'name',
    kinds: ['project'],
    message: 'Name',
    initial: defaultProjectName,
    check: requireName,
  },
  { type: 'text', flag: 'name', kinds: definitionKinds, message: 'Name', check: requireName },
  {
    type: 'text',
    flag: 'namespace',
    kinds: ['project'],
    message: 'Namespace of its agents',
    initial: defaultProjectName,
    check: requireName,
  },
  {
    type: 'text',
    flag: 'description',
    kinds: ['project', ...definitionKinds],
    message: 'What is it for, in one sentence?',
    check: requireShort,
  },
  {
    type: 'list',
    flag: 'owner',
    kinds: ownedKinds,
    message: 'Who answers for it?',
    check: requireOwners,
  },
  {
    type: 'choice',
    flag: 'framework',
    kinds: ['project', 'agent', 'fleet'],
    message: 'Framework',
    choices: () => frameworks,
  },
  {
    type: 'choice',
    flag: 'image',
    kinds: ['agent', 'fleet'],
    message: 'Image',
    choices: ({ program }) => Object.keys(program?.project.spec.images ?? {}).sort(),
  },
  {
    type: 'choice',
    flag: 'tier',
    kinds: ['project', 'agent', 'fleet'],
    message: 'How capable does its model have to be?',
    choices: () => tiers,
  },
  {
    type: 'choice',
    flag: 'hosting',
    kinds: ['project', 'agent'],
    message: 'Hosting',
    choices: () => hostings,
  },
  {
    type: 'list',
    flag: 'input',
    kinds: ['agent'],
    message: 'Texts that it requires',
    check: requireIdentifiers,
  },
  {
    type: 'list',
    flag: 'output',
    kinds: ['agent'],
    message: 'Texts that it gives',
    check: requireIdentifiers,
  },
  {
    type: 'list',
    flag: 'member',
    kinds: ['fleet'],
    message: 'Members',
    check: (names) => {
      names.forEach(requireName);
    },
  },
  {
    type: 'choice',
    flag: 'strategy',
    kinds: ['team'],
    message: 'How members take turns',
    choices: () => strategies,
  },
  {
    type: 'list',
    flag: 'agent',
    kinds: ['team'],
    message: 'Agents that are its members',
    check: requireSome('Agent', 'A team has members.'),
  },
  {
    type: 'choice',
    flag: 'lead',
    kinds: ['team'],
    message: 'Lead',
    matters: ({ known }) => needsLead(known.strategy),
    choices: ({ known }) => known.agent ?? [],
  },
  {
    type: 'list',
    flag: 'agent',
    kinds: ['workflow'],
    message: 'Agents, in their order',
    check: requireSome('Agent', 'A workflow has steps.'),
  },
  {
    type: 'text',
    flag: 'nodes',
    kinds: ['project', 'cluster'],
    message: 'Nodes',
    initial: defaultNodes,
    check: requireNodeCount,
  },
  {
    type: 'list',
    flag: 'cluster',
    kinds: ['environment'],
    message: 'Clusters',
    matters: ({ program }) => (program?.definitions.Cluster.length ?? 0) > 1,
    check: requireSome('Cluster', 'There is more than one cluster: an environment says which.'),
  },
  selection('workflow', 'Workflow'),
  selection('team', 'Team'),
  selection('fleet', 'Fleet'),
  {
    type: 'list',
    flag: 'agent',
    kinds: ['environment'],
    message: 'Agents that run in it',
    matters: ({ given }) => !selectsAny(given),
    check(names, context) {
      requireDefined('Agent', names, context);
      if (names.length > 0 || selectsAny(context.known)) return;
      throw new CannotRunError('An environment runs something.');
    },
  },
  {
    type: 'text',
    flag: 'repository',
    kinds: ['project'],
    message: 'Git repository that Argo CD reads',
    check: requireRepository,
  },
];

/** What an environment runs, where the command line names nothing and the project has such definitions. */
function selection(flag: ListFlag, kind: 'Workflow' | 'Team' | 'Fleet'): ListQuestion {
  return {
    type: 'list',
    flag,
    kinds: ['environment'],
    message: `${kind}s that run in it`,
    matters: ({ given, program }) =>
      !selectsAny(given) && (program?.definitions[kind].length ?? 0) > 0,
    check: (names, context) => {
      requireDefined(kind, names, context);
    },
  };
}

function selectsAny({ agent, fleet, team, workflow }: QuestionContext['given']): boolean {
  return [agent, fleet, team, workflow].some((names) => names !== undefined);
}
