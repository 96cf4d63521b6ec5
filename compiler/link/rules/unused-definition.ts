import type { AnyDefinition, Definition } from '../../model/definition.ts';
import { at } from '../../source/origin.ts';
import { authoredSpecs } from '../authored-specs.ts';
import type { LinkRule } from '../link-rule.ts';
import type { LinkScope } from '../link-scope.ts';
import { findLikely } from '../symbols.ts';

/** Tools and models serve somebody. */
export const unusedDefinition: LinkRule = {
  code: 'link/unused-definition',
  severity: 'warning',
  summary:
    'Somebody uses each tool and model of an estate that runs, because one that nobody uses is still reviewed, paid for and trusted.',
  explanation: `
A tool is used by an agent, a fleet, defaults or an overlay that lists it; a model also where its tier is asked for, and where
an environment serves it. Nothing is said in an estate without environments, which may be a library for others,
and nothing of agents, teams and workflows, which a summary counts.

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
  check(scope, report) {
    const { definitions } = scope;
    if (definitions.Environment.length === 0) return;
    const used = usedDefinitions(scope);
    for (const definition of [...definitions.Tool, ...definitions.Model]) {
      if (used.has(definition)) continue;
      report({
        place: at(definition, 'metadata', 'name'),
        message: `Nothing uses ${definition.kind.toLowerCase()} "${definition.metadata.name}".`,
        help: 'Let an agent use it, or remove the definition.',
      });
    }
  },
};

function usedDefinitions(scope: LinkScope): ReadonlySet<AnyDefinition> {
  const used = new Set<AnyDefinition>();
  for (const { kind, lookup } of scope.references) {
    if (kind !== 'Tool' && kind !== 'Model') continue;
    if ('found' in lookup) used.add(lookup.found.definition);
    // A misspelt or ambiguous name is a finding of its own, and not that nobody uses what it means.
    else if ('ambiguous' in lookup)
      for (const candidate of lookup.candidates) used.add(candidate.definition);
    else if (lookup.suggestion !== undefined) used.add(lookup.suggestion.symbol.definition);
  }
  for (const model of modelsOtherwiseUsed(scope)) used.add(model);
  return used;
}

/** Models of a tier that somebody asks for, although only the cheapest is chosen, and those that are served. */
function* modelsOtherwiseUsed({ definitions, symbols }: LinkScope): Generator<AnyDefinition> {
  const tiers = new Set<string>();
  for (const { spec } of authoredSpecs(definitions)) {
    if (spec.model?.tier !== undefined) tiers.add(spec.model.tier);
  }
  for (const model of definitions.Model) {
    if (model.spec.tier !== undefined && tiers.has(model.spec.tier)) yield model;
  }
  for (const environment of definitions.Environment) yield* servedModels(environment, symbols);
}

function* servedModels(
  { spec, metadata }: Definition<'Environment'>,
  symbols: LinkScope['symbols'],
): Generator<AnyDefinition> {
  for (const { name } of spec.models ?? []) {
    const symbol = findLikely(symbols, 'Model', name, metadata.namespace ?? 'default');
    if (symbol !== undefined) yield symbol.definition;
  }
}
