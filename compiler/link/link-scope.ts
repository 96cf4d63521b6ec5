import type { Definition } from '../model/definition.ts';
import type {
  DefinitionsByKind,
  LinkedEnvironment,
  SourceSet,
  UpgradedProgram,
} from '../model/program.ts';
import { collectReferences, type Reference } from './references.ts';
import type { Symbols } from './symbols.ts';
import { linkWorkflows, type LinkedWorkflows } from './workflow/link-workflows.ts';

/** What link rules look at: the estate as its authors wrote it, and what its names mean. */
export interface LinkScope {
  readonly sources: SourceSet;
  readonly definitions: DefinitionsByKind;
  readonly symbols: Symbols;
  readonly environments: readonly LinkedEnvironment[];
  /** Agents that have a definition of their own. */
  readonly agents: readonly Definition<'Agent'>[];
  /** Every name of another definition that stands in an agent, fleet, team or workflow. */
  readonly references: readonly Reference[];
  readonly workflows: LinkedWorkflows['workflows'];
  /** For each workflow those that its steps run, by index. */
  readonly workflowCalls: LinkedWorkflows['calls'];
}

/** The scope that rules check; `environments` are those that could be resolved. */
export function linkScope(
  program: UpgradedProgram,
  symbols: Symbols,
  environments: readonly LinkedEnvironment[],
): LinkScope {
  const { sources, definitions } = program;
  const { workflows, calls } = linkWorkflows(definitions, symbols);
  return {
    sources,
    definitions,
    symbols,
    environments,
    agents: definitions.Agent,
    references: collectReferences(definitions, symbols),
    workflows,
    workflowCalls: calls,
  };
}
