import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import { isMalformed } from '../workflow/expression.ts';
import { placeOfRead } from '../workflow/place-of-read.ts';

/** Expressions can be read. */
export const malformedExpression: LinkRule = {
  code: 'link/malformed-expression',
  severity: 'error',
  summary:
    'An expression names an input, a context key, an output of a step or the item, because there is nothing else to read.',
  explanation: `
The forms are \`\${inputs.x}\`, \`\${context.k}\`, \`\${steps.s.outputs}\`, \`\${steps.s.outputs.y}\` and \`\${item}\`, and
paths below them such as \`\${steps.s.outputs.rows[0].amount}\`.

\`\`\`yaml
inputs:
  key: "\${env.API_KEY}"
\`\`\`

Read what the workflow has. A secret is not passed through a workflow; the agent gets it by \`access.secrets\`:

\`\`\`yaml
inputs:
  quarter: "\${inputs.quarter}"
\`\`\`
`,
  check({ workflows }, report) {
    for (const workflow of workflows) {
      for (const read of workflow.reads) {
        if (!isMalformed(read.expression)) continue;
        report({
          place: placeOfRead(workflow, read),
          message: `The expression ${read.expression.reason}.`,
          help: 'Write "${inputs.x}", "${context.k}", "${steps.s.outputs.y}" or "${item}".',
        });
      }
      for (const { forEach, index, step } of workflow.steps) {
        if (forEach === undefined || forEach.kind === 'expression') continue;
        // Several expressions, or broken ones, are in the text; broken ones are told above.
        if (
          forEach.kind === 'text' &&
          forEach.written.some(({ expression }) => isMalformed(expression))
        )
          continue;
        report({
          place: at(workflow.definition, 'spec', 'steps', index, 'forEach'),
          message: `Step "${step.id}" runs for each element of something that is not one expression.`,
          help: 'Write one expression that gives a list, such as "${steps.plan.outputs.tasks}".',
        });
      }
    }
  },
};
