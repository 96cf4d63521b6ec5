import type { Tier } from '../../model/agent.ts';
import type { Definition } from '../../model/definition.ts';

/**
 * The model that answers for each tier in one environment, among those that its agents can ask: models of a
 * provider, and models that the environment serves itself. The cheapest wins, by the sum of its prices for input
 * and output, ties by name, then namespace. A model without a price comes last, because nothing says that it is
 * cheap. So a model on the environment's own nodes, whose tokens are free, goes before a provider's.
 */
export function modelsByTier(
  models: readonly Definition<'Model'>[],
  hosted: ReadonlySet<Definition<'Model'>>,
): ReadonlyMap<Tier, Definition<'Model'>> {
  const byTier = new Map<Tier, Definition<'Model'>>();
  for (const model of models) {
    const { tier, serving } = model.spec;
    if (tier === undefined || (serving.api === undefined && !hosted.has(model))) continue;
    const best = byTier.get(tier);
    if (best === undefined || compareModels(model, best) < 0) byTier.set(tier, model);
  }
  return byTier;
}

function compareModels(a: Definition<'Model'>, b: Definition<'Model'>): number {
  const one = priceOf(a);
  const other = priceOf(b);
  if (one !== other) return one < other ? -1 : 1;
  return identityOf(a) < identityOf(b) ? -1 : 1;
}

function priceOf({ spec: { price } }: Definition<'Model'>): number {
  return price === undefined ? Infinity : price.input + price.output;
}

function identityOf({ metadata }: Definition<'Model'>): string {
  return `${metadata.name}/${metadata.namespace ?? ''}`;
}
