import type { Finding } from '../../diagnostic/diagnostic.ts';
import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import { hasSurelyRun } from '../workflow/guards.ts';
import { placeOfPort } from '../workflow/interface.ts';
import { isAskedFor, optionalPort } from '../workflow/left-out.ts';
import type { LinkedStep, LinkedWorkflow, Read } from '../workflow/linked-workflow.ts';
import { placeOfRead } from '../workflow/place-of-read.ts';

/** Outputs of steps that may be skipped are read with care. */
export const unguardedOutput: LinkRule = {
  code: 'link/unguarded-output',
  severity: 'error',
  summary:
    'The output of a step with `when` is read only where the same condition holds, because the step may have been skipped.',
  explanation: `
A step whose condition does not hold is skipped and gives nothing; steps that depend on it still run. A condition
that reads something skipped does not hold.

\`\`\`yaml
steps:
  - id: restart
    agent: responder
    when: steps.triage.outputs.severity == "critical"
    dependsOn: [triage]
  - id: verify
    agent: monitor
    dependsOn: [restart]
    inputs:
      change: "\${steps.restart.outputs.change}"
\`\`\`

Repeat the condition, ask whether the output is there, or make the input of the agent optional:

\`\`\`yaml
  - id: verify
    agent: monitor
    dependsOn: [restart]
    when: has(steps.restart.outputs.change)
\`\`\`

An output of the workflow that is nothing but such an expression is left out when the step was skipped. Workflows
that run this one mind that in the same ways.
`,
  check({ workflows }, report) {
    for (const workflow of workflows) {
      // One missing guard is one mistake, however many expressions need it.
      const told = new Set<string>();
      for (const read of workflow.reads) {
        const missing = findMissing(workflow, read);
        if (missing === undefined) continue;
        const { reader, source } = read;
        const pair = `${reader?.index ?? ''} ${source?.index ?? ''}`;
        if (told.has(pair)) continue;
        told.add(pair);
        report({ place: placeOfRead(workflow, read), ...missing });
      }
    }
  },
};

type Missing = Omit<Finding, 'place'>;

/** What is wrong with a read of something that may not be there; nothing where that is minded. */
function findMissing(workflow: LinkedWorkflow, read: Read): Missing | undefined {
  const { reader, source, expression } = read;
  if (source === undefined || reader === source || canDoWithout(workflow, read)) return undefined;
  const subject = reader === undefined ? 'The workflow' : `Step "${reader.step.id}"`;
  if (source.condition !== undefined) {
    if (reader !== undefined && hasSurelyRun(workflow, reader, source)) return undefined;
    const place = at(workflow.definition, 'spec', 'steps', source.index, 'when');
    return {
      message: `${subject} reads an output of step "${source.step.id}", which may have been skipped.`,
      related: [{ place, message: 'It runs only under this condition.' }],
      help:
        reader === undefined
          ? 'Write the expression alone: then the output is left out when the step was skipped.'
          : `Give step "${reader.step.id}" the same "when".`,
    };
  }
  const port = optionalPort(expression, source);
  if (port === undefined || isAskedFor(read, workflow)) return undefined;
  return {
    message: `${subject} reads an output of step "${source.step.id}" that may be left out.`,
    related: [{ place: placeOfPort(port), message: 'It is left out when a step was skipped.' }],
    help:
      reader === undefined
        ? 'Write the expression alone: then this output is left out as well.'
        : `Ask for it in "when" of step "${reader.step.id}", such as \`has(…)\`.`,
  };
}

/** Whether the reader asks, or can do without what it reads. */
function canDoWithout(workflow: LinkedWorkflow, read: Read): boolean {
  const { reader, role } = read;
  if (role === 'when') return true;
  return reader === undefined ? isWholeOutput(workflow, read) : mayBeLeftOut(reader, read);
}

/** Whether the expression alone is an output of the workflow, which is then left out with it. */
function isWholeOutput({ outputs }: LinkedWorkflow, { path }: Read): boolean {
  const name = path.length === depthOfOutputs ? path.at(-1) : undefined;
  return typeof name === 'string' && outputs.get(name)?.kind === 'expression';
}

/** Length of the path `spec.outputs.name`. */
const depthOfOutputs = 3;

/** Whether the expression alone feeds an input that need not be fed. */
function mayBeLeftOut(reader: LinkedStep, read: Read): boolean {
  if (read.role !== 'inputs') return false;
  // Below the input itself, in a list or an object, something would be missing.
  const name = read.path.length === depthOfInputs ? read.path.at(-1) : undefined;
  if (typeof name !== 'string' || reader.inputs.get(name)?.kind !== 'expression') return false;
  return reader.target?.inputs?.get(name)?.required !== true;
}

/** Length of the path `spec.steps[0].inputs.name`. */
const depthOfInputs = 5;
