import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import { spellingOf } from '../spelling.ts';
import { identityOf, placeOfName } from '../symbols.ts';

/** A bare name that several other namespaces define has to say which one it means. */
export const ambiguousReference: LinkRule = {
  code: 'link/ambiguous-reference',
  severity: 'error',
  summary:
    'A name without a namespace means one definition only, because a guess could run the wrong one.',
  explanation: `
A bare name is looked up in its own namespace first. Where that has none and several other namespaces have one,
the reference is ambiguous.

\`\`\`yaml
metadata: {name: launch, namespace: product}
spec:
  steps:
    - id: write
      agent: writer           # sales/writer and support/writer are defined
\`\`\`

Write the namespace too:

\`\`\`yaml
    - id: write
      agent: sales/writer
\`\`\`
`,
  check({ references }, report) {
    for (const { text, definition, path, describe, lookup } of references) {
      if (!('ambiguous' in lookup)) continue;
      const place = at(definition, ...path);
      const candidates = [...lookup.candidates].sort((a, b) =>
        identityOf(a) < identityOf(b) ? -1 : 1,
      );
      const names = candidates.map((candidate) => `"${identityOf(candidate)}"`);
      report({
        place,
        message: `${describe()} "${spellingOf(definition, place, text)}", which ${names.length} namespaces define.`,
        related: candidates.map((candidate) => ({
          place: placeOfName(candidate),
          message: `"${identityOf(candidate)}" is defined here.`,
        })),
        help: `Write the namespace too: ${names.join(' or ')}.`,
      });
    }
  },
};
