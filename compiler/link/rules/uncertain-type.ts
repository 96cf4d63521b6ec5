import type { LinkRule } from '../link-rule.ts';
import { checkFeeds } from '../workflow/check-feeds.ts';

/** In a strict workflow every type is proven. */
export const uncertainType: LinkRule = {
  code: 'link/uncertain-type',
  severity: 'error',
  summary:
    'In a strict workflow it is certain that every value fits, because its author asked for proof rather than for the absence of contradictions.',
  explanation: `
A schema that does not describe a value says nothing about it: one without a type, an \`object\` or \`array\` without its
content, a property that an open object does not name. Such a value may fit or not, which only a workflow with
\`strict: true\` hears about.

\`\`\`yaml
# report of the writer is an object, of which nothing is said; the editor takes an object with a title
spec:
  strict: true
  steps:
    - id: edit
      agent: editor
      dependsOn: [write]
      inputs:
        report: "\${steps.write.outputs.report}"     # steps.write.outputs.report.title is not described and is wanted
\`\`\`

Describe what the writer gives:

\`\`\`yaml
outputs:
  report:
    schema:
      type: object
      properties:
        title: {type: string}
      required: [title]
\`\`\`
`,
  check({ workflows }, report) {
    for (const workflow of workflows) {
      if (workflow.definition.spec.strict !== true) continue;
      for (const { kind, finding } of checkFeeds(workflow)) if (kind === 'unknown') report(finding);
    }
  },
};
