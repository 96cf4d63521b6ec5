import type { LinkRule } from '../link-rule.ts';
import { isMalformed } from '../workflow/expression.ts';
import { placeOfRead } from '../workflow/place-of-read.ts';

/** The item belongs to the inputs of a repeated step. */
export const misplacedItem: LinkRule = {
  code: 'link/misplaced-item',
  severity: 'error',
  summary:
    '`${item}` stands only in the inputs of a step with `forEach`, because nowhere else there is one.',
  explanation: `
\`\`\`yaml
steps:
  - id: translate
    agent: translator
    inputs:
      text: "\${item}"
\`\`\`

Say what the step runs for:

\`\`\`yaml
steps:
  - id: translate
    agent: translator
    forEach: "\${inputs.pages}"
    inputs:
      text: "\${item}"
\`\`\`
`,
  check({ workflows }, report) {
    for (const workflow of workflows) {
      for (const read of workflow.reads) {
        if (isMalformed(read.expression) || read.expression.subject.root !== 'item') continue;
        if (read.role === 'inputs' && read.reader?.step.forEach !== undefined) continue;
        report({
          place: placeOfRead(workflow, read),
          message: 'There is no item here.',
          help:
            read.role === 'inputs'
              ? 'Add "forEach" to the step.'
              : 'Read the item in the inputs of a step with "forEach".',
        });
      }
    }
  },
};
