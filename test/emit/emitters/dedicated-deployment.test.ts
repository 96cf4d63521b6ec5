import { describe, expect, test } from 'vitest';
import { definition, nodePool, resolvedAgent } from '../../support/builders.ts';
import { emittedObjects, only, placementOf, valueAt } from '../../support/emitted.ts';
import { assignment } from '../../support/placed.ts';

function deploymentOf(overrides: Partial<Parameters<typeof resolvedAgent>[0]>) {
  return only(
    emittedObjects(placementOf([resolvedAgent({ name: 'reader', ...overrides })])),
    'Deployment',
  );
}

describe('replicas', () => {
  test('are the planned ones', () => {
    expect(valueAt(deploymentOf({ instances: 3 }), 'spec', 'replicas')).toBe(3);
    expect(valueAt(deploymentOf({}), 'spec', 'replicas')).toBe(1);
  });

  test('are left to the autoscaler where there is one', () => {
    const hosting = { mode: 'dedicated', autoscaling: { min: 1, max: 4 } } as const;
    const deployment = deploymentOf({ instances: 4, hosting });
    expect(valueAt(deployment, 'spec', 'replicas')).toBeUndefined();
    expect(valueAt(deployment, 'metadata', 'annotations')).toEqual({
      'adac.dev/replicas': 'autoscaler',
    });
  });

  test('are still written while they are handed over to the autoscaler', () => {
    const hosting = {
      mode: 'dedicated',
      autoscaling: { min: 1, max: 4 },
      handedOver: 3,
    } as const;
    const deployment = deploymentOf({ instances: 4, hosting });
    expect(valueAt(deployment, 'spec', 'replicas')).toBe(3);
    expect(valueAt(deployment, 'metadata', 'annotations')).toEqual({
      'adac.dev/replicas': 'autoscaler',
    });
  });
});

describe('metadata', () => {
  test('carries the author’s labels, annotations and owners, but never over ours', () => {
    const plain = definition('Agent', 'reader', {});
    const metadata = {
      ...plain.metadata,
      labels: { team: 'a', 'adac.dev/environment': 'other' },
      annotations: { note: 'x' },
      owners: ['a', 'b'],
    };
    const deployment = deploymentOf({ definition: { ...plain, metadata } });
    expect(valueAt(deployment, 'metadata', 'labels')).toMatchObject({
      team: 'a',
      'adac.dev/environment': 'test',
      'adac.dev/framework': 'langgraph',
    });
    expect(valueAt(deployment, 'metadata', 'annotations')).toEqual({
      note: 'x',
      'adac.dev/owners': 'a,b',
    });
  });

  test('has no annotations where there is nothing to note', () => {
    expect(valueAt(deploymentOf({}), 'metadata', 'annotations')).toBeUndefined();
  });
});

test('pods on two pools prefer each by its share', () => {
  const agent = resolvedAgent({ name: 'reader', instances: 4 });
  const labels = (pool: string) => ({ 'example.com/pool': pool });
  const objects = emittedObjects(
    placementOf(
      [agent],
      {
        pools: [
          nodePool({ name: 'a', labels: labels('a') }),
          nodePool({ name: 'b', labels: labels('b') }),
        ],
      },
      {
        assignments: [
          assignment(agent, {
            shares: [
              { cluster: 'local', pool: 'a', instances: 1 },
              { cluster: 'local', pool: 'b', instances: 3 },
            ],
          }),
        ],
      },
    ),
  );
  const pod = ['spec', 'template', 'spec'] as const;
  const deployment = only(objects, 'Deployment');
  const preferred = valueAt(
    deployment,
    ...pod,
    'affinity',
    'nodeAffinity',
    'preferredDuringSchedulingIgnoredDuringExecution',
  );
  expect(preferred).toMatchObject([{ weight: 25 }, { weight: 75 }]);
  expect(valueAt(deployment, ...pod, 'topologySpreadConstraints', 0, 'topologyKey')).toBe(
    'adac.dev/pool-b',
  );
});

test('the handler is told by a variable, the port is 8080', () => {
  const container = ['spec', 'template', 'spec', 'containers', 0] as const;
  const deployment = deploymentOf({ handler: 'agents.reader.run' });
  expect(valueAt(deployment, ...container, 'env')).toEqual([
    { name: 'ADAC_HANDLER', value: 'agents.reader.run' },
  ]);
  expect(valueAt(deployment, ...container, 'ports')).toEqual([
    { name: 'http', containerPort: 8080 },
  ]);
});
