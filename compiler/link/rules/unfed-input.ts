import { at, atKey } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import { placeOfPort } from '../workflow/interface.ts';

/** Required inputs are fed. */
export const unfedInput: LinkRule = {
  code: 'link/unfed-input',
  severity: 'error',
  summary:
    'A step feeds every required input without a default, because what it runs would refuse to start.',
  explanation: `
\`\`\`yaml
# the agent requires document
steps:
  - id: summarize
    agent: executive-summary
    inputs:
      max_length: 300
\`\`\`

Feed the input, or give it a default in the agent:

\`\`\`yaml
    inputs:
      document: "\${steps.draft.outputs.text}"
      max_length: 300
\`\`\`
`,
  check({ workflows }, report) {
    for (const { definition, steps } of workflows) {
      for (const step of steps) {
        const { target, index, feed } = step;
        if (target === undefined || feed === undefined) continue;
        const path = ['spec', 'steps', index] as const;
        for (const [name, port] of feed.missing) {
          report({
            place:
              step.step.inputs === undefined
                ? at(definition, ...path, 'id')
                : atKey(definition, ...path, 'inputs'),
            message: `Step "${step.step.id}" does not feed input "${name}", which ${target.describe()} requires.`,
            related: [
              { place: { ...placeOfPort(port), part: 'key' }, message: 'It is required here.' },
            ],
            help: `Feed "${name}", or give it a default.`,
          });
        }
      }
    }
  },
};
