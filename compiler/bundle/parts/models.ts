import type { Definition } from '../../model/definition.ts';
import type { OutputFile } from '../../model/output.ts';
import type { LinkedEnvironment } from '../../model/program.ts';
import { lineFile } from '../line-file.ts';

/** `models.json`: the models that agents call, with limits and prices; keys and tokens are never part of a definition. */
export function modelFiles(environment: LinkedEnvironment): readonly OutputFile[] {
  const models = new Map<string, string>();
  for (const { model } of environment.agents) {
    if (model === undefined) continue;
    const id = `${model.metadata.namespace ?? 'default'}/${model.metadata.name}`;
    if (!models.has(id)) models.set(id, formatModel(id, model));
  }
  if (models.size === 0) return [];
  const lines = [...models].map(([key, line]) => ({ key, line }));
  return [lineFile(environment, 'models.json', 'models', lines)];
}

function formatModel(id: string, { spec }: Definition<'Model'>): string {
  const { provider, id: model, tier, serving, price, limits, contextWindow } = spec;
  return JSON.stringify({
    id,
    provider,
    model,
    tier,
    serving: serving.api === undefined ? servedBy(spec) : { api: { host: serving.api.host } },
    price: price && { input: price.input, output: price.output },
    limits: limits && {
      requestsPerMinute: limits.requestsPerMinute,
      tokensPerMinute: limits.tokensPerMinute,
    },
    contextWindow,
  });
}

/** How a served model is deployed is the manifests' concern; the runtime only needs to know what speaks. */
function servedBy({ serving }: Definition<'Model'>['spec']): object {
  return serving.vllm === undefined ? { ollama: {} } : { vllm: {} };
}
