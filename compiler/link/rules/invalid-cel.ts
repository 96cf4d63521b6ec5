import type { Finding, Report } from '../../diagnostic/diagnostic.ts';
import { suggest } from '../../diagnostic/suggest.ts';
import { at } from '../../source/origin.ts';
import type { Span } from '../../source/span.ts';
import type { LinkRule } from '../link-rule.ts';
import type { CelExpression } from '../workflow/cel-expression.ts';
import { describeCelType } from '../workflow/cel-type.ts';
import { checkCel } from '../workflow/check-cel.ts';
import type { LinkedStep, LinkedWorkflow } from '../workflow/linked-workflow.ts';
import { typeOfExpression } from '../workflow/type-of-read.ts';

/** Conditions and lists that are computed can be computed. */
export const invalidCel: LinkRule = {
  code: 'link/invalid-cel',
  severity: 'error',
  summary:
    'A condition is CEL over the names of its workflow, and its types fit together, because it would fail in the middle of a run.',
  explanation: `
\`when\` is a CEL expression that gives true or false; \`forEach\` is one that gives a list, where it is not \`\${…}\`. Both read
\`inputs\`, \`context\` and \`steps\`, whose types come from the schemas. Steps with a hyphen are read as \`steps["gather-data"]\`.

\`\`\`yaml
# severity is text, count an integer
steps:
  - id: restart
    agent: responder
    dependsOn: [triage]
    when: steps.triage.outputs.severity > 3 and urgent
\`\`\`

Compare what can be compared, join with \`&&\`, and name what is there:

\`\`\`yaml
    when: steps.triage.outputs.count > 3 && inputs.urgent
\`\`\`

The expression is checked and never evaluated here.
`,
  check({ workflows }, report) {
    for (const workflow of workflows) {
      for (const step of workflow.steps) {
        if (step.condition !== undefined) {
          checkPart({ workflow, step, key: 'when' }, step.condition, report);
        }
        if (step.repetition !== undefined) {
          checkPart({ workflow, step, key: 'forEach' }, step.repetition, report);
        }
      }
    }
  },
};

interface Part {
  readonly workflow: LinkedWorkflow;
  readonly step: LinkedStep;
  readonly key: 'when' | 'forEach';
}

function checkPart(part: Part, expression: CelExpression, report: Report): void {
  const { workflow, step, key } = part;
  const place = (within: Span): Finding['place'] => ({
    ...at(workflow.definition, 'spec', 'steps', step.index, key),
    within,
  });
  const { problem, strangers, text } = expression;
  if (problem !== undefined) {
    const { span, message, help } = problem;
    report({ place: place(span), message, ...(help === undefined ? {} : { help }) });
    return;
  }
  for (const { text: name, span } of strangers) {
    report({ place: place(span), message: `There is no name "${name}" here.`, ...adviceOn(name) });
  }
  if (strangers.length > 0) return;
  const checked = checkCel(
    expression,
    (read) => typeOfExpression(workflow, step, read.expression).type,
  );
  if (checked.problem !== undefined) {
    const { span, message, help } = checked.problem;
    report({ place: place(span), message, ...(help === undefined ? {} : { help }) });
    return;
  }
  if (checked.type === 'dyn' || checked.type.startsWith(key === 'when' ? 'bool' : 'list')) return;
  const wanted = key === 'when' ? 'true or false' : 'a list';
  report({
    place: place({ start: 0, end: text.length }),
    message: `The expression gives ${describeCelType(checked.type)}, and ${wanted} is wanted.`,
    help: key === 'when' ? 'Compare it with something.' : 'Name a list.',
  });
}

const roots = ['inputs', 'context', 'steps', 'item'];

function adviceOn(name: string): Pick<Finding, 'help'> {
  const near = suggest(name, roots);
  if (near !== undefined) return { help: `Did you mean "${near}"?` };
  return {
    help: `Read "inputs.${name}", "context.${name}" or an output of a step, or put a text in quotes.`,
  };
}
