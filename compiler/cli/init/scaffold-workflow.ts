import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import type { Parameter } from '../../model/agent.ts';
import type { LinkedProgram } from '../../model/program.ts';
import { findDefinition } from './find-definition.ts';
import { renderDocuments } from './render-documents.ts';
import type { Scaffold, ScaffoldAnswers } from './scaffold.ts';
import { metadataOf } from './scaffold-agent.ts';

/**
 * A workflow that runs agents one after the other. What an agent requires comes from the step before that
 * gives an output of that name, and from the caller of the workflow where none does.
 */
export function scaffoldWorkflow(answers: ScaffoldAnswers, program: LinkedProgram): Scaffold {
  if (answers.agents.length === 0) {
    throw new CannotRunError('A workflow has steps.', 'Name the agent of each with --agent.');
  }
  const inputs = new Map<string, Parameter>();
  const givers = new Map<string, string>();
  const steps: object[] = [];
  let outputs: readonly (readonly [string, string])[] = [];
  const ids: string[] = [];
  for (const reference of answers.agents) {
    const { metadata, spec } = findDefinition(program, 'Agent', reference);
    const id = freeId(metadata.name.replaceAll('-', '_'), ids);
    const fed = Object.entries(spec.inputs ?? {}).filter(([, { required }]) => required === true);
    for (const [name, { schema }] of fed) {
      if (!givers.has(name)) inputs.set(name, { schema, required: true });
    }
    const given = Object.keys(spec.outputs ?? {});
    steps.push({
      id,
      agent: reference,
      dependsOn: ids.length === 0 ? undefined : [...ids],
      inputs: filled(fed.map(([name]) => [name, givers.get(name) ?? `\${inputs.${name}}`])),
      outputs: given.length === 0 ? undefined : given,
    });
    outputs = given.map((name) => [name, `\${steps.${id}.outputs.${name}}`]);
    for (const [name, giver] of outputs) givers.set(name, giver);
    ids.push(id);
  }
  const document = {
    apiVersion: 'adac.dev/v2',
    kind: 'Workflow',
    metadata: metadataOf(answers),
    spec: { inputs: filled([...inputs]), steps, outputs: filled(outputs), timeout: '1h' },
  };
  return new Map([
    [
      `workflows/${answers.name}.yaml`,
      renderDocuments('Steps run once all that they depend on have run.', [document]),
    ],
  ]);
}

function filled(entries: readonly (readonly [string, unknown])[]): object | undefined {
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** An agent may be asked twice; its steps are then numbered. */
function freeId(name: string, taken: readonly string[]): string {
  let id = name;
  for (let count = 2; taken.includes(id); count++) id = `${name}_${count}`;
  return id;
}
