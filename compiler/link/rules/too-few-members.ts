import type { TeamStrategy } from '../../model/team.ts';
import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';

/** A strategy has the members that it needs. */
export const tooFewMembers: LinkRule = {
  code: 'link/too-few-members',
  severity: 'error',
  summary: 'A team has as many members as its strategy needs, because nobody can take turns alone.',
  explanation: `
Every strategy but \`sequential\` and \`graph\` needs two members: to take turns, to choose from, to hand over to,
or to lead.

\`\`\`yaml
kind: Team
spec:
  strategy: round-robin
  members: [writer]
\`\`\`

Add a member, or run the agent without a team:

\`\`\`yaml
spec:
  strategy: round-robin
  members: [writer, editor]
\`\`\`
`,
  check({ definitions }, report) {
    for (const team of definitions.Team) {
      const { strategy, members } = team.spec;
      const needed = fewest[strategy];
      if (members.length >= needed) continue;
      report({
        place: at(team, 'spec', 'members'),
        message: `Team "${team.metadata.name}" has ${members.length} of the ${needed} members that strategy "${strategy}" needs.`,
        related: [{ place: at(team, 'spec', 'strategy'), message: 'The strategy is chosen here.' }],
        help: 'Add members, or choose strategy "sequential".',
      });
    }
  },
};

const fewest: Readonly<Record<TeamStrategy, number>> = {
  sequential: 1,
  'round-robin': 2,
  selector: 2,
  swarm: 2,
  hierarchical: 2,
  graph: 1,
};
