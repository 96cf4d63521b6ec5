import type { AgentSpec } from '../model/agent.ts';
import type { AnyDefinition } from '../model/definition.ts';
import type { DefinitionsByKind } from '../model/program.ts';
import type { Path } from '../source/place.ts';
import { spellingOfName } from './spelling.ts';

/** A part of an agent as one author wrote it, and where it stands. */
export interface AuthoredSpec {
  readonly spec: AgentSpec;
  readonly definition: AnyDefinition;
  readonly path: Path;
  /** The namespace that its references start from. */
  readonly namespace: string;
  /** How a message names it, with a capital letter: `Agent "triage"`. */
  readonly describe: () => string;
}

/** Everything of shape `AgentSpec`: agents, fleet templates and overrides, namespace defaults and overlays. */
export function* authoredSpecs(definitions: DefinitionsByKind): Generator<AuthoredSpec> {
  for (const definition of definitions.Agent) {
    const { namespace = 'default' } = definition.metadata;
    const describe = (): string => `Agent "${spellingOfName(definition)}"`;
    yield { spec: definition.spec, definition, path: ['spec'], namespace, describe };
  }
  yield* fleetSpecs(definitions);
  yield* namespaceDefaults(definitions);
  yield* overlays(definitions);
}

function* fleetSpecs(definitions: DefinitionsByKind): Generator<AuthoredSpec> {
  for (const definition of definitions.Fleet) {
    const { name, namespace = 'default' } = definition.metadata;
    const { template, members } = definition.spec;
    const path = ['spec', 'template'];
    yield { spec: template, definition, path, namespace, describe: () => `Fleet "${name}"` };
    for (const [index, member] of members.entries()) {
      if (member.overrides === undefined) continue;
      yield {
        spec: member.overrides,
        definition,
        path: ['spec', 'members', index, 'overrides'],
        namespace,
        describe: () => `Member "${member.name}" of fleet "${name}"`,
      };
    }
  }
}

function* namespaceDefaults(definitions: DefinitionsByKind): Generator<AuthoredSpec> {
  for (const definition of definitions.Project) {
    for (const [namespace, { spec }] of Object.entries(definition.spec.defaults ?? {})) {
      if (spec === undefined) continue;
      const path = ['spec', 'defaults', namespace, 'spec'];
      const describe = (): string => `Defaults of namespace "${namespace}"`;
      yield { spec, definition, path, namespace, describe };
    }
  }
}

function* overlays(definitions: DefinitionsByKind): Generator<AuthoredSpec> {
  for (const definition of definitions.Environment) {
    const { name, namespace = 'default' } = definition.metadata;
    for (const [index, { select, spec }] of (definition.spec.overlays ?? []).entries()) {
      yield {
        spec,
        definition,
        path: ['spec', 'overlays', index, 'spec'],
        namespace: select.namespace ?? namespace,
        describe: () => `An overlay of environment "${name}"`,
      };
    }
  }
}
