import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import type { LinkedWorkflow } from '../workflow/linked-workflow.ts';
import { shortestCycle } from '../workflow/shortest-cycle.ts';

/** Steps do not wait for each other in a circle. */
export const stepCycle: LinkRule = {
  code: 'link/step-cycle',
  severity: 'error',
  summary: 'Steps do not depend on one another in a circle, because none of them could ever start.',
  explanation: `
\`\`\`yaml
steps:
  - id: draft
    agent: writer
    dependsOn: [review]
  - id: review
    agent: editor
    dependsOn: [draft]
\`\`\`

Remove the dependency that should not be there:

\`\`\`yaml
steps:
  - id: draft
    agent: writer
  - id: review
    agent: editor
    dependsOn: [draft]
\`\`\`
`,
  check({ workflows }, report) {
    for (const workflow of workflows) {
      for (const members of workflow.graph.cycles) {
        const cycle = shortestCycle(workflow.graph.dependencies, members);
        const [first = 0, second = first] = cycle;
        report({
          place: placeOfDependency(workflow, first, second),
          message: `${cycle.length === 1 ? 'A step depends' : 'Steps depend'} on ${cycle.length === 1 ? 'itself' : 'one another'}: ${describe(workflow, cycle)}.`,
          related: cycle.slice(1, maxRelated + 1).map((step, position) => ({
            place: placeOfDependency(workflow, step, cycle[position + 2] ?? first),
            message: 'The circle goes on here.',
          })),
          help: 'Remove one of these dependencies.',
        });
      }
    }
  },
};

const maxRelated = 9;
const maxNames = 20;

function describe({ steps }: LinkedWorkflow, cycle: readonly number[]): string {
  const names = [...cycle, cycle[0] ?? 0].map((index) => `"${steps[index]?.step.id ?? ''}"`);
  if (names.length <= maxNames) return names.join(' → ');
  const last = names.slice(-2).join(' → ');
  return `${names.slice(0, maxNames - 2).join(' → ')} → … (${names.length - maxNames} more) → ${last}`;
}

/** Where step `from` says that it depends on step `to`. */
function placeOfDependency(
  workflow: LinkedWorkflow,
  from: number,
  to: number,
): ReturnType<typeof at> {
  const ids = workflow.steps[from]?.step.dependsOn ?? [];
  const position = ids.findIndex((id) => workflow.findStep(id).likely?.index === to);
  return at(workflow.definition, 'spec', 'steps', from, 'dependsOn', position);
}
