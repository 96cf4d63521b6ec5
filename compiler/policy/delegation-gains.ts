import type { DataClass } from '../model/agent.ts';
import type { LinkedEnvironment } from '../model/program.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';
import type { Path } from '../source/place.ts';
import { delegationChains } from './delegation-chains.ts';
import { delegationGraph } from './delegation-graph.ts';
import type { DelegationGraph, DelegationLink } from './delegation-graph.ts';

/** What an agent comes to through those that it hands tasks to, and does not state itself. */
export interface DelegationGains {
  /** Data classes, sorted. */
  readonly dataClasses: readonly ClassGain[];
  /** Roles that others answer, and it does not keep to; one at most. */
  readonly roles: readonly RoleGain[];
}

/** The first link by which an agent gains something. */
export interface DelegationGain {
  /** Of the link in the agent's definition. */
  readonly path: Path;
  /** The team that gives the link, where the agent does not. */
  readonly team?: DelegationLink['team'];
  /** Name of the agent; members of a fleet have the fleet's. */
  readonly agent: string;
  /** Name of the agent at the other end. */
  readonly target: string;
  /** From the farthest agent that a task comes from without the thing being stated, to the target. */
  readonly chain: string;
  /** How many more of its own links give the same. */
  readonly others: number;
  /** Where the other end states what is gained. */
  readonly grant: { readonly agent: string; readonly path: Path };
}

export interface ClassGain extends DelegationGain {
  readonly class: DataClass;
}

export interface RoleGain extends DelegationGain {
  /** A role of the agent that the other end does not answer; missing where the agent states none. */
  readonly role?: string;
  /** Those that the other end answers. */
  readonly roles: readonly string[];
}

/**
 * What delegating gives to each agent of an environment that has something by it. Only own links count: an
 * agent farther up gains nothing that the one below it does not state, and stands in its chain instead.
 * So if no agent gains anything, none reaches by any number of links what it does not state. Takes time in
 * proportion to agents and links, for each data class.
 */
export function delegationGains(
  environment: Pick<LinkedEnvironment, 'agents' | 'teams'>,
): ReadonlyMap<ResolvedAgent, DelegationGains> {
  const graph = delegationGraph(environment);
  if (graph.agents.length === 0) return new Map();
  const classes = gainedClasses(graph);
  const roles = new Map([...gainedRoles(graph), ...exceededRoles(graph)]);
  const gaining = [...new Set([...classes.keys(), ...roles.keys()])];
  return new Map(
    gaining.flatMap((number) => {
      const agent = graph.agents[number];
      const role = roles.get(number);
      const dataClasses = classes.get(number) ?? [];
      return agent === undefined ? [] : [[agent, { dataClasses, roles: role ? [role] : [] }]];
    }),
  );
}

function gainedClasses(graph: DelegationGraph): ReadonlyMap<number, readonly ClassGain[]> {
  const stated = graph.agents.map(({ definition }) => definition.spec.access?.dataClasses ?? []);
  const gains = new Map<number, ClassGain[]>();
  for (const dataClass of [...new Set(stated.flat())].sort()) {
    const states = stated.map((classes) => classes.includes(dataClass));
    for (const [from, gain] of gainsOf(graph, states)) {
      const index = stated[gain.link.to]?.indexOf(dataClass) ?? 0;
      const path = ['spec', 'access', 'dataClasses', index];
      const list = gains.get(from) ?? [];
      list.push({ class: dataClass, ...describe(graph, { from, ...gain, path }) });
      gains.set(from, list);
    }
  }
  return gains;
}

/** Agents that state no roles, and hand tasks to some that do. */
function gainedRoles(graph: DelegationGraph): ReadonlyMap<number, RoleGain> {
  const states = graph.agents.map((agent) => rolesOf(agent).length > 0);
  const gains = new Map<number, RoleGain>();
  for (const [from, gain] of gainsOf(graph, states)) {
    gains.set(from, describeRoles(graph, { from, ...gain }));
  }
  return gains;
}

/** Agents with a role that some whom they hand tasks to do not answer. */
function exceededRoles(graph: DelegationGraph): ReadonlyMap<number, RoleGain> {
  const answered = graph.agents.map((agent) => new Set(rolesOf(agent)));
  const gains = new Map<number, RoleGain>();
  for (const [from, links] of graph.links.entries()) {
    const exceeding = links.filter(({ to }) => foreignRole(answered[from], answered[to]));
    const [link] = exceeding;
    if (link === undefined) continue;
    const role = foreignRole(answered[from], answered[link.to]) ?? '';
    const chain = [from, link.to];
    const gain = describeRoles(graph, { from, link, others: exceeding.length - 1, chain });
    gains.set(from, { role, ...gain });
  }
  return gains;
}

function rolesOf({ definition }: ResolvedAgent): readonly string[] {
  return definition.spec.access?.roles ?? [];
}

/** The first role of `own` that is none of `others`; who is `admin` may call every agent. */
function foreignRole(
  own: ReadonlySet<string> = new Set(),
  others: ReadonlySet<string> = new Set(),
): string | undefined {
  if (others.size === 0) return undefined;
  return [...own].find((role) => role !== 'admin' && !others.has(role));
}

interface FoundGain {
  /** The first of the agent's links that lead to one that states it. */
  readonly link: DelegationLink;
  readonly others: number;
  /** From the top to the link's end. */
  readonly chain: readonly number[];
}

/** What agents that do not state something gain from those that do. */
function gainsOf(
  graph: DelegationGraph,
  states: readonly boolean[],
): readonly (readonly [number, FoundGain])[] {
  const found = graph.links.flatMap((links, from) => {
    if (states[from] === true) return [];
    const [link, ...others] = links.filter(({ to }) => states[to]);
    return link === undefined ? [] : [{ from, link, others: others.length }];
  });
  const roots = found.map(({ from }) => from);
  const chains = delegationChains(graph, roots, (agent) => states[agent] !== true);
  const chainOf = sharedInFleets(graph);
  return found.map(({ from, link, others }) => {
    const chain = chainOf(from, [...(chains.get(from) ?? []), link.to]);
    return [from, { link, others, chain }] as const;
  });
}

/** Gives the members of a fleet the chain of the first of them, since they are one finding. */
function sharedInFleets({
  agents,
}: DelegationGraph): (agent: number, chain: readonly number[]) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (agent, chain) => {
    const { fleet, namespace } = agents[agent] ?? {};
    if (fleet === undefined) return chain;
    const key = `${namespace ?? ''}/${fleet} ${chain.at(-1) ?? ''}`;
    const shared = known.get(key) ?? chain;
    known.set(key, shared);
    return shared;
  };
}

function describeRoles(
  graph: DelegationGraph,
  gain: FoundGain & { readonly from: number },
): RoleGain {
  const target = graph.agents[gain.link.to];
  const roles = target === undefined ? [] : rolesOf(target);
  return { roles, ...describe(graph, { ...gain, path: ['spec', 'access', 'roles'] }) };
}

function describe(
  { agents }: DelegationGraph,
  { from, link, others, chain, path }: FoundGain & { readonly from: number; readonly path: Path },
): DelegationGain {
  const namespace = agents[from]?.namespace ?? '';
  const nameOf = (agent: number): string => shownName(agents[agent], namespace);
  return {
    path: link.path,
    ...(link.team !== undefined && { team: link.team }),
    agent: nameOf(from),
    target: nameOf(link.to),
    chain: shownChain(chain.map(nameOf)),
    others,
    grant: { agent: agents[link.to]?.id ?? '', path },
  };
}

/** Members have one template, and so one finding: they are called by the name of their fleet. */
function shownName(agent: ResolvedAgent | undefined, from: string): string {
  if (agent === undefined) return '';
  const { fleet, name, namespace } = agent;
  return namespace === from ? (fleet ?? name) : `${namespace}/${fleet ?? name}`;
}

/** Both ends of a long chain: who asks, and how it ends. */
function shownChain(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  const shown = quoted.length > 7 ? [...quoted.slice(0, 3), '…', ...quoted.slice(-3)] : quoted;
  return shown.join(' → ');
}
