import type { AnyDefinition, Definition } from '../model/definition.ts';
import type { DefinitionsByKind } from '../model/program.ts';
import type { WorkflowStep } from '../model/workflow.ts';
import type { Path } from '../source/place.ts';
import { authoredSpecs, type AuthoredSpec } from './authored-specs.ts';
import { findReference, type Lookup, type Symbols } from './symbols.ts';

/** Kinds that agents, fleets, teams and workflows name. */
export type ReferredKind = 'Agent' | 'Team' | 'Workflow' | 'Tool' | 'Model';

/** The name of another definition, and where it stands. */
export interface Reference {
  readonly kind: ReferredKind;
  /** A name or `namespace/name`. */
  readonly text: string;
  /** The namespace that a bare name is looked up in first. */
  readonly namespace: string;
  readonly definition: AnyDefinition;
  readonly path: Path;
  readonly lookup: Lookup<ReferredKind>;
  /** The beginning of a message, before the name: `Step "summarize" runs agent`. */
  readonly describe: () => string;
}

/** Every reference of agents, fleets, teams, workflows, defaults and overlays to something that has a name. */
export function collectReferences(
  definitions: DefinitionsByKind,
  symbols: Symbols,
): readonly Reference[] {
  const references: Reference[] = [];
  const add = (written: WrittenReference): void => {
    const { kind, text, namespace } = written;
    references.push({ ...written, lookup: findReference(symbols, kind, text, namespace) });
  };
  for (const authored of authoredSpecs(definitions)) addSpecReferences(authored, add);
  for (const team of definitions.Team) addTeamReferences(team, add);
  for (const workflow of definitions.Workflow) addWorkflowReferences(workflow, add);
  return references;
}

type WrittenReference = Omit<Reference, 'lookup'>;

type AddReference = (reference: WrittenReference) => void;

function addSpecReferences(authored: AuthoredSpec, add: AddReference): void {
  const { spec, definition, namespace, path, describe } = authored;
  for (const [index, text] of (spec.collaboration?.canWorkWith ?? []).entries()) {
    add({
      kind: 'Agent',
      text,
      namespace,
      definition,
      path: [...path, 'collaboration', 'canWorkWith', index],
      describe: () => `${describe()} works with agent`,
    });
  }
  for (const [index, tool] of (spec.tools ?? []).entries()) {
    add({
      kind: 'Tool',
      text: tool.name,
      namespace,
      definition,
      path: [...path, 'tools', index, 'name'],
      describe: () => `${describe()} uses tool`,
    });
  }
  if (spec.model?.name !== undefined) {
    add({
      kind: 'Model',
      text: spec.model.name,
      namespace,
      definition,
      path: [...path, 'model', 'name'],
      describe: () => `${describe()} asks model`,
    });
  }
}

function addTeamReferences(team: Definition<'Team'>, add: AddReference): void {
  const { name, namespace = 'default' } = team.metadata;
  for (const [index, text] of team.spec.members.entries()) {
    add({
      kind: 'Agent',
      text,
      namespace,
      definition: team,
      path: ['spec', 'members', index],
      describe: () => `Team "${name}" counts on agent`,
    });
  }
}

const stepTargets = [
  ['agent', 'Agent'],
  ['team', 'Team'],
  ['workflow', 'Workflow'],
] as const;

function addWorkflowReferences(workflow: Definition<'Workflow'>, add: AddReference): void {
  const { namespace = 'default' } = workflow.metadata;
  for (const [index, step] of workflow.spec.steps.entries()) {
    for (const [key, kind] of stepTargets) {
      const text: WorkflowStep[typeof key] = step[key];
      if (text === undefined) continue;
      add({
        kind,
        text,
        namespace,
        definition: workflow,
        path: ['spec', 'steps', index, key],
        describe: () => `Step "${step.id}" runs ${key}`,
      });
    }
  }
}
