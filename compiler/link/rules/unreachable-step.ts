import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';

/** Steps can run. */
export const unreachableStep: LinkRule = {
  code: 'link/unreachable-step',
  severity: 'error',
  summary: 'The condition of a step can hold, because the step would never run otherwise.',
  explanation: `
Only what is written out is told: a part of the condition that must hold is \`false\`.

\`\`\`yaml
steps:
  - id: publish
    agent: publisher
    when: false && inputs.ready
\`\`\`

Remove the step, or what keeps it from running:

\`\`\`yaml
steps:
  - id: publish
    agent: publisher
    when: inputs.ready
\`\`\`
`,
  check({ workflows }, report) {
    for (const { definition, steps } of workflows) {
      for (const { step, index, condition } of steps) {
        const isNever = condition?.conjuncts.some((conjunct) => never.has(conjunct));
        if (isNever !== true) continue;
        report({
          place: at(definition, 'spec', 'steps', index, 'when'),
          message: `Step "${step.id}" never runs, because its condition never holds.`,
          help: 'Remove the step, or the part of the condition that is false.',
        });
      }
    }
  },
};

const never: ReadonlySet<string> = new Set(['false', '!true']);
