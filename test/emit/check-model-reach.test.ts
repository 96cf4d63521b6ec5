import { describe, expect, test } from 'vitest';
import type { HostedModel } from '../../compiler/model/platform.ts';
import type { PlacedEnvironment, PlacedProgram } from '../../compiler/model/placed-program.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { locate } from '../../compiler/source/locate.ts';
import {
  definition,
  definitionsByKind,
  linkedEnvironment,
  linkedProgram,
  nodePool,
} from '../support/builders.ts';
import {
  emittedFindings,
  emittedObjects,
  findingLines,
  only,
  valueAt,
} from '../support/emitted.ts';
import {
  assignment,
  placedEnvironment,
  placedProgram,
  runtimeDeployment,
} from '../support/placed.ts';
import { financeAgent, servedModel } from './platform-cases.ts';

const model = servedModel('vllm');

/** An agent of which one pod stands on cluster `east`, and one on cluster `west`. */
function placement(
  hosted: readonly HostedModel[],
  agents: readonly ResolvedAgent[],
  placed: Partial<PlacedEnvironment> = {},
): PlacedProgram {
  const pools = [
    nodePool({ name: 'main', count: 3, labels: { 'example.com/pool': 'main' } }),
    nodePool({
      name: 'gpu',
      class: 'accelerator',
      cpu: 16,
      memory: '64Gi',
      accelerators: { 'nvidia.com/gpu': 1 },
      labels: { 'example.com/pool': 'gpu' },
    }),
  ];
  const clusters = ['east', 'west'].map((name) => ({
    name,
    shards: 1,
    definition: definition('Cluster', name, { pools }),
  }));
  const environment = linkedEnvironment({
    name: 'both',
    agents,
    clusters,
    definition: definition('Environment', 'both', {
      clusters: clusters.map(({ name }) => ({ name })),
      definitions: [],
      policySets: [],
      models: hosted,
    }),
  });
  const base = placedEnvironment(environment, {
    assignments: agents.map((agent) =>
      assignment(agent, {
        shares: clusters.map(({ name }) => ({ cluster: name, pool: 'main', instances: 1 })),
      }),
    ),
    ...placed,
  });
  const usage = base.usage.map((one) => ({
    ...one,
    total: { ...one.total, milliCpu: 30_000, memory: 60 * 2 ** 30 },
  }));
  return placedProgram(
    [{ ...base, usage }],
    linkedProgram([environment], { definitions: definitionsByKind([model]) }),
  );
}

const east: HostedModel = { name: 'mistral', cluster: 'east', pool: 'gpu' };
const west: HostedModel = { name: 'mistral', cluster: 'west', pool: 'gpu' };

const asking = (spec: { readonly name: string } | { readonly tier: 'standard' }, name = 'reader') =>
  financeAgent(
    { model: spec },
    {
      model,
      name,
      id: `finance/${name}`,
      instances: 2,
      minInstances: 2,
      definition: definition('Agent', name, { model: spec }, 'finance'),
    },
  );

const message =
  'emit/unreachable-model: Agent "reader" runs on cluster "west", and environment "both" serves model "mistral" on cluster "east" only. ' +
  'Serve the model on cluster "west" too, by an entry of its own under `models`, or keep the agents on cluster "east" by `placement.nodeSelector`.';

describe('a model that is served on one cluster', () => {
  test.each([
    ['name', { name: 'mistral' }],
    ['tier', { tier: 'standard' }],
  ] as const)('is a finding where an agent asks it by %s on another', (key, spec) => {
    const placed = placement([east], [asking(spec)]);
    expect(findingLines(placed)).toEqual([message]);
    const [finding] = emittedFindings(placed);
    if (finding === undefined || !('path' in finding.place)) throw new Error('no place');
    expect(finding.place.path).toEqual(['spec', 'model', key]);
    expect(finding.related?.map(({ place }) => locate(place).file.path)).toEqual([
      'environments/default/both.yaml',
    ]);
  });

  test('is one finding for all agents of the other cluster', () => {
    const agents = [asking({ name: 'mistral' }, 'a'), asking({ tier: 'standard' }, 'b')];
    expect(findingLines(placement([east], agents))).toEqual([
      expect.stringContaining('Agent "a" and 1 more run on cluster "west"'),
    ]);
  });

  test('is a finding for agents that share runtimes, each counted once', () => {
    const agents = [asking({ name: 'mistral' }, 'a'), asking({ name: 'mistral' }, 'b')];
    const members = agents.map((agent) => ({ agent, instances: 1 }));
    const runtime = (name: string) =>
      runtimeDeployment({ name, namespace: 'finance', cluster: 'west', members });
    const placed = { assignments: [], runtimes: [runtime('one'), runtime('two')] };
    expect(findingLines(placement([east], agents, placed))).toEqual([
      expect.stringContaining('Agent "a" and 1 more run on cluster "west"'),
    ]);
  });
});

describe('lets pass', () => {
  test('a model that is served on both, each agent at its own', () => {
    const placed = placement([east, west], [asking({ name: 'mistral' })]);
    expect(findingLines(placed)).toEqual([]);
    for (const cluster of ['east', 'west']) {
      const objects = emittedObjects(placed).filter(({ path }) => path.includes(`/${cluster}/`));
      expect(only(objects, 'Service', 'model-mistral').namespace).toBe('models');
      const policy = only(objects, 'NetworkPolicy', 'reader');
      expect(JSON.stringify(valueAt(policy, 'spec', 'egress'))).toContain('model-mistral');
    }
  });

  test('agents that ask nothing, or a provider', () => {
    const api = definition('Model', 'sonnet', {
      provider: 'acme',
      id: 'sonnet',
      serving: { api: { host: 'api.acme.example' } },
    });
    expect(findingLines(placement([east], [financeAgent({}, { instances: 2 })]))).toEqual([]);
    expect(
      findingLines(placement([east], [financeAgent({}, { instances: 2, model: api })])),
    ).toEqual([]);
  });
});

test('an entry that does not say its cluster is a finding of its own, and the only one', () => {
  expect(
    findingLines(placement([{ name: 'mistral', pool: 'gpu' }], [asking({ name: 'mistral' })])),
  ).toEqual([expect.stringContaining('emit/unserved-model')]);
});
