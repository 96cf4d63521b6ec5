import type { LinkRule } from '../link-rule.ts';
import { reportUnknown } from '../report-references.ts';

/** Workflows named by steps exist. */
export const unknownWorkflow: LinkRule = {
  code: 'link/unknown-workflow',
  severity: 'error',
  summary: 'Every workflow that a step runs is defined, because nothing could run otherwise.',
  explanation: `
\`\`\`yaml
steps:
  - id: report
    workflow: quarterly-reports     # the workflow is called quarterly-report
\`\`\`

Name the workflow as it is defined:

\`\`\`yaml
steps:
  - id: report
    workflow: quarterly-report
\`\`\`
`,
  check: reportUnknown('Workflow'),
};
