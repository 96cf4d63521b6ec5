import type { Parameters } from '../../model/agent.ts';
import type { Definition } from '../../model/definition.ts';
import type { OutputFile } from '../../model/output.ts';
import { schemaOfParameter } from '../../model/parameter-schema.ts';
import type { LinkedEnvironment } from '../../model/program.ts';
import type { WorkflowStep } from '../../model/workflow.ts';
import { bundleFile } from '../line-file.ts';
import { typedParameters } from '../typed-parameters.ts';
import { resolver } from '../resolve-name.ts';

/** `workflows/<namespace>.<name>.json`: each workflow as a graph whose steps name what they run, wait for, take and give. */
export function workflowFiles(environment: LinkedEnvironment): readonly OutputFile[] {
  const targets = targetsOf(environment);
  return environment.workflows.map((workflow) => {
    const { namespace = 'default', name } = workflow.metadata;
    return bundleFile(environment, `workflows/${namespace}.${name}.json`, (write) => {
      write(`${JSON.stringify(graphOf(workflow, namespace, targets), null, 2)}\n`);
    });
  });
}

/** What steps may run, found by the names in a namespace. */
interface Targets {
  readonly agentId: (name: string, namespace: string) => string;
  readonly teamId: (name: string, namespace: string) => string;
  readonly workflowId: (name: string, namespace: string) => string;
  readonly agentInterface: ReadonlyMap<string, Interface>;
  readonly workflowInterface: ReadonlyMap<string, Interface>;
}

interface Interface {
  readonly inputs?: Parameters;
  readonly outputs?: Parameters;
}

function targetsOf({ agents, teams, workflows }: LinkedEnvironment): Targets {
  return {
    agentId: resolver(agents),
    teamId: resolver(teams.map(identityOf)),
    workflowId: resolver(workflows.map(identityOf)),
    agentInterface: new Map(agents.map(({ id, definition }) => [id, definition.spec])),
    workflowInterface: new Map(
      workflows.map((workflow) => {
        const { namespace, name } = identityOf(workflow);
        const { inputs } = workflow.spec;
        return [`${namespace}/${name}`, inputs === undefined ? {} : { inputs }];
      }),
    ),
  };
}

function identityOf({ metadata }: Definition): { namespace: string; name: string } {
  return { namespace: metadata.namespace ?? 'default', name: metadata.name };
}

function graphOf(
  { metadata, spec }: Definition<'Workflow'>,
  namespace: string,
  targets: Targets,
): object {
  return {
    apiVersion: 'adac.dev/v2',
    kind: 'WorkflowGraph',
    metadata: { name: metadata.name, namespace, version: metadata.version },
    inputs: typedParameters(spec.inputs ?? {}),
    context: spec.context && typedParameters(spec.context),
    steps: spec.steps.map((step) => stepOf(step, namespace, targets)),
    outputs: sortedEntries(spec.outputs ?? {}, (value) => value),
    timeout: spec.timeout,
  };
}

function stepOf(step: WorkflowStep, namespace: string, targets: Targets): object {
  const agent = step.agent === undefined ? undefined : targets.agentId(step.agent, namespace);
  const workflow =
    step.workflow === undefined ? undefined : targets.workflowId(step.workflow, namespace);
  const runs =
    agent === undefined
      ? targets.workflowInterface.get(workflow ?? '')
      : targets.agentInterface.get(agent);
  return {
    id: step.id,
    agent,
    team: step.team === undefined ? undefined : targets.teamId(step.team, namespace),
    workflow,
    approval: step.approval && { roles: step.approval.roles, timeout: step.approval.timeout },
    dependsOn: [...(step.dependsOn ?? [])].sort(),
    when: step.when,
    forEach: step.forEach,
    inputs: stepInputs(step.inputs ?? {}, runs?.inputs ?? {}),
    outputs: stepOutputs(step.outputs ?? [], runs?.outputs ?? {}),
    timeout: step.timeout,
    retry: step.retry && { max: step.retry.max, backoff: step.retry.backoff },
    onError: step.onError,
  };
}

/** What feeds each input, with the schema that the receiver declares. */
function stepInputs(values: NonNullable<WorkflowStep['inputs']>, declared: Parameters): object {
  return sortedEntries(values, (value, name) => ({ value, ...schemaOf(declared, name) }));
}

/** The outputs that the step passes on; every declared one where it lists none. */
function stepOutputs(names: readonly string[], declared: Parameters): object {
  const passed = names.length === 0 ? Object.keys(declared) : names;
  return Object.fromEntries([...passed].sort().map((name) => [name, schemaOf(declared, name)]));
}

function schemaOf(declared: Parameters, name: string): object {
  const parameter = Object.hasOwn(declared, name) ? declared[name] : undefined;
  return parameter === undefined ? {} : { schema: schemaOfParameter(parameter) };
}

function sortedEntries<Value>(
  record: Readonly<Record<string, Value>>,
  convert: (value: Value, name: string) => unknown,
): object {
  return Object.fromEntries(
    Object.entries(record)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [name, convert(value, name)]),
  );
}
