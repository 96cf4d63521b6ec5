import type { Definition } from '../../model/definition.ts';
import type { ResolvedTool } from '../../model/resolved-agent.ts';
import { findReference } from '../symbols.ts';
import type { ResolveContext } from './resolve-context.ts';

/**
 * The tools of an agent, found; those that are not defined are the business of a link rule. A tool without
 * a list of operations allows none, because a privilege that nobody wrote down is not given.
 */
export function resolveTools(
  context: ResolveContext,
  agent: Definition<'Agent'>,
): readonly ResolvedTool[] {
  const { tools } = agent.spec;
  if (tools === undefined) return none;
  const namespace = agent.metadata.namespace ?? 'default';
  return tools.flatMap(({ name, allow = [], requiresConfirmation = false }) => {
    const lookup = findReference(context.symbols, 'Tool', name, namespace);
    if (!('found' in lookup)) return [];
    return [
      { definition: lookup.found.definition, allow: [...allow].sort(), requiresConfirmation },
    ];
  });
}

const none: readonly ResolvedTool[] = [];
