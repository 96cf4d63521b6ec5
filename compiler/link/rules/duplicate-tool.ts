import { at } from '../../source/origin.ts';
import { authoredSpecs } from '../authored-specs.ts';
import type { LinkRule } from '../link-rule.ts';
import { findLikely, identityOf } from '../symbols.ts';

/** Tools of an agent are told apart by name. */
export const duplicateTool: LinkRule = {
  code: 'link/duplicate-tool',
  severity: 'error',
  summary: 'An agent lists each tool once, because the runtime keys tools by name.',
  explanation: `
\`\`\`yaml
spec:
  tools:
    - name: ledger
      allow: [read]
    - name: ledger
      allow: [write]
\`\`\`

List the tool once, with everything that the agent may call:

\`\`\`yaml
spec:
  tools:
    - name: ledger
      allow: [read, write]
\`\`\`
`,
  check({ definitions, symbols }, report) {
    for (const { spec, definition, path, namespace, describe } of authoredSpecs(definitions)) {
      const { tools = [] } = spec;
      if (tools.length < 2) continue;
      const firstUse = new Map<string, number>();
      for (const [index, { name }] of tools.entries()) {
        const symbol = findLikely(symbols, 'Tool', name, namespace);
        const identity = symbol === undefined ? name : identityOf(symbol);
        const first = firstUse.get(identity);
        if (first === undefined) {
          firstUse.set(identity, index);
          continue;
        }
        report({
          place: at(definition, ...path, 'tools', index, 'name'),
          message: `${describe()} lists tool "${name}" twice.`,
          related: [
            {
              place: at(definition, ...path, 'tools', first, 'name'),
              message: 'First listed here.',
            },
          ],
          help: 'Keep one of the two entries, with all operations that may be called.',
        });
      }
    }
  },
};
