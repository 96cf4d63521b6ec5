import { suggest } from '../../diagnostic/suggest.ts';
import type { Finding, Report } from '../../diagnostic/diagnostic.ts';
import { at } from '../../source/origin.ts';
import type { Place } from '../../source/place.ts';
import type { LinkRule } from '../link-rule.ts';
import { isMalformed } from '../workflow/expression.ts';
import type { Ports } from '../workflow/interface.ts';
import type { LinkedStep, LinkedWorkflow, Read } from '../workflow/linked-workflow.ts';
import { placeOfName } from '../workflow/place-of-read.ts';

/** Outputs that are passed on or read exist. */
export const unknownOutput: LinkRule = {
  code: 'link/unknown-output',
  severity: 'error',
  summary:
    'A step passes on and others read only outputs that what it runs gives, because there would be no value.',
  explanation: `
\`\`\`yaml
# the agent gives summary and key_points
steps:
  - id: summarize
    agent: executive-summary
    outputs: [final_report]
\`\`\`

Name an output that the agent gives, or add the output to the agent:

\`\`\`yaml
    outputs: [summary]
\`\`\`

Where a step lists \`outputs\`, only those can be read. An agent that declares no outputs may give anything.
`,
  check({ workflows }, report) {
    for (const workflow of workflows) {
      for (const step of workflow.steps) checkPassedOn(workflow, step, report);
      for (const read of workflow.reads) checkRead(workflow, read, report);
    }
  },
};

function checkPassedOn(
  workflow: LinkedWorkflow,
  { step, index, target }: LinkedStep,
  report: Report,
): void {
  const given = target?.outputs;
  if (target === undefined || given === undefined) return;
  for (const [position, name] of (step.outputs ?? []).entries()) {
    if (given.has(name)) continue;
    const place = at(workflow.definition, 'spec', 'steps', index, 'outputs', position);
    report({
      place,
      message: `Step "${step.id}" passes on output "${name}", which ${target.describe()} does not give.`,
      ...advice(place, name, given.keys()),
    });
  }
}

function checkRead(
  workflow: LinkedWorkflow,
  { expression, path, source }: Read,
  report: Report,
): void {
  if (source === undefined || isMalformed(expression) || expression.subject.root !== 'steps')
    return;
  const { output } = expression.subject;
  const { step, target } = source;
  // What a step lists is told at the list.
  if (output === undefined || step.outputs?.includes(output.text) === true) return;
  const given: Ports | undefined = target?.outputs;
  const place = placeOfName(workflow, { expression, path }, output);
  const isGiven = given?.has(output.text) ?? step.outputs === undefined;
  if (isGiven) {
    if (step.outputs === undefined) return;
    report({
      place,
      message: `Step "${step.id}" does not pass on output "${output.text}".`,
      related: [
        {
          place: at(workflow.definition, 'spec', 'steps', source.index, 'outputs'),
          message: 'It passes on these.',
        },
      ],
      help: `Add "${output.text}" to the outputs of step "${step.id}".`,
    });
    return;
  }
  report({
    place,
    message: `Step "${step.id}" has no output "${output.text}".`,
    related: [
      {
        place: at(workflow.definition, 'spec', 'steps', source.index, 'id'),
        message: 'The step is here.',
      },
    ],
    ...advice(place, output.text, step.outputs ?? given?.keys() ?? []),
  });
}

function advice(
  place: Place,
  name: string,
  given: Iterable<string>,
): Pick<Finding, 'help' | 'fix'> {
  const names = [...given];
  const meant = suggest(name, names);
  if (meant !== undefined) {
    return {
      help: `Did you mean "${meant}"?`,
      fix: { title: `Name "${meant}"`, edits: [{ place, text: meant }], safe: true },
    };
  }
  const listed = names.slice(0, 10).map((one) => `"${one}"`);
  return { help: listed.length === 0 ? 'It gives none.' : `It gives ${listed.join(', ')}.` };
}
