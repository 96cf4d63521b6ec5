import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import { hasSurelyRun } from '../workflow/guards.ts';
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
`,
  check({ workflows }, report) {
    for (const workflow of workflows) {
      // One missing guard is one mistake, however many expressions need it.
      const told = new Set<string>();
      for (const read of workflow.reads) {
        const { reader, source } = read;
        if (source?.condition === undefined || isSafe(workflow, read, source)) continue;
        const pair = `${reader?.index ?? ''} ${source.index}`;
        if (told.has(pair)) continue;
        told.add(pair);
        const subject = reader === undefined ? 'The workflow' : `Step "${reader.step.id}"`;
        report({
          place: placeOfRead(workflow, read),
          message: `${subject} reads an output of step "${source.step.id}", which may have been skipped.`,
          related: [
            {
              place: at(workflow.definition, 'spec', 'steps', source.index, 'when'),
              message: 'It runs only under this condition.',
            },
          ],
          help:
            reader === undefined
              ? 'Give an output of a step that always runs.'
              : `Give step "${reader.step.id}" the same "when".`,
        });
      }
    }
  },
};

/** Whether the source has run wherever the read happens, or the reader can do without. */
function isSafe(workflow: LinkedWorkflow, read: Read, source: LinkedStep): boolean {
  const { reader } = read;
  if (reader === undefined) return false;
  if (read.role === 'when' || reader === source || mayBeLeftOut(reader, read)) return true;
  return hasSurelyRun(workflow, reader, source);
}

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
