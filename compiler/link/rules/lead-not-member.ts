import { suggest } from '../../diagnostic/suggest.ts';
import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import { findLikely } from '../symbols.ts';

/** A team is led by one of its own. */
export const leadNotMember: LinkRule = {
  code: 'link/lead-not-member',
  severity: 'error',
  summary: 'The lead of a team is one of its members, because only members take part in it.',
  explanation: `
\`\`\`yaml
kind: Team
spec:
  strategy: hierarchical
  lead: editor-in-chief
  members: [writer, editor]
\`\`\`

Add the lead to the members, or name a member as the lead:

\`\`\`yaml
spec:
  strategy: hierarchical
  lead: editor-in-chief
  members: [editor-in-chief, writer, editor]
\`\`\`
`,
  check({ definitions, symbols }, report) {
    for (const team of definitions.Team) {
      const { lead, members } = team.spec;
      const { name, namespace = 'default' } = team.metadata;
      if (lead === undefined || members.includes(lead)) continue;
      const leader = findLikely(symbols, 'Agent', lead, namespace);
      const meant = members.find(
        (member) =>
          leader !== undefined && findLikely(symbols, 'Agent', member, namespace) === leader,
      );
      // The lead may be written with its namespace and the member without; a misspelt one is no member.
      if (meant !== undefined && symbols.tables.Agent.byName.has(lead.slice(lead.indexOf('/') + 1)))
        continue;
      const place = at(team, 'spec', 'lead');
      const near = meant ?? suggest(lead, members);
      report({
        place,
        message: `Team "${name}" is led by "${lead}", which is not one of its members.`,
        related: [{ place: at(team, 'spec', 'members'), message: 'The members are listed here.' }],
        ...(near === undefined
          ? { help: `Add "${lead}" to the members, or let one of them lead.` }
          : {
              help: `Did you mean "${near}"?`,
              fix: { title: `Name "${near}"`, edits: [{ place, text: near }], safe: true },
            }),
      });
    }
  },
};
