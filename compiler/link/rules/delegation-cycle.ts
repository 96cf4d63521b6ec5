import type { Definition } from '../../model/definition.ts';
import { at } from '../../source/origin.ts';
import type { NodePlace } from '../../source/place.ts';
import type { LinkRule } from '../link-rule.ts';
import type { LinkScope } from '../link-scope.ts';
import { findLikely, identityOf } from '../symbols.ts';
import { findComponents } from '../workflow/components.ts';
import { shortestCycle } from '../workflow/shortest-cycle.ts';

/** Who hands tasks down never gets them back from below. */
export const delegationCycle: LinkRule = {
  code: 'link/delegation-cycle',
  severity: 'error',
  summary:
    'Leads of hierarchical teams do not hand tasks to one another in a circle, because such a task would never be done.',
  explanation: `
The lead of a hierarchical team hands tasks to its other members, and takes back what they give.

\`\`\`yaml
kind: Team
metadata: { name: newsroom }
spec: { strategy: hierarchical, lead: chief, members: [chief, reporter] }
---
kind: Team
metadata: { name: field }
spec: { strategy: hierarchical, lead: reporter, members: [reporter, chief] }
\`\`\`

Let tasks go one way only, or choose a strategy in which members talk as equals:

\`\`\`yaml
metadata: { name: field }
spec: { strategy: round-robin, members: [reporter, chief] }
\`\`\`

Agents that \`canWorkWith\` each other are no such circle: they talk, and their turns are limited.
`,
  check(scope, report) {
    const { names, edges, hands } = delegations(scope);
    for (const members of findComponents(edges).members) {
      const cycle = shortestCycle(edges, members);
      const [first, second] = cycle;
      if (first === undefined || second === undefined) continue;
      const shown = [...cycle, first].map((agent) => `"${names[agent] ?? ''}"`);
      report({
        place: placeOfHand(hands, first, second),
        message: `Agents hand tasks to one another: ${shown.join(' → ')}.`,
        related: cycle.slice(1).map((agent, position) => ({
          place: placeOfHand(hands, agent, cycle[position + 2] ?? first),
          message: `${shown[position + 1] ?? ''} goes on here.`,
        })),
        help: 'Take one of these members out of its team, or choose another strategy.',
      });
    }
  },
};

/** Who hands tasks to whom, agents as numbers. */
interface Delegations {
  readonly names: readonly string[];
  readonly edges: readonly (readonly number[])[];
  /** By `from` and `to`: the entry of a team's members that says so. */
  readonly hands: ReadonlyMap<string, NodePlace>;
}

function delegations(scope: LinkScope): Delegations {
  const numbers = new Map<string, number>();
  const edges: number[][] = [];
  const hands = new Map<string, NodePlace>();
  const numberOf = (identity: string): number => {
    const known = numbers.get(identity);
    if (known !== undefined) return known;
    numbers.set(identity, numbers.size);
    return edges.push([]) - 1;
  };
  for (const team of scope.definitions.Team) {
    const { strategy, lead, members } = team.spec;
    const leader = lead === undefined ? undefined : identityIn(scope, team, lead);
    if (strategy !== 'hierarchical' || leader === undefined) continue;
    for (const [index, member] of members.entries()) {
      const identity = identityIn(scope, team, member);
      if (identity === undefined || identity === leader) continue;
      const [from, to] = [numberOf(leader), numberOf(identity)];
      if (hands.has(keyOf(from, to))) continue;
      edges[from]?.push(to);
      hands.set(keyOf(from, to), at(team, 'spec', 'members', index));
    }
  }
  return { names: [...numbers.keys()], edges, hands };
}

function identityIn(
  { symbols }: LinkScope,
  { metadata: { namespace = 'default' } }: Definition<'Team'>,
  name: string,
): string | undefined {
  const symbol = findLikely(symbols, 'Agent', name, namespace);
  return symbol && identityOf(symbol);
}

function placeOfHand(hands: Delegations['hands'], from: number, to: number): NodePlace {
  const place = hands.get(keyOf(from, to));
  if (place === undefined) throw new Error('A cycle has an edge that no team gives.');
  return place;
}

function keyOf(from: number, to: number): string {
  return `${from} ${to}`;
}
