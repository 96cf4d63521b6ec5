import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';

/** What is said to run in parallel can run in parallel. */
export const parallelContradiction: LinkRule = {
  code: 'link/parallel-contradiction',
  severity: 'error',
  summary:
    'Steps that run in parallel do not depend on one another, because one would have to wait for the other.',
  explanation: `
\`parallelWith\` changes nothing, since steps without a dependency run in parallel anyway; but where it is written,
it has to be true.

\`\`\`yaml
steps:
  - id: draft
    agent: writer
  - id: review
    agent: editor
    dependsOn: [draft]
    parallelWith: [draft]
\`\`\`

Remove one of the two:

\`\`\`yaml
  - id: review
    agent: editor
    dependsOn: [draft]
\`\`\`
`,
  check({ workflows }, report) {
    for (const { definition, steps, graph, findStep } of workflows) {
      for (const { step, index } of steps) {
        for (const [position, id] of (step.parallelWith ?? []).entries()) {
          const other = findStep(id).likely;
          if (other === undefined) continue;
          // Where both say so, the first one is enough.
          const isSaid = other.step.parallelWith?.some(
            (one) => findStep(one).likely?.index === index,
          );
          if (isSaid === true && other.index < index) continue;
          const place = at(definition, 'spec', 'steps', index, 'parallelWith', position);
          const help = 'Remove "parallelWith", or the dependency.';
          if (other.index === index) {
            report({ place, message: `Step "${step.id}" runs parallel with itself.`, help });
            continue;
          }
          const isLater = graph.runsAfter(index, other.index);
          if (!isLater && !graph.runsAfter(other.index, index)) continue;
          const [after, before] = isLater ? [step.id, other.step.id] : [other.step.id, step.id];
          const waiting = isLater ? index : other.index;
          report({
            place,
            message: `Step "${step.id}" runs parallel with "${other.step.id}", but "${after}" depends on "${before}".`,
            related: [
              {
                place: at(definition, 'spec', 'steps', waiting, 'dependsOn'),
                message: `"${after}" waits here.`,
              },
            ],
            help,
          });
        }
      }
    }
  },
};
