import type { AnyDefinition, Definition } from '../model/definition.ts';
import type { DefinitionsByKind } from '../model/program.ts';
import type { WorkflowStep } from '../model/workflow.ts';
import type { Path } from '../source/place.ts';
import { authoredSpecs, type AuthoredSpec } from './authored-specs.ts';

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
  /** The beginning of a message, before the name: `Step "summarize" runs agent`. */
  readonly describe: () => string;
}

/** Every reference of agents, fleets, teams, workflows, defaults and overlays to something that has a name. */
export function collectReferences(definitions: DefinitionsByKind): Reference[] {
  const references: Reference[] = [];
  for (const authored of authoredSpecs(definitions)) addSpecReferences(authored, references);
  for (const team of definitions.Team) addTeamReferences(team, references);
  for (const workflow of definitions.Workflow) addWorkflowReferences(workflow, references);
  return references;
}

function addSpecReferences(authored: AuthoredSpec, references: Reference[]): void {
  const { spec, definition, namespace, path, describe } = authored;
  for (const [index, text] of (spec.collaboration?.canWorkWith ?? []).entries()) {
    references.push({
      kind: 'Agent',
      text,
      namespace,
      definition,
      path: [...path, 'collaboration', 'canWorkWith', index],
      describe: () => `${describe()} works with agent`,
    });
  }
  for (const [index, tool] of (spec.tools ?? []).entries()) {
    references.push({
      kind: 'Tool',
      text: tool.name,
      namespace,
      definition,
      path: [...path, 'tools', index, 'name'],
      describe: () => `${describe()} uses tool`,
    });
  }
  if (spec.model?.name !== undefined) {
    references.push({
      kind: 'Model',
      text: spec.model.name,
      namespace,
      definition,
      path: [...path, 'model', 'name'],
      describe: () => `${describe()} asks model`,
    });
  }
}

function addTeamReferences(team: Definition<'Team'>, references: Reference[]): void {
  const { name, namespace = 'default' } = team.metadata;
  for (const [index, text] of team.spec.members.entries()) {
    references.push({
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

function addWorkflowReferences(workflow: Definition<'Workflow'>, references: Reference[]): void {
  const { namespace = 'default' } = workflow.metadata;
  for (const [index, step] of workflow.spec.steps.entries()) {
    for (const [key, kind] of stepTargets) {
      const text: WorkflowStep[typeof key] = step[key];
      if (text === undefined) continue;
      references.push({
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
