import type { Definition } from '../model/definition.ts';
import type { DefinitionsByKind } from '../model/program.ts';
import { at } from '../source/origin.ts';
import { withDefaults } from './resolve/derive-agent.ts';
import { expandFleet } from './resolve/expand-fleet.ts';
import type { AgentSymbol } from './symbols.ts';

/**
 * Gives the definition of an agent or fleet member with the defaults of its namespace filled in;
 * only what is asked for is expanded, and once.
 */
export function agentDefinitions(
  definitions: DefinitionsByKind,
): (symbol: AgentSymbol) => Definition<'Agent'> {
  const fleets = new Map<Definition<'Fleet'>, readonly Definition<'Agent'>[]>();
  const complete = new Map<AgentSymbol, Definition<'Agent'>>();
  const membersOf = (fleet: Definition<'Fleet'>): readonly Definition<'Agent'>[] => {
    const members = fleets.get(fleet) ?? expandFleet(fleet);
    fleets.set(fleet, members);
    return members;
  };
  return (symbol) => {
    const known = complete.get(symbol);
    if (known !== undefined) return known;
    const own =
      symbol.memberIndex === undefined
        ? symbol.definition
        : membersOf(symbol.definition)[symbol.memberIndex];
    if (own === undefined) throw new Error('A member symbol has an index that its fleet has not.');
    const agent = definitions.Project.reduce(withProjectDefaults, own);
    complete.set(symbol, agent);
    return agent;
  };
}

function withProjectDefaults(
  agent: Definition<'Agent'>,
  project: Definition<'Project'>,
): Definition<'Agent'> {
  const { defaults = {} } = project.spec;
  const { namespace = 'default' } = agent.metadata;
  const own = Object.hasOwn(defaults, namespace) ? defaults[namespace] : undefined;
  if (own === undefined) return agent;
  return withDefaults(agent, own, (path) => at(project, 'spec', 'defaults', namespace, ...path));
}
