import type { LinkRule } from '../link-rule.ts';
import { spellingOfSymbol } from '../spelling.ts';
import { placeOfName } from '../symbols.ts';

/** Names of older dialects stay different once they are Kubernetes names. */
export const collidingName: LinkRule = {
  code: 'link/colliding-name',
  severity: 'error',
  summary:
    'Names that differ as written differ as Kubernetes labels too, because objects are named after them.',
  explanation: `
The flat format allows \`_\` and \`.\` in names; Kubernetes does not, so both become \`-\`.

\`\`\`yaml
agent_id: "meeting_notes"
---
agent_id: "meeting.notes"      # both become meeting-notes
\`\`\`

Give one of the two another name:

\`\`\`yaml
agent_id: "meeting_notes_archive"
\`\`\`
`,
  check({ symbols }, report) {
    for (const { kind, first, second } of symbols.duplicates) {
      const names = [spellingOfSymbol(first), spellingOfSymbol(second)];
      if (names[0] === names[1]) continue;
      report({
        place: placeOfName(second),
        message: `${kind}s "${names.join('" and "')}" are both called "${second.name}" in Kubernetes.`,
        related: [{ place: placeOfName(first), message: 'The other name is here.' }],
        help: 'Give one of the two a name that differs by more than "_", "." and "-".',
      });
    }
  },
};
