import type { AnyDefinition } from '../../model/definition.ts';
import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import type { Reference } from '../references.ts';

/** Tools serve somebody. */
export const unusedTool: LinkRule = {
  code: 'link/unused-tool',
  severity: 'warning',
  summary:
    'Somebody uses each tool of an estate that runs, because one that nobody uses is still reviewed and trusted.',
  explanation: `
A tool is used by an agent, a fleet, defaults or an overlay that lists it. Nothing is said in an estate without
environments, which may be a library for others; nor of agents, teams and workflows, which a summary
counts, nor of models and clusters, which are an inventory to choose from.

\`\`\`yaml
kind: Tool
metadata: { name: old-ledger }      # no agent lists it
\`\`\`

Let an agent use it, or remove the definition:

\`\`\`yaml
kind: Agent
spec:
  tools: [{ name: old-ledger, allow: [read] }]
\`\`\`
`,
  check({ definitions, references }, report) {
    if (definitions.Environment.length === 0) return;
    const used = new Set<AnyDefinition>(references.flatMap(meantTools));
    for (const tool of definitions.Tool) {
      if (used.has(tool)) continue;
      report({
        place: at(tool, 'metadata', 'name'),
        message: `Nothing uses tool "${tool.metadata.name}".`,
        help: 'Let an agent use it, or remove the definition.',
      });
    }
  },
};

/** A misspelt or ambiguous name is a finding of its own, and not that nobody uses what it may mean. */
function meantTools({ kind, lookup }: Reference): AnyDefinition[] {
  if (kind !== 'Tool') return [];
  if ('found' in lookup) return [lookup.found.definition];
  if ('ambiguous' in lookup) return lookup.candidates.map(({ definition }) => definition);
  return lookup.suggestion === undefined ? [] : [lookup.suggestion.symbol.definition];
}
