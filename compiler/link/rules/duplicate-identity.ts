import type { LinkRule } from '../link-rule.ts';
import { spellingOfSymbol } from '../spelling.ts';
import { identityOf, placeOfName, type AnySymbol } from '../symbols.ts';

/** Kind, namespace and name tell definitions apart. */
export const duplicateIdentity: LinkRule = {
  code: 'link/duplicate-identity',
  severity: 'error',
  summary:
    'Two definitions of one kind never share namespace and name, because references could mean either.',
  explanation: `
Fleet members and agents share one space of names, since both run as agents.

\`\`\`yaml
# agents/sales/writer.yaml
kind: Agent
metadata: {name: writer, namespace: sales}
---
# agents/sales/letters.yaml
kind: Agent
metadata: {name: writer, namespace: sales}
\`\`\`

Rename one of the two, or put it into another namespace:

\`\`\`yaml
kind: Agent
metadata: {name: letter-writer, namespace: sales}
\`\`\`
`,
  check({ symbols }, report) {
    for (const { kind, first, second } of symbols.duplicates) {
      // Names that differ as written are told by `colliding-name`.
      if (spellingOfSymbol(first) !== spellingOfSymbol(second)) continue;
      report({
        place: placeOfName(second),
        message: `${describe(kind, second)} "${identityOf(second)}" is defined twice.`,
        related: [
          { place: placeOfName(first), message: `The other one${asMember(first)} is here.` },
        ],
        help: 'Rename one of the two, or put it into another namespace.',
      });
    }
  },
};

function describe(kind: string, symbol: AnySymbol): string {
  return symbol.memberIndex === undefined
    ? kind
    : `Member of fleet "${symbol.definition.metadata.name}"`;
}

function asMember(symbol: AnySymbol): string {
  return symbol.memberIndex === undefined
    ? ''
    : `, a member of fleet "${symbol.definition.metadata.name}",`;
}
