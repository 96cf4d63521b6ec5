import type { Definition } from '../../model/definition.ts';
import { at } from '../../source/origin.ts';
import { findReference } from '../symbols.ts';
import { agentFindings } from './agent-findings.ts';
import type { ResolveContext } from './resolve-context.ts';
import type { Settled } from './settled.ts';

/**
 * The model that an agent names, or the cheapest one that serves its tier; reported and undefined where no
 * model serves it. A name that is not defined is the business of a link rule, and gives no model.
 */
export function resolveModel(
  context: ResolveContext,
  agent: Definition<'Agent'>,
): Settled<Definition<'Model'> | undefined> | undefined {
  const { name, tier } = agent.spec.model ?? {};
  if (name !== undefined) {
    const lookup = findReference(
      context.symbols,
      'Model',
      name,
      agent.metadata.namespace ?? 'default',
    );
    return { value: 'found' in lookup ? lookup.found.definition : undefined };
  }
  if (tier === undefined) return { value: undefined };
  const model = context.models.get(tier);
  if (model !== undefined) return { value: model };
  context.report(agentFindings.unservedTier, {
    place: at(agent, 'spec', 'model', 'tier'),
    message: `No model serves tier "${tier}".`,
    help: `Give a Model the tier "${tier}", or name a model instead.`,
  });
  return undefined;
}
