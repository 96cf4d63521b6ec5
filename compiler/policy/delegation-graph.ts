import type { LinkedEnvironment } from '../model/program.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';
import type { Path } from '../source/place.ts';

/** Who may hand tasks to whom in one environment; an agent is its position in `agents`. */
export interface DelegationGraph {
  readonly agents: readonly ResolvedAgent[];
  /** By agent, in the order in which its author wrote them, those of teams last. */
  readonly links: readonly (readonly DelegationLink[])[];
}

/** That an agent may hand tasks to another one. */
export interface DelegationLink {
  readonly to: number;
  /** In the definition of the agent that hands on. */
  readonly path: Path;
  /** The team that says so, where the agent does not say it itself. */
  readonly team?: { readonly id: string; readonly path: Path };
}

/**
 * The links that agents write under `canWorkWith`, and those of leads of hierarchical teams to the other
 * members. Agents that the environment does not run are left out: nothing reaches them there. Where
 * nobody hands on anything, the graph is empty.
 */
export function delegationGraph({
  agents,
  teams,
}: Pick<LinkedEnvironment, 'agents' | 'teams'>): DelegationGraph {
  const leading = teams.filter(({ spec }) => spec.strategy === 'hierarchical');
  if (leading.length === 0 && !agents.some(delegates)) return { agents: [], links: [] };
  const find = agentFinder(agents);
  const links = agents.map((agent, from) => ownLinks(agent, from, find));
  for (const { metadata, spec } of leading) {
    const { namespace = '', name } = metadata;
    const lead = spec.lead === undefined ? undefined : find(spec.lead, namespace);
    if (lead === undefined) continue;
    for (const [index, member] of spec.members.entries()) {
      const to = find(member, namespace);
      if (to === undefined || to === lead) continue;
      const team = { id: `${namespace}/${name}`, path: ['spec', 'members', index] };
      links[lead]?.push({ to, path: ['metadata', 'name'], team });
    }
  }
  return { agents, links };
}

function delegates({ definition }: ResolvedAgent): boolean {
  return (definition.spec.collaboration?.canWorkWith ?? []).length > 0;
}

type FindAgent = (name: string, namespace: string) => number | undefined;

/** References are bare names or `namespace/name`; a bare name prefers the namespace that it stands in. */
function agentFinder(agents: readonly ResolvedAgent[]): FindAgent {
  const byId = new Map(agents.map(({ id }, index) => [id, index]));
  const byName = new Map(agents.map(({ name }, index) => [name, index]));
  return (name, namespace) =>
    name.includes('/') ? byId.get(name) : (byId.get(`${namespace}/${name}`) ?? byName.get(name));
}

function ownLinks(
  { definition, namespace }: ResolvedAgent,
  from: number,
  find: FindAgent,
): DelegationLink[] {
  const names = definition.spec.collaboration?.canWorkWith ?? [];
  return names.flatMap((name, index) => {
    const to = find(name, namespace);
    if (to === undefined || to === from) return [];
    return [{ to, path: ['spec', 'collaboration', 'canWorkWith', index] }];
  });
}
