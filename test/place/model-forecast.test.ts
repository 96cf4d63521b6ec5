import { expect, test } from 'vitest';
import type { LimitSpec } from '../../compiler/model/agent.ts';
import type { ModelSpec } from '../../compiler/model/model.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { modelForecast } from '../../compiler/place/model-forecast.ts';
import { definition, resolvedAgent } from '../support/builders.ts';

const api = { api: { host: 'api.example' } };

function agentWith(
  limits: LimitSpec | undefined,
  model: Partial<ModelSpec> | undefined,
  instances = 1,
): ResolvedAgent {
  const agent = resolvedAgent({ name: 'a', instances });
  const spec = { provider: 'example', id: 'large', serving: api, ...model };
  return {
    ...agent,
    definition: {
      ...agent.definition,
      spec: { ...agent.definition.spec, ...(limits !== undefined && { limits }) },
    },
    ...(model !== undefined && { model: definition('Model', 'large', spec) }),
  };
}

const price = { input: 3, output: 15 };

test('tokens of a month cost the dearer price', () => {
  // 100,000 × 730 / 24 × 15 / 1,000,000 = 45.625, for each of 100.
  const agents = [agentWith({ tokensPerDay: 100_000 }, { price }, 100)];
  expect(modelForecast(agents)).toEqual({ usdPerMonth: 4562.5, unbounded: 0 });
});

test('what an agent may spend bounds it too', () => {
  const both = agentWith({ tokensPerDay: 100_000, usdPerMonth: 10 }, { price });
  const spending = agentWith({ usdPerMonth: 7 }, { price });
  expect(modelForecast([both, spending])).toEqual({ usdPerMonth: 17, unbounded: 0 });
});

test('agents without a limit, or with a model without a price, are counted apart', () => {
  const agents = [
    agentWith(undefined, { price }, 3),
    agentWith({ tokensPerDay: 1000 }, {}, 4),
    agentWith({ tokensPerDay: 0 }, { price }),
  ];
  expect(modelForecast(agents)).toEqual({ usdPerMonth: 0, unbounded: 7 });
});

test('no model, one that costs nothing and one that is served here add nothing', () => {
  const resources = { cpu: 1, memory: '1Gi', storage: '1Gi' };
  const vllm = { image: 'vllm', replicas: 1, resources };
  const agents = [
    agentWith(undefined, undefined),
    agentWith(undefined, { price: { input: 0, output: 0 } }),
    agentWith(undefined, { serving: { vllm } }),
  ];
  expect(modelForecast(agents)).toEqual({ usdPerMonth: 0, unbounded: 0 });
});
