import type { ToolReference } from '../../model/agent.ts';
import type { ToolSpec } from '../../model/tool.ts';
import { at } from '../../source/origin.ts';
import { authoredSpecs, type AuthoredSpec } from '../authored-specs.ts';
import type { LinkRule } from '../link-rule.ts';
import { findLikely, placeOfName } from '../symbols.ts';

/** Destructive operations wait for a person. */
export const unconfirmedDestructiveTool: LinkRule = {
  code: 'link/unconfirmed-destructive-tool',
  severity: 'error',
  summary:
    'An agent that may call a destructive operation asks for confirmation first, because it cannot be undone.',
  explanation: `
An agent may call what \`allow\` lists, and nothing where it is missing. An entry for a destructive tool that
says neither what may be called nor that a person confirms leaves the reader to guess, and is reported too.

\`\`\`yaml
spec:
  tools:
    - name: runbook
      allow: [read, restart]      # restart is destructive
\`\`\`

Ask a person first, or leave the operation out:

\`\`\`yaml
spec:
  tools:
    - name: runbook
      allow: [read, restart]
      requiresConfirmation: true
\`\`\`
`,
  check({ definitions, symbols }, report) {
    for (const authored of authoredSpecs(definitions)) {
      const { spec, definition, path, namespace, describe } = authored;
      for (const [index, written] of (spec.tools ?? []).entries()) {
        const symbol = findLikely(symbols, 'Tool', written.name, namespace);
        const tool = withTemplate(authored, written);
        if (symbol === undefined || tool.requiresConfirmation === true) continue;
        const operation = destructiveOperation(symbol.definition.spec, tool);
        if (operation === undefined) continue;
        const listed = written.allow?.indexOf(operation) ?? -1;
        const key = listed < 0 ? ['name'] : ['allow', listed];
        report({
          place: at(definition, ...path, 'tools', index, ...key),
          message: `${describe()} ${verbOf(tool)} the destructive operation "${operation}" of tool "${symbol.name}" without confirmation.`,
          related: [{ place: placeOfName(symbol), message: 'The tool is defined here.' }],
          help: helpFor(tool),
        });
      }
    }
  },
};

/** The entry of a fleet member's overrides over the template's entry of the same name. */
function withTemplate({ definition, path }: AuthoredSpec, tool: ToolReference): ToolReference {
  if (definition.kind !== 'Fleet' || path.at(-1) !== 'overrides') return tool;
  const base = definition.spec.template.tools?.find(({ name }) => name === tool.name);
  return { ...base, ...tool };
}

/** Nothing may be called without a list, so that such an entry is not said to allow anything. */
function verbOf({ allow }: ToolReference): string {
  return allow === undefined ? 'does not rule out' : 'may call';
}

function helpFor({ allow }: ToolReference): string {
  return allow === undefined
    ? 'List in `allow` what may be called, or add `requiresConfirmation: true`.'
    : 'Add `requiresConfirmation: true`, or leave the operation out of `allow`.';
}

function destructiveOperation(
  { operations }: ToolSpec,
  { allow }: ToolReference,
): string | undefined {
  const destructive = operations.filter((one) => one.destructive === true).map(({ name }) => name);
  if (allow === undefined) return destructive[0];
  return allow.find((name) => destructive.includes(name));
}
