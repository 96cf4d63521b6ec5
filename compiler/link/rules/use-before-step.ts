import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import { placeOfRead } from '../workflow/place-of-read.ts';

/** Values are read after the step that gives them. */
export const useBeforeStep: LinkRule = {
  code: 'link/use-before-step',
  severity: 'error',
  summary:
    'A step that reads the output of another depends on it, by however long a path, because otherwise it may run first.',
  explanation: `
\`\`\`yaml
steps:
  - id: analyze
    agent: analyst
  - id: write
    agent: writer
    inputs:
      findings: "\${steps.analyze.outputs.findings}"
\`\`\`

The order of the list says nothing; say what the step waits for:

\`\`\`yaml
  - id: write
    agent: writer
    dependsOn: [analyze]
    inputs:
      findings: "\${steps.analyze.outputs.findings}"
\`\`\`
`,
  check({ workflows }, report) {
    for (const workflow of workflows) {
      const { definition, graph, reads } = workflow;
      // One missing dependency is one mistake, however many expressions need it.
      const told = new Set<string>();
      for (const read of reads) {
        const { reader, source } = read;
        if (reader === undefined || source === undefined) continue;
        if (graph.runsAfter(reader.index, source.index)) continue;
        const pair = `${reader.index} ${source.index}`;
        if (told.has(pair)) continue;
        told.add(pair);
        const place = placeOfRead(workflow, read);
        const related = [
          {
            place: at(definition, 'spec', 'steps', source.index, 'id'),
            message: 'The step is here.',
          },
        ];
        const [id, name] = [reader.step.id, source.step.id];
        if (reader === source) {
          const help = 'Read the output of an earlier step.';
          report({ place, message: `Step "${id}" reads its own output.`, help });
        } else if (graph.runsAfter(source.index, reader.index)) {
          report({
            place,
            message: `Step "${id}" reads an output of step "${name}", which runs later.`,
            related,
            help: `Read the output of an earlier step, or turn the dependency around.`,
          });
        } else {
          report({
            place,
            message: `Step "${id}" reads an output of step "${name}", but does not depend on it.`,
            related,
            help: `Add "${name}" to "dependsOn" of step "${id}".`,
          });
        }
      }
    }
  },
};
