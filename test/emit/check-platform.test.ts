import { describe, expect, test } from 'vitest';
import type { RolloutSpec } from '../../compiler/model/agent.ts';
import type { EnvironmentSpec } from '../../compiler/model/environment.ts';
import { definition } from '../support/builders.ts';
import { findingLines } from '../support/emitted.ts';
import { placedProgram } from '../support/placed.ts';
import {
  financeAgent,
  fullPlatform,
  monitored,
  platformPlacement,
  servedModel,
} from './platform-cases.ts';

describe('a served model', () => {
  const findings = (
    hosted: NonNullable<EnvironmentSpec['models']>[number],
    model = servedModel('vllm'),
  ) => findingLines(platformPlacement('test', [financeAgent({})], { models: [hosted] }, [model]));

  test('passes where its pool has room', () => {
    expect(findings({ name: 'mistral', pool: 'gpu' })).toEqual([]);
    expect(findings({ name: 'models/mistral', pool: 'gpu', cluster: 'local' })).toEqual([]);
  });

  test('must be defined', () => {
    expect(findings({ name: 'mistrall', pool: 'gpu' })).toEqual([
      'emit/unserved-model: Environment "test" serves model "mistrall", which is not defined, or more than once. Did you mean "mistral"?',
    ]);
  });

  test('must not be served by its provider', () => {
    const api = definition('Model', 'mistral', {
      provider: 'mistralai',
      id: 'mistral',
      serving: { api: { host: 'api.mistral.example' } },
    });
    expect(findings({ name: 'mistral', pool: 'gpu' }, api)).toEqual([
      'emit/unserved-model: Model "mistral" is served by its provider, and cannot be served here. Remove the entry, or name a model with `serving.vllm` or `serving.ollama`.',
    ]);
  });

  test('must stand on a cluster of the environment', () => {
    expect(findings({ name: 'mistral', pool: 'gpu', cluster: 'elsewhere' })).toEqual([
      'emit/unserved-model: Environment "test" does not say on which of its clusters it serves model "mistral". Set `cluster` to one of "local".',
    ]);
  });

  test('must stand on a pool of the cluster', () => {
    expect(findings({ name: 'mistral', pool: 'gpus' })).toEqual([
      'emit/no-room-for-model: Cluster "local" has no pool "gpus" to serve model "mistral" on. Did you mean "gpu"?',
    ]);
  });

  test('finds no room where there is no accelerator', () => {
    expect(findings({ name: 'mistral', pool: 'main' })).toEqual([
      'emit/no-room-for-model: Pool "main" of cluster "local" has no room for 1 of 1 pods of model "mistral". Name a pool with more room or the right accelerator, or add nodes to it.',
    ]);
  });

  test('finds no room for one pod more than there are accelerators', () => {
    expect(
      findings({ name: 'mistral', pool: 'gpu' }, servedModel('vllm', { replicas: 2 })),
    ).toEqual([]);
    expect(
      findings({ name: 'mistral', pool: 'gpu' }, servedModel('vllm', { replicas: 3 })),
    ).toEqual([expect.stringContaining('has no room for 1 of 3 pods')]);
  });

  test('declares what it needs', () => {
    const bare = servedModel('vllm', { resources: { cpu: 1 } });
    expect(findings({ name: 'mistral', pool: 'gpu' }, bare)).toEqual([
      'emit/no-room-for-model: Model "mistral" asks for no memory and no storage, and is to be served by environment "test". Declare `cpu`, `memory` and `storage`; the last holds its weights.',
    ]);
  });

  test('has a name that fits its Service', () => {
    const named = (length: number) => {
      const model = servedModel('vllm');
      const name = 'm'.repeat(length);
      return findings({ name, pool: 'gpu' }, { ...model, metadata: { ...model.metadata, name } });
    };
    expect(named(57)).toEqual([]);
    expect(named(58)).toEqual([expect.stringContaining('emit/name-too-long')]);
  });
});

describe('a rollout', () => {
  const findings = (
    rollout: RolloutSpec,
    platform: EnvironmentSpec['platform'] = monitored,
    instances = 2,
    name = 'ledger-reader',
  ) => {
    const agent = financeAgent(
      { hosting: { dedicated: { rollout } } },
      { instances, minInstances: instances, name },
    );
    return findingLines(platformPlacement('test', [agent], { platform }));
  };

  test('passes where it can be judged and taken back', () => {
    expect(findings({ canary: { steps: [20, 50] } })).toEqual([]);
    expect(findings({ blueGreen: {} })).toEqual([]);
  });

  test('needs a Prometheus', () => {
    expect(findings({ blueGreen: {} }, {})).toEqual([
      'emit/unsafe-rollout: Nothing judges the rollout of agent "finance/ledger-reader" in environment "test". Set the environment\'s `platform.prometheus`, or remove the rollout.',
    ]);
  });

  test('by canary needs a second pod, and steps that go up', () => {
    expect(findings({ canary: { steps: [20] } }, monitored, 1)).toEqual([
      expect.stringContaining('would be its only pod'),
    ]);
    for (const steps of [
      [50, 20],
      [20, 20],
    ]) {
      expect(findings({ canary: { steps } })).toEqual([expect.stringContaining('do not go up')]);
    }
  });

  test('by blue-green needs room for a second set of pods', () => {
    // 3 nodes of 3,500 millicores hold 105 pods of 100; none of them is in use yet.
    expect(findings({ blueGreen: {} }, monitored, 105)).toEqual([]);
    expect(findings({ blueGreen: {} }, monitored, 106)).toEqual([
      expect.stringContaining('has no room on cluster "local" for 1 of 106'),
    ]);
  });

  test('by blue-green needs a name that leaves room for the preview', () => {
    expect(findings({ blueGreen: {} }, monitored, 2, 'a'.repeat(55))).toEqual([]);
    expect(findings({ blueGreen: {} }, monitored, 2, 'a'.repeat(56))).toEqual([
      expect.stringContaining('emit/name-too-long'),
    ]);
  });
});

describe('a chart', () => {
  const withKeda = (name: string, namespace: string) => {
    const agent = financeAgent({}, { id: `${namespace}/reader`, namespace });
    return platformPlacement(name, [agent], { platform: { charts: ['keda'] } });
  };

  test('is installed by one environment of a cluster', () => {
    const [a, b] = [withKeda('a', 'first'), withKeda('b', 'second')];
    expect(findingLines(a)).toEqual([]);
    const both = placedProgram([...a.environments, ...b.environments]);
    expect(findingLines(both)).toEqual([
      'emit/chart-twice: Environments "a" and "b" would both install chart "keda" on cluster "local". Remove one of the two entries.',
    ]);
  });
});

describe('connections to Redis', () => {
  const findings = (instances: number, platform: EnvironmentSpec['platform']) => {
    const agent = financeAgent({}, { instances, minInstances: instances });
    return findingLines(platformPlacement('test', [agent], { ...(platform && { platform }) }));
  };

  test('are at most a hundred on a node', () => {
    expect(findings(300, fullPlatform)).toEqual([]);
    expect(findings(301, fullPlatform)).toEqual([
      'emit/too-many-connections: A node of pool "main" of cluster "local" would hold 101 connections to Redis, and may hold 100. Let agents share runtimes as pooled ones, or add nodes.',
    ]);
  });

  test('are counted over all environments that share the nodes', () => {
    const [a, b] = ['a', 'b'].map((name, index) => {
      const instances = 150 + index;
      const agent = financeAgent({}, { namespace: name, instances, minInstances: instances });
      return platformPlacement(name, [agent], { platform: fullPlatform });
    });
    const together = [...(a?.environments ?? []), ...(b?.environments ?? [])];
    expect(findingLines(placedProgram(together))).toEqual([
      expect.stringMatching(/^emit\/too-many-connections: .* 101 connections/),
    ]);
    expect([a, b].flatMap((one) => (one === undefined ? [''] : findingLines(one)))).toEqual([]);
  });

  test('are not counted where there is no Redis', () => {
    expect(findings(301, monitored)).toEqual([]);
  });
});
