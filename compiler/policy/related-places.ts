import type { RelatedPlace } from '../diagnostic/diagnostic.ts';
import type { LinkedEnvironment } from '../model/program.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';
import { at } from '../source/origin.ts';
import { definitionIdentity, namedDefinition } from './named-definition.ts';
import type { Sourced } from './named-definition.ts';
import type { RelatedFinding } from './rule-findings.ts';

/** Finds the places that a finding about an agent points at beside its own. */
export type FindRelated = (
  agent: ResolvedAgent,
  related: readonly RelatedFinding[],
) => readonly RelatedPlace[];

/**
 * Looks for named agents and teams in the environment of the agent that is judged. What is not there, a
 * rule cannot have seen either, and is left out. Nothing is gathered before the first finding asks.
 */
export function relatedPlaces(environments: readonly LinkedEnvironment[]): FindRelated {
  let known: ReadonlyMap<ResolvedAgent, Named> | undefined;
  return (agent, related) => {
    known ??= gatherNamed(environments);
    const named = known.get(agent);
    return related.flatMap((one) => {
      const definition = definitionOf(agent, one, named);
      if (definition === undefined) return [];
      return [{ place: at(definition, ...one.path), message: one.message }];
    });
  };
}

/** What has a name in one environment, by `namespace/name`. */
interface Named {
  readonly agents: ReadonlyMap<string, ResolvedAgent>;
  readonly teams: ReadonlyMap<string, Sourced>;
}

function gatherNamed(
  environments: readonly LinkedEnvironment[],
): ReadonlyMap<ResolvedAgent, Named> {
  return new Map(
    environments.flatMap(({ agents, teams }) => {
      const named: Named = {
        agents: new Map(agents.map((agent) => [agent.id, agent])),
        teams: new Map(teams.map((team) => [definitionIdentity(team.metadata), team])),
      };
      return agents.map((agent) => [agent, named] as const);
    }),
  );
}

function definitionOf(
  judged: ResolvedAgent,
  { agent, team, ...names }: RelatedFinding,
  named: Named | undefined,
): Sourced | undefined {
  if (team !== undefined) return named?.teams.get(team);
  if (agent !== undefined) return named?.agents.get(agent)?.definition;
  return namedDefinition(judged, names);
}
