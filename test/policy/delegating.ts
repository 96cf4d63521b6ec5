import type { AccessSpec } from '../../compiler/model/agent.ts';
import type { Definition } from '../../compiler/model/definition.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import type { TeamSpec } from '../../compiler/model/team.ts';
import { definition } from '../support/builders.ts';
import { agentOf } from './judging.ts';

/** An agent that works with others. */
export function delegating(
  name: string,
  canWorkWith: readonly string[],
  access: AccessSpec = {},
  overrides: Partial<ResolvedAgent> = {},
): ResolvedAgent {
  return agentOf(name, {}, { collaboration: { canWorkWith }, access }, overrides);
}

/** A hierarchical team. */
export function ledTeam(
  name: string,
  lead: string,
  members: readonly string[],
  strategy: TeamSpec['strategy'] = 'hierarchical',
): Definition<'Team'> {
  return definition('Team', name, { strategy, lead, members });
}
