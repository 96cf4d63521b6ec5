import type { LinkRule } from '../link-rule.ts';
import { reportUnknown } from '../report-references.ts';

/** Teams named by steps exist. */
export const unknownTeam: LinkRule = {
  code: 'link/unknown-team',
  severity: 'error',
  summary: 'Every team that a step runs is defined, because nothing could run otherwise.',
  explanation: `
\`\`\`yaml
steps:
  - id: review
    team: reviewer          # the team is called reviewers
\`\`\`

Name the team as it is defined:

\`\`\`yaml
steps:
  - id: review
    team: reviewers
\`\`\`
`,
  check: reportUnknown('Team'),
};
