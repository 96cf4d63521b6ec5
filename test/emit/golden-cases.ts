import type { NodePool } from '../../compiler/model/cluster.ts';
import type { JsonObject } from '../../compiler/model/json.ts';
import type { PlacedProgram } from '../../compiler/model/placed-program.ts';
import type { LinkedEnvironment } from '../../compiler/model/program.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import {
  definition,
  linkedEnvironment,
  nodePool,
  resolvedAgent,
  runtimeClass,
} from '../support/builders.ts';
import { platformCases } from './platform-cases.ts';
import {
  assignment,
  placedEnvironment,
  placedProgram,
  runtimeDeployment,
} from '../support/placed.ts';

/** One small placement for each shape of output; their manifests stand in `test/golden/<name>/expected`. */

const mebibyte = 2 ** 20;

/** A document as the runtime reads it. */
function document(name: string, namespace: string): JsonObject {
  return {
    apiVersion: 'adac.dev/v2',
    kind: 'Agent',
    metadata: { name, namespace, owners: ['platform'] },
    spec: {
      framework: 'langgraph',
      handler: 'agents.example.run',
      prompt: 'Say "hello".\nThen stop.',
    },
  };
}

const finance = { name: 'ledger-reader', namespace: 'finance' };

function financeAgent(overrides: Partial<ResolvedAgent>): ResolvedAgent {
  return resolvedAgent({
    ...finance,
    makeDocument: () => document(finance.name, finance.namespace),
    ...overrides,
  });
}

function environmentOf(
  name: string,
  agents: readonly ResolvedAgent[],
  pools?: readonly NodePool[],
): LinkedEnvironment {
  return linkedEnvironment({ name, agents, ...(pools !== undefined && { pools }) });
}

function dedicated(): PlacedProgram {
  const agent = financeAgent({
    definition: definition('Agent', finance.name, {}, finance.namespace),
    egress: ['api.ledger.example', '*.rates.example'],
  });
  return placedProgram([placedEnvironment(environmentOf('dedicated', [agent]))]);
}

function autoscaled(): PlacedProgram {
  const plain = definition(
    'Agent',
    finance.name,
    {
      access: {
        secrets: [
          { name: 'ledger', key: 'token' },
          { name: 'ledger', key: 'ca.crt' },
          { name: 'rates', key: 'key' },
        ],
      },
      collaboration: { canWorkWith: ['finance/report-writer'] },
      placement: { spread: { by: 'zone', maxSkew: 1 } },
      reliability: {
        probes: { liveness: { path: '/alive', port: 9000, initialDelay: '1m', period: '20s' } },
      },
    },
    finance.namespace,
  );
  const agent = financeAgent({
    definition: {
      ...plain,
      metadata: {
        ...plain.metadata,
        labels: { 'example.com/cost-centre': 'c-17' },
        annotations: { 'example.com/note': 'Reads: only' },
        owners: ['ledger-team', 'platform'],
      },
    },
    instances: 10,
    minInstances: 2,
    priority: 'high',
    hosting: {
      mode: 'dedicated',
      autoscaling: {
        min: 2,
        max: 10,
        scaleUpThreshold: 80,
        scaleDownThreshold: 30,
        scaleUpStep: 4,
        scaleDownStep: 1,
        queueDepth: 50,
      },
    },
  });
  return placedProgram([placedEnvironment(environmentOf('autoscaled', [agent]))]);
}

function serverless(): PlacedProgram {
  const agent = financeAgent({
    definition: definition('Agent', finance.name, { limits: { timeout: '2m' } }, finance.namespace),
    instances: 20,
    minInstances: 0,
    hosting: {
      mode: 'serverless',
      minScale: 0,
      maxScale: 20,
      concurrency: 8,
      idleTimeout: 300,
      prewarm: 1,
    },
    egress: ['api.ledger.example'],
  });
  return placedProgram([placedEnvironment(environmentOf('serverless', [agent]))]);
}

function scheduled(): PlacedProgram {
  const agent = financeAgent({
    definition: definition(
      'Agent',
      finance.name,
      { limits: { timeout: '30m' }, reliability: { retries: { max: 2 } } },
      finance.namespace,
    ),
    hosting: { mode: 'scheduled', schedule: '0 3 * * *', timeZone: 'Europe/Berlin' },
  });
  return placedProgram([placedEnvironment(environmentOf('scheduled', [agent]))]);
}

/** A primary pool, and a backup that its agents may fail over to; two rollout phases. */
function pooled(): PlacedProgram {
  const pools = [
    nodePool({ name: 'primary', labels: { 'kubernetes.io/hostname': 'primary-1' } }),
    nodePool({
      name: 'pi',
      class: 'pi',
      role: 'backup',
      count: 5,
      arch: 'arm64',
      labels: { 'example.com/board': 'pi-5' },
    }),
  ];
  const shared = runtimeClass({ lightweight: true });
  const watchers = ['disk-watcher', 'net-watcher'].map((name) =>
    resolvedAgent({
      name,
      namespace: 'monitoring',
      instances: 150,
      makeDocument: () => document(name, 'monitoring'),
      egress: ['metrics.example'],
      hosting: { mode: 'pooled', weight: 1, runtimeClass: shared },
    }),
  );
  const runtime = runtimeDeployment({
    namespace: 'monitoring',
    pool: 'primary',
    runtimeClass: shared,
    demand: { milliCpu: 100, memory: 100 * mebibyte, storage: 200 * mebibyte, accelerators: {} },
    failover: [{ cluster: 'local', pool: 'pi' }],
  });
  const runtimes = [
    { ...runtime, members: watchers.map((agent) => ({ agent, instances: 50 })), replicas: 1 },
    {
      ...runtime,
      name: 'standard-0a1b2c-main-p2',
      phase: 2,
      members: watchers.map((agent) => ({ agent, instances: 100 })),
    },
  ];
  const environment = {
    ...environmentOf('pooled', watchers, pools),
    namespacePrefix: 'edge-',
    phases: [100, 300],
  };
  return placedProgram([
    placedEnvironment(environment, {
      runtimes: runtimes.map((one) => ({ ...one, name: one.name.replace('main', 'primary') })),
      assignments: watchers.map((agent) =>
        assignment(agent, {
          shares: [{ cluster: 'local', pool: 'primary', instances: 150 }],
          failover: [{ cluster: 'local', pool: 'pi' }],
        }),
      ),
    }),
  ]);
}

export const goldenCases: Readonly<Record<string, () => PlacedProgram>> = {
  ...platformCases,
  'emit-autoscaled': autoscaled,
  'emit-dedicated': dedicated,
  'emit-pooled': pooled,
  'emit-scheduled': scheduled,
  'emit-serverless': serverless,
};
