import { suggest } from '../../diagnostic/suggest.ts';
import type { LinkRule } from '../link-rule.ts';
import { isMalformed } from '../workflow/expression.ts';
import { placeOfPort } from '../workflow/interface.ts';
import { placeOfName } from '../workflow/place-of-read.ts';

/** Context keys that are read are declared. */
export const unknownContext: LinkRule = {
  code: 'link/unknown-context',
  severity: 'error',
  summary:
    'A workflow declares every context key that it reads, because whoever starts it has to know what to give.',
  explanation: `
\`\`\`yaml
spec:
  context:
    quarter: {schema: text}
  steps:
    - id: gather
      agent: collector
      inputs:
        period: "\${context.period}"
\`\`\`

Read a declared key, or declare this one:

\`\`\`yaml
        period: "\${context.quarter}"
\`\`\`

The flat format cannot declare its context, so there every key that is read counts as declared.
`,
  check({ workflows }, report) {
    for (const workflow of workflows) {
      const { context } = workflow;
      for (const read of workflow.reads) {
        if (isMalformed(read.expression) || read.expression.subject.root !== 'context') continue;
        const { name } = read.expression.subject;
        if (context.has(name.text)) continue;
        const place = placeOfName(workflow, read, name);
        const message = `The workflow declares no context key "${name.text}".`;
        const meant = suggest(name.text, context.keys());
        const port = meant === undefined ? undefined : context.get(meant);
        if (meant === undefined || port === undefined) {
          report({ place, message, help: `Declare "${name.text}" in "spec.context".` });
          continue;
        }
        report({
          place,
          message,
          related: [
            { place: { ...placeOfPort(port), part: 'key' }, message: 'Did you mean this one?' },
          ],
          help: `Did you mean "${meant}"?`,
          fix: { title: `Name "${meant}"`, edits: [{ place, text: meant }], safe: true },
        });
      }
    }
  },
};
