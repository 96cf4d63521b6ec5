import { suggest } from '../../diagnostic/suggest.ts';
import type { Finding, Report } from '../../diagnostic/diagnostic.ts';
import { atKey } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import { isMalformed } from '../workflow/expression.ts';
import { placeOfPort, type Ports } from '../workflow/interface.ts';
import type { LinkedStep, LinkedWorkflow } from '../workflow/linked-workflow.ts';
import { placeOfName } from '../workflow/place-of-read.ts';

/** Inputs that are fed or read exist. */
export const unknownInput: LinkRule = {
  code: 'link/unknown-input',
  severity: 'error',
  summary:
    'A step feeds only inputs that what it runs takes, and reads only inputs of its workflow, because anything else would be lost.',
  explanation: `
\`\`\`yaml
# the agent takes document and max_length
steps:
  - id: summarize
    agent: executive-summary
    inputs:
      sections: "\${steps.analyze.outputs.sections}"
\`\`\`

Feed an input that the agent takes, or add the input to the agent:

\`\`\`yaml
    inputs:
      document: "\${steps.analyze.outputs.text}"
\`\`\`

An agent that declares no inputs at all takes anything.
`,
  check({ workflows }, report) {
    for (const workflow of workflows) {
      for (const step of workflow.steps) checkFeed(workflow, step, report);
      checkReads(workflow, report);
    }
  },
};

function checkFeed(workflow: LinkedWorkflow, step: LinkedStep, report: Report): void {
  const { target, feed } = step;
  if (target?.inputs === undefined || feed === undefined) return;
  for (const [name, meant] of feed.unknown) {
    const place = atKey(workflow.definition, 'spec', 'steps', step.index, 'inputs', name);
    report({
      place,
      message: `Step "${step.step.id}" feeds input "${name}", which ${target.describe()} does not take.`,
      ...advice(place, meant, target.inputs),
    });
  }
}

function checkReads(workflow: LinkedWorkflow, report: Report): void {
  const { inputs } = workflow;
  for (const read of workflow.reads) {
    if (isMalformed(read.expression) || read.expression.subject.root !== 'inputs') continue;
    const { name } = read.expression.subject;
    if (inputs.has(name.text)) continue;
    const place = placeOfName(workflow, read, name);
    report({
      place,
      message: `The workflow has no input "${name.text}".`,
      ...advice(place, suggest(name.text, inputs.keys()), inputs),
    });
  }
}

function advice(
  place: Finding['place'],
  meant: string | undefined,
  inputs: Ports,
): Pick<Finding, 'help' | 'fix' | 'related'> {
  const port = meant === undefined ? undefined : inputs.get(meant);
  if (meant === undefined || port === undefined) {
    const names = [...inputs.keys()].slice(0, 10).map((name) => `"${name}"`);
    return { help: names.length === 0 ? 'It takes none.' : `It takes ${names.join(', ')}.` };
  }
  return {
    related: [{ place: { ...placeOfPort(port), part: 'key' }, message: 'Did you mean this one?' }],
    help: `Did you mean "${meant}"?`,
    fix: { title: `Name "${meant}"`, edits: [{ place, text: meant }], safe: true },
  };
}
