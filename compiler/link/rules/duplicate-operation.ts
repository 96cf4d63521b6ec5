import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';

/** Operations of a tool are told apart by name. */
export const duplicateOperation: LinkRule = {
  code: 'link/duplicate-operation',
  severity: 'error',
  summary:
    'A tool describes each operation once, because whether it is destructive must have one answer.',
  explanation: `
\`\`\`yaml
kind: Tool
metadata: {name: runbook}
spec:
  operations:
    - name: restart
    - name: restart
      destructive: true
\`\`\`

Describe the operation once:

\`\`\`yaml
  operations:
    - name: restart
      destructive: true
\`\`\`
`,
  check({ definitions }, report) {
    for (const tool of definitions.Tool) {
      const first = new Map<string, number>();
      for (const [index, { name }] of tool.spec.operations.entries()) {
        const known = first.get(name);
        if (known === undefined) {
          first.set(name, index);
          continue;
        }
        report({
          place: at(tool, 'spec', 'operations', index, 'name'),
          message: `Tool "${tool.metadata.name}" describes operation "${name}" twice.`,
          related: [
            {
              place: at(tool, 'spec', 'operations', known, 'name'),
              message: 'First described here.',
            },
          ],
          help: 'Keep one of the two.',
        });
      }
    }
  },
};
