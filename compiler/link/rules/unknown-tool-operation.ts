import { suggest } from '../../diagnostic/suggest.ts';
import { at } from '../../source/origin.ts';
import { authoredSpecs } from '../authored-specs.ts';
import type { LinkRule } from '../link-rule.ts';
import { findLikely, placeOfName } from '../symbols.ts';

/** What an agent may call exists. */
export const unknownToolOperation: LinkRule = {
  code: 'link/unknown-tool-operation',
  severity: 'error',
  summary:
    'Every operation that an agent is allowed is one that the tool offers, because an allow-list with names of nothing protects nothing.',
  explanation: `
\`\`\`yaml
spec:
  tools:
    - name: ticketing
      allow: [create-issue]       # the tool offers create-ticket
\`\`\`

Name an operation of the tool:

\`\`\`yaml
spec:
  tools:
    - name: ticketing
      allow: [create-ticket]
\`\`\`
`,
  check({ definitions, symbols }, report) {
    for (const { spec, definition, path, namespace, describe } of authoredSpecs(definitions)) {
      for (const [toolIndex, tool] of (spec.tools ?? []).entries()) {
        if (tool.allow === undefined) continue;
        const symbol = findLikely(symbols, 'Tool', tool.name, namespace);
        if (symbol === undefined) continue;
        const offered = symbol.definition.spec.operations.map(({ name }) => name);
        for (const [index, operation] of tool.allow.entries()) {
          if (offered.includes(operation)) continue;
          const place = at(definition, ...path, 'tools', toolIndex, 'allow', index);
          const meant = suggest(operation, offered);
          report({
            place,
            message: `${describe()} is allowed operation "${operation}", which tool "${symbol.name}" does not offer.`,
            related: [{ place: placeOfName(symbol), message: 'The tool is defined here.' }],
            ...(meant === undefined
              ? { help: `It offers ${offered.map((name) => `"${name}"`).join(', ')}.` }
              : {
                  help: `Did you mean "${meant}"?`,
                  fix: { title: `Allow "${meant}"`, edits: [{ place, text: meant }], safe: true },
                }),
          });
        }
      }
    }
  },
};
