import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';

/** Steps of a workflow are told apart by id. */
export const duplicateStep: LinkRule = {
  code: 'link/duplicate-step',
  severity: 'error',
  summary:
    'Every step of a workflow has an id of its own, because dependencies and expressions name steps by id.',
  explanation: `
\`\`\`yaml
steps:
  - id: analyze
    agent: analyst
  - id: analyze
    agent: statistician
\`\`\`

Give each step its own id:

\`\`\`yaml
steps:
  - id: analyze
    agent: analyst
  - id: analyze-numbers
    agent: statistician
\`\`\`
`,
  check({ definitions }, report) {
    for (const workflow of definitions.Workflow) {
      const first = new Map<string, number>();
      for (const [index, { id }] of workflow.spec.steps.entries()) {
        const known = first.get(id);
        if (known === undefined) {
          first.set(id, index);
          continue;
        }
        report({
          place: at(workflow, 'spec', 'steps', index, 'id'),
          message: `Step "${id}" is defined twice.`,
          related: [
            { place: at(workflow, 'spec', 'steps', known, 'id'), message: 'First defined here.' },
          ],
          help: 'Give one of the two another id.',
        });
      }
    }
  },
};
