import type { Definition } from '../../model/definition.ts';
import { findReference } from '../symbols.ts';
import type { Host } from './host.ts';
import type { ResolveContext } from './resolve-context.ts';

/**
 * The model that an agent names, or the one that answers for its tier in the environment. A name that is not
 * defined and a tier that nothing serves give no model; link rules say so.
 */
export function resolveModel(
  { symbols }: ResolveContext,
  { models }: Host,
  agent: Definition<'Agent'>,
): Definition<'Model'> | undefined {
  const { name, tier } = agent.spec.model ?? {};
  if (name === undefined) return tier === undefined ? undefined : models.get(tier);
  const lookup = findReference(symbols, 'Model', name, agent.metadata.namespace ?? 'default');
  return 'found' in lookup ? lookup.found.definition : undefined;
}
