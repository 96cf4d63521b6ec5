import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import { findLikely, identityOf } from '../symbols.ts';

/** A team has each member once. */
export const duplicateMember: LinkRule = {
  code: 'link/duplicate-member',
  severity: 'error',
  summary: 'A team lists each member once, because its turns and its messages go by member.',
  explanation: `
\`\`\`yaml
kind: Team
metadata: {name: desk, namespace: news}
spec:
  strategy: round-robin
  members: [writer, news/writer]     # the same agent
\`\`\`

List the agent once:

\`\`\`yaml
  members: [writer, editor]
\`\`\`
`,
  check({ definitions, symbols }, report) {
    for (const team of definitions.Team) {
      const { name, namespace = 'default' } = team.metadata;
      const first = new Map<string, number>();
      for (const [index, member] of team.spec.members.entries()) {
        const symbol = findLikely(symbols, 'Agent', member, namespace);
        const identity = symbol === undefined ? member : identityOf(symbol);
        const known = first.get(identity);
        if (known === undefined) {
          first.set(identity, index);
          continue;
        }
        report({
          place: at(team, 'spec', 'members', index),
          message: `Team "${name}" lists agent "${member}" twice.`,
          related: [{ place: at(team, 'spec', 'members', known), message: 'First listed here.' }],
          help: 'Remove one of the two entries.',
        });
      }
    }
  },
};
