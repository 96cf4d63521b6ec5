import type { Metadata } from '../model/definition.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';
import type { DefinitionSource } from '../source/origin.ts';

/** Names that a finding may give of the definition that its path leads into, each `namespace/name`. */
export interface DefinitionNames {
  readonly tool?: string | undefined;
  readonly model?: string | undefined;
}

/** A definition as far as places need it. */
export interface Sourced {
  readonly source: DefinitionSource;
}

/** The Tool or the Model of an agent that is named, or the agent where neither is; undefined for others' ones. */
export function namedDefinition(
  agent: ResolvedAgent,
  { tool, model }: DefinitionNames,
): Sourced | undefined {
  if (tool === undefined && model === undefined) return agent.definition;
  const used = [...agent.tools.map(({ definition }) => definition), agent.model];
  return used.find(
    (one) =>
      one !== undefined &&
      definitionIdentity(one.metadata) === (one.kind === 'Tool' ? tool : model),
  );
}

/** `namespace/name`. */
export function definitionIdentity({ namespace = '', name }: Metadata): string {
  return `${namespace}/${name}`;
}
