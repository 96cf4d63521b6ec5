import type { Report } from '../../diagnostic/diagnostic.ts';
import { at } from '../../source/origin.ts';
import type { Place } from '../../source/place.ts';
import type { LinkRule } from '../link-rule.ts';
import { isMalformed } from '../workflow/expression.ts';
import type { LinkedWorkflow } from '../workflow/linked-workflow.ts';
import { placeOfName } from '../workflow/place-of-read.ts';

/** Steps named in a workflow exist. */
export const unknownStep: LinkRule = {
  code: 'link/unknown-step',
  severity: 'error',
  summary:
    'Every step that a dependency or an expression names is a step of the same workflow, because nothing else can be waited for or read.',
  explanation: `
\`\`\`yaml
steps:
  - id: gather-data
    agent: collector
  - id: analyze
    agent: analyst
    dependsOn: [gather]         # the step is called gather-data
\`\`\`

Name the step by its id:

\`\`\`yaml
    dependsOn: [gather-data]
\`\`\`
`,
  check({ workflows }, report) {
    for (const workflow of workflows) {
      const { definition, steps, reads, findStep } = workflow;
      for (const { step, index } of steps) {
        for (const key of ['dependsOn', 'parallelWith'] as const) {
          for (const [position, id] of (step[key] ?? []).entries()) {
            if (findStep(id).found !== undefined) continue;
            const place = at(definition, 'spec', 'steps', index, key, position);
            const verb = key === 'dependsOn' ? 'depends on' : 'runs parallel with';
            reportStep(workflow, { id, place, subject: `Step "${step.id}" ${verb}` }, report);
          }
        }
      }
      for (const read of reads) {
        if (isMalformed(read.expression) || read.expression.subject.root !== 'steps') continue;
        const { step } = read.expression.subject;
        if (findStep(step.text).found !== undefined) continue;
        const reader = read.reader === undefined ? 'The workflow' : `Step "${read.reader.step.id}"`;
        const place = placeOfName(workflow, read, step);
        reportStep(workflow, { id: step.text, place, subject: `${reader} reads` }, report);
      }
    }
  },
};

interface NamedStep {
  readonly id: string;
  readonly place: Place;
  readonly subject: string;
}

function reportStep(
  workflow: LinkedWorkflow,
  { id, place, subject }: NamedStep,
  report: Report,
): void {
  const { suggestion, likely } = workflow.findStep(id);
  const message = `${subject} step "${id}", which is not in the workflow.`;
  if (suggestion === undefined || likely === undefined) {
    report({ place, message, help: `Add step "${id}", or name one of the workflow.` });
    return;
  }
  report({
    place,
    message,
    related: [
      {
        place: at(workflow.definition, 'spec', 'steps', likely.index, 'id'),
        message: 'Did you mean this one?',
      },
    ],
    help: `Did you mean "${suggestion}"?`,
    fix: { title: `Name "${suggestion}"`, edits: [{ place, text: suggestion }], safe: true },
  });
}
