import type { LinkedProgram } from '../../model/program.ts';
import { renderDocuments } from './render-documents.ts';
import type { Scaffold, ScaffoldAnswers } from './scaffold.ts';

/** What an agent takes from its project. */
export interface AgentSurroundings {
  readonly image: string | undefined;
  /** Hosts that its model is called at. */
  readonly egress: readonly string[];
}

/** An agent that takes and gives what it was asked to. */
export function scaffoldAgent(answers: ScaffoldAnswers, program: LinkedProgram): Scaffold {
  return agentFile(answers.name, agentDocument(answers, surroundingsOf(answers, program)));
}

/** The file of one agent. */
export function agentFile(name: string, document: object): Scaffold {
  return new Map([
    [
      `agents/${name}.yaml`,
      renderDocuments('An environment runs it once its definitions select it.', [document]),
    ],
  ]);
}

/** The image that was asked for or the first preset, and the hosts of the models of the tier. */
export function surroundingsOf(
  { image, tier }: ScaffoldAnswers,
  { project, definitions }: LinkedProgram,
): AgentSurroundings {
  const hosts = definitions.Model.filter(({ spec }) => spec.tier === tier).flatMap(
    ({ spec }) => spec.serving.api?.host ?? [],
  );
  return {
    image: image ?? Object.keys(project.spec.images ?? {}).sort()[0],
    egress: [...new Set(hosts)].sort(),
  };
}

/** The `Agent` that a scaffold declares. */
export function agentDocument(answers: ScaffoldAnswers, around: AgentSurroundings): object {
  return {
    apiVersion: 'adac.dev/v2',
    kind: 'Agent',
    metadata: metadataOf(answers),
    spec: {
      ...agentSpec(answers, around),
      prompt: 'Say what the agent has to do, and what it must not.\n',
      inputs: parametersOf(answers.inputs, { schema: 'text', required: true }),
      outputs: parametersOf(answers.outputs, { schema: 'text' }),
    },
  };
}

/** The `metadata` of a scaffold. */
export function metadataOf({ name, namespace, description, owners }: ScaffoldAnswers): object {
  return {
    name,
    namespace,
    version: '0.1.0',
    description: description ?? `Say here in one sentence what ${name} does.`,
    owners: owners.length === 0 ? undefined : owners,
  };
}

/** What agents and the templates of fleets have in common; a prompt comes from each of them. */
export function agentSpec(
  { name, framework, tier, hosting }: ScaffoldAnswers,
  { image, egress }: AgentSurroundings,
): object {
  return {
    framework,
    runtime:
      image === undefined ? undefined : { image, handler: `agents.${name.replaceAll('-', '_')}` },
    model: { tier },
    hosting: { [hosting]: hostingSettings.get(hosting) ?? {} },
    resources: hosting === 'pooled' ? undefined : { cpu: '100m', memory: '256Mi', storage: '1Gi' },
    limits: {
      timeout: '30s',
      requestsPerMinute: 50,
      maxSteps: 20,
      tokensPerDay: 100000,
      usdPerRun: 0.5,
    },
    access: { egress, dataClasses: ['internal'] },
  };
}

/** What a hosting cannot do without. */
const hostingSettings: ReadonlyMap<string, object> = new Map([
  ['scheduled', { schedule: '0 3 * * *' }],
  ['serverless', { minScale: 0, maxScale: 3, concurrency: 10, idleTimeout: '5m' }],
]);

function parametersOf(names: readonly string[], parameter: object): object | undefined {
  return names.length === 0
    ? undefined
    : Object.fromEntries(names.map((name) => [name, parameter]));
}
