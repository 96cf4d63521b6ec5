import type { ModelForecast } from '../model/placed-program.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';

/** As many as hours are reckoned to a month: 730. */
const daysPerMonth = 730 / 24;

/**
 * Bounds what agents pay the providers of their models in a month: tokens of a day × days × the dearer of the
 * model's two prices, or what an agent may spend where that is less. A model that the environment serves itself
 * is paid with its nodes.
 */
export function modelForecast(agents: readonly ResolvedAgent[]): ModelForecast {
  let usdPerMonth = 0;
  let unbounded = 0;
  for (const agent of agents) {
    const bound = boundOf(agent);
    if (bound === Infinity) unbounded += agent.instances;
    else usdPerMonth += bound * agent.instances;
  }
  return { usdPerMonth: Math.round(usdPerMonth * 100) / 100, unbounded };
}

/** USD of one instance. */
function boundOf({ definition, model }: ResolvedAgent): number {
  if (model?.spec.serving.api === undefined) return 0;
  const { tokensPerDay = Infinity, usdPerMonth = Infinity } = definition.spec.limits ?? {};
  const { price } = model.spec;
  const perToken = price === undefined ? Infinity : Math.max(price.input, price.output) / 1e6;
  // A model that costs nothing needs no limit.
  const byTokens = perToken === 0 ? 0 : tokensPerDay * daysPerMonth * perToken;
  return Math.min(byTokens, usdPerMonth);
}
