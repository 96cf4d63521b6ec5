import type { Definition } from '../../model/definition.ts';
import { findReference } from '../symbols.ts';
import type { AgentSymbol, DefinitionSymbol, SymbolKind, SymbolOf, Symbols } from '../symbols.ts';

/** What a selection chooses; fleets stand for all of their members, which are among the agents too. */
export interface Choice {
  readonly agents: Set<AgentSymbol>;
  readonly fleets: Set<Definition<'Fleet'>>;
  readonly teams: Set<Definition<'Team'>>;
  readonly workflows: Set<Definition<'Workflow'>>;
}

/** A choice of nothing, to add to. */
export function emptyChoice(): Choice {
  return { agents: new Set(), fleets: new Set(), teams: new Set(), workflows: new Set() };
}

/** Whether nothing at all was chosen. */
export function isEmptyChoice({ agents, fleets, teams, workflows }: Choice): boolean {
  return agents.size + fleets.size + teams.size + workflows.size === 0;
}

/** Adds everything of `other` to `choice`. */
export function addChoice(choice: Choice, other: Choice): void {
  for (const agent of other.agents) choice.agents.add(agent);
  for (const fleet of other.fleets) choice.fleets.add(fleet);
  for (const team of other.teams) choice.teams.add(team);
  for (const workflow of other.workflows) choice.workflows.add(workflow);
}

/** What has a definition of its own in one namespace; members of fleets go with their fleet. */
export interface NamespaceContent {
  readonly agents: DefinitionSymbol<'Agent'>[];
  readonly fleets: Definition<'Fleet'>[];
  readonly teams: Definition<'Team'>[];
  readonly workflows: Definition<'Workflow'>[];
}

/** Every agent, fleet, team and workflow by namespace, so that a selection looks only at its own. */
export function contentByNamespace({ tables }: Symbols): ReadonlyMap<string, NamespaceContent> {
  const byNamespace = new Map<string, NamespaceContent>();
  const contentOf = (namespace: string): NamespaceContent => {
    const content = byNamespace.get(namespace) ?? {
      agents: [],
      fleets: [],
      teams: [],
      workflows: [],
    };
    byNamespace.set(namespace, content);
    return content;
  };
  for (const agent of tables.Agent.byIdentity.values()) {
    if (agent.memberIndex === undefined) contentOf(agent.namespace).agents.push(agent);
  }
  for (const { namespace, definition } of tables.Fleet.byIdentity.values()) {
    contentOf(namespace).fleets.push(definition);
  }
  for (const { namespace, definition } of tables.Team.byIdentity.values()) {
    contentOf(namespace).teams.push(definition);
  }
  for (const { namespace, definition } of tables.Workflow.byIdentity.values()) {
    contentOf(namespace).workflows.push(definition);
  }
  return byNamespace;
}

/** Adds what of a namespace's content has all of the labels. */
export function addMatching(
  choice: Choice,
  symbols: Symbols,
  { agents, fleets, teams, workflows }: NamespaceContent,
  labels: Readonly<Record<string, string>>,
): void {
  const wanted = Object.entries(labels);
  for (const agent of agents) if (hasLabels(agent.definition, wanted)) choice.agents.add(agent);
  for (const fleet of fleets) if (hasLabels(fleet, wanted)) addFleet(choice, symbols, fleet);
  for (const team of teams) if (hasLabels(team, wanted)) addTeam(choice, symbols, team);
  for (const workflow of workflows) {
    if (hasLabels(workflow, wanted)) addWorkflow(choice, symbols, workflow);
  }
}

/** Adds a fleet and its members. */
export function addFleet(choice: Choice, symbols: Symbols, fleet: Definition<'Fleet'>): void {
  choice.fleets.add(fleet);
  const { namespace = 'default' } = fleet.metadata;
  for (const { name } of fleet.spec.members) {
    const member = symbols.tables.Agent.byIdentity.get(`${namespace}/${name}`);
    if (member?.definition === fleet) choice.agents.add(member);
  }
}

/** Adds a team with its members and its lead. */
export function addTeam(choice: Choice, symbols: Symbols, team: Definition<'Team'>): void {
  if (choice.teams.has(team)) return;
  choice.teams.add(team);
  const { members, lead } = team.spec;
  for (const name of lead === undefined ? members : [...members, lead]) {
    addAgentNamed(choice, symbols, name, team);
  }
}

/** Adds a workflow with the agents, teams and workflows that its steps run; a cycle of workflows ends. */
export function addWorkflow(
  choice: Choice,
  symbols: Symbols,
  workflow: Definition<'Workflow'>,
): void {
  // A list of its own rather than recursion, because a chain of workflows may be long.
  const waiting = [workflow];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (choice.workflows.has(next)) continue;
    choice.workflows.add(next);
    for (const step of next.spec.steps) {
      if (step.agent !== undefined) addAgentNamed(choice, symbols, step.agent, next);
      const team = found(symbols, 'Team', step.team, next);
      if (team !== undefined) addTeam(choice, symbols, team.definition);
      const nested = found(symbols, 'Workflow', step.workflow, next);
      if (nested !== undefined) waiting.push(nested.definition);
    }
  }
}

function addAgentNamed(choice: Choice, symbols: Symbols, name: string, from: Definition): void {
  const agent = found(symbols, 'Agent', name, from);
  if (agent !== undefined) choice.agents.add(agent);
}

/** What a name means, or undefined where a link rule already says that it means nothing. */
function found<K extends SymbolKind>(
  symbols: Symbols,
  kind: K,
  name: string | undefined,
  from: Definition,
): SymbolOf<K> | undefined {
  if (name === undefined) return undefined;
  const lookup = findReference(symbols, kind, name, from.metadata.namespace ?? 'default');
  return 'found' in lookup ? lookup.found : undefined;
}

function hasLabels({ metadata: { labels = {} } }: Definition, wanted: [string, string][]): boolean {
  return wanted.every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);
}
