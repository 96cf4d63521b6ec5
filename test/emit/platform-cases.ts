import type { AgentSpec } from '../../compiler/model/agent.ts';
import type { Definition } from '../../compiler/model/definition.ts';
import type { EnvironmentSpec } from '../../compiler/model/environment.ts';
import type { ModelSpec } from '../../compiler/model/model.ts';
import type { PlacedProgram } from '../../compiler/model/placed-program.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import {
  definition,
  definitionsByKind,
  linkedEnvironment,
  linkedProgram,
  nodePool,
  resolvedAgent,
} from '../support/builders.ts';
import { placedEnvironment, placedProgram } from '../support/placed.ts';

/** Placements of environments that declare what their clusters offer beside Kubernetes. */

export const monitored: NonNullable<EnvironmentSpec['platform']> = {
  prometheus: { service: 'prometheus-operated', namespace: 'monitoring', port: 9090 },
};

export const fullPlatform: NonNullable<EnvironmentSpec['platform']> = {
  ...monitored,
  redis: { service: 'redis-master', namespace: 'messaging', port: 6379 },
  postgres: { service: 'registry', namespace: 'registry', port: 5432 },
  telemetry: { service: 'collector', namespace: 'monitoring', port: 4317, sampledPercent: 5 },
};

/** An agent of namespace `finance`, with what its definition says. */
export function financeAgent(
  spec: AgentSpec,
  overrides: Partial<ResolvedAgent> = {},
): ResolvedAgent {
  return resolvedAgent({
    name: 'ledger-reader',
    namespace: 'finance',
    definition: definition('Agent', 'ledger-reader', spec, 'finance'),
    ...overrides,
  });
}

/** A placement of one environment on a cluster with a pool of plain nodes and one with accelerators. */
export function platformPlacement(
  name: string,
  agents: readonly ResolvedAgent[],
  spec: Partial<EnvironmentSpec>,
  models: readonly Definition<'Model'>[] = [],
): PlacedProgram {
  const pools = [
    nodePool({ name: 'main', count: 3, labels: { 'example.com/pool': 'main' } }),
    nodePool({
      name: 'gpu',
      class: 'accelerator',
      count: 2,
      cpu: 16,
      memory: '64Gi',
      accelerators: { 'nvidia.com/gpu': 1 },
      labels: { 'example.com/pool': 'gpu' },
      taints: [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }],
    }),
  ];
  const environment = linkedEnvironment({
    name,
    agents,
    pools,
    definition: definition('Environment', name, {
      clusters: [{ name: 'local' }],
      definitions: [],
      policySets: [],
      ...spec,
    }),
  });
  const placed = placedEnvironment(environment);
  const usage = placed.usage.map((one) =>
    one.pool === 'gpu'
      ? { ...one, total: { ...one.total, milliCpu: 30_000, memory: 120 * 2 ** 30 } }
      : one,
  );
  return placedProgram(
    [{ ...placed, usage }],
    linkedProgram([environment], { definitions: definitionsByKind(models) }),
  );
}

export function servedModel(
  server: 'vllm' | 'ollama',
  overrides: Partial<NonNullable<ModelSpec['serving']['vllm']>> = {},
): Definition<'Model'> {
  const served = {
    image: `registry.example/${server}@sha256:${'b'.repeat(64)}`,
    replicas: 1,
    resources: {
      cpu: 8,
      memory: '32Gi',
      storage: '60Gi',
      accelerator: { resource: 'nvidia.com/gpu', count: 1 },
    },
    ...overrides,
  };
  return definition(
    'Model',
    'mistral',
    {
      provider: 'mistralai',
      id: server === 'vllm' ? 'mistralai/Mistral-7B-Instruct-v0.3' : 'mistral:7b',
      serving: server === 'vllm' ? { vllm: served } : { ollama: served },
      contextWindow: 32_768,
    },
    'models',
  );
}

function modelCase(server: 'vllm' | 'ollama', replicas: number): PlacedProgram {
  const model = servedModel(server, { replicas });
  const agent = financeAgent({}, { model });
  return platformPlacement(server, [agent], { models: [{ name: 'mistral', pool: 'gpu' }] }, [
    model,
  ]);
}

function queueScaled(): PlacedProgram {
  const agent = financeAgent(
    {},
    {
      instances: 10,
      minInstances: 2,
      hosting: {
        mode: 'dedicated',
        autoscaling: {
          min: 2,
          max: 10,
          scaleUpThreshold: 80,
          scaleDownThreshold: 20,
          scaleUpStep: 10,
          scaleDownStep: 5,
          queueDepth: 50,
        },
      },
    },
  );
  return platformPlacement('queued', [agent], { platform: fullPlatform });
}

function canary(): PlacedProgram {
  const agent = financeAgent(
    { hosting: { dedicated: { replicas: 4, rollout: { canary: { steps: [25, 50] } } } } },
    { instances: 4, minInstances: 4 },
  );
  return platformPlacement('canary', [agent], { platform: monitored });
}

function blueGreen(): PlacedProgram {
  const agent = financeAgent(
    { hosting: { dedicated: { replicas: 2, rollout: { blueGreen: { keep: '15m' } } } } },
    { instances: 2, minInstances: 2 },
  );
  return platformPlacement('blue-green', [agent], { platform: monitored });
}

function charts(): PlacedProgram {
  return platformPlacement('charts', [financeAgent({})], {
    platform: {
      ...fullPlatform,
      charts: [
        'node-feature-discovery',
        'argo-rollouts',
        'descheduler',
        'keda',
        'kube-prometheus-stack',
        'opentelemetry-collector',
      ],
    },
  });
}

export const platformCases: Readonly<Record<string, () => PlacedProgram>> = {
  'emit-blue-green': blueGreen,
  'emit-canary': canary,
  'emit-charts': charts,
  'emit-model-ollama': () => modelCase('ollama', 1),
  'emit-model-vllm': () => modelCase('vllm', 2),
  'emit-queue-scaled': queueScaled,
};
