import type { ServedModel } from '../model/model.ts';
import type { HostedModel } from '../model/platform.ts';
import type { LinkedProgram } from '../model/program.ts';
import { parseBytes, parseMilliCpu } from '../model/quantity.ts';
import { at } from '../source/origin.ts';
import { findModel } from './find-model.ts';
import { modelEndpoint } from './model-endpoint.ts';
import type { PlannedModel } from './planned-workload.ts';
import { scheduling } from './scheduling.ts';
import type { ClusterScope, ModelWorkload } from './workload.ts';

/** Bytes of ephemeral storage of a server: its logs and what it compiles; its weights have a volume of their own. */
const scratchBytes = 4 * 2 ** 30;

/**
 * The models that an environment serves, each on the pool that it names. What cannot be planned, such as a model
 * that is not defined or a pool that is not there, is left out; `checkModels` says so.
 */
export function planModels(
  program: LinkedProgram,
  hosted: readonly HostedModel[],
  scopes: ReadonlyMap<string, ClusterScope>,
): readonly PlannedModel[] {
  return hosted.flatMap((one, index) => {
    const scope = scopeOf(one, scopes);
    const model = findModel(program, one.name);
    const pool = scope?.pools.get(one.pool);
    if (scope === undefined || model === undefined || pool === undefined) return [];
    const { vllm, ollama } = model.spec.serving;
    const served = vllm ?? ollama;
    if (served === undefined) return [];
    const endpoint = modelEndpoint(scope.namespacePrefix, model);
    const planned = [{ pool, pods: served.replicas }];
    return [
      {
        namespace: endpoint.namespace,
        name: endpoint.name,
        phase: 1,
        place: at(scope.definition, 'spec', 'models', index),
        source: model.source.document.file.path,
        plannedPools: planned,
        workload: {
          mode: 'model',
          scope,
          model,
          endpoint,
          server: vllm === undefined ? 'ollama' : 'vllm',
          index,
          pool,
          cacheBytes: parseBytes(served.resources.storage ?? 0) ?? 0,
          namespace: endpoint.namespace,
          name: endpoint.name,
          framework: vllm === undefined ? 'ollama' : 'vllm',
          image: imageOf(program, served.image),
          demand: demandOf(served),
          priority: 'high',
          egress: vllm === undefined ? ollamaHosts : vllmHosts,
          secrets: [],
          collaborates: false,
          models: [],
          scheduling: scheduling(scope, planned, []),
          pods: served.replicas,
        },
      },
    ];
  });
}

/** Where the servers download weights from. */
const vllmHosts = ['*.hf.co', 'huggingface.co'];
const ollamaHosts = ['*.r2.cloudflarestorage.com', 'registry.ollama.ai'];

/** The cluster that a model is served on: the one that is named, or the only one. */
export function scopeOf(
  { cluster }: HostedModel,
  scopes: ReadonlyMap<string, ClusterScope>,
): ClusterScope | undefined {
  if (cluster !== undefined) return scopes.get(cluster);
  const [only, ...others] = scopes.values();
  return others.length === 0 ? only : undefined;
}

function imageOf({ project }: LinkedProgram, image: string): string {
  const presets = project.spec.images ?? {};
  return Object.hasOwn(presets, image) ? (presets[image] ?? image) : image;
}

function demandOf({ resources }: ServedModel): ModelWorkload['demand'] {
  const { cpu, memory, accelerator } = resources;
  return {
    milliCpu: parseMilliCpu(cpu ?? 0) ?? 0,
    memory: parseBytes(memory ?? 0) ?? 0,
    storage: scratchBytes,
    accelerators: accelerator === undefined ? {} : { [accelerator.resource]: accelerator.count },
  };
}
