import type { LinkRule } from '../link-rule.ts';
import { checkFeeds } from '../workflow/check-feeds.ts';

/** Values fit the inputs that they feed. */
export const typeMismatch: LinkRule = {
  code: 'link/type-mismatch',
  severity: 'error',
  summary:
    'A value that feeds an input has a type that the input takes, because the agent would refuse it at run time.',
  explanation: `
Types are JSON Schemas. Every value of the output's schema must be one of the input's schema. Where that cannot be
told, because the output does not describe its values, nothing is said unless the workflow is \`strict\`.

\`\`\`yaml
# rows of analyze: items with an amount of type string; rows of chart: items with an amount of type number
steps:
  - id: chart
    agent: chart-maker
    dependsOn: [analyze]
    inputs:
      rows: "\${steps.analyze.outputs.rows}"     # steps.analyze.outputs.rows[].amount is string, "number" is wanted
\`\`\`

Change the schema of the output or of the input:

\`\`\`yaml
outputs:
  rows:
    schema:
      type: array
      items:
        type: object
        properties:
          amount: {type: number}
\`\`\`

The outputs of a step with \`forEach\` are lists, one element for each run.
`,
  check({ workflows }, report) {
    for (const workflow of workflows) {
      for (const { kind, finding } of checkFeeds(workflow)) if (kind === 'no') report(finding);
    }
  },
};
