import type { LinkRule } from '../link-rule.ts';
import { reportUnknown } from '../report-references.ts';

/** Agents named by steps, teams and other agents exist. */
export const unknownAgent: LinkRule = {
  code: 'link/unknown-agent',
  severity: 'error',
  summary:
    'Every agent that a step, a team or another agent names is defined, because nothing could run otherwise.',
  explanation: `
A name is looked up in the namespace of the definition that it stands in, and then in all others.
Fleet members count as agents.

\`\`\`yaml
steps:
  - id: summarize
    agent: executive_summary_agent   # only executive_summary_agent_001 is defined
\`\`\`

Name the agent as it is defined:

\`\`\`yaml
steps:
  - id: summarize
    agent: executive_summary_agent_001
\`\`\`

Where one defined name is clearly near, the finding names it.
`,
  check: reportUnknown('Agent'),
};
