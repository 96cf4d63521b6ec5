import { describe, expect, test } from 'vitest';
import { nodePool, resolvedAgent, runtimeClass } from '../../support/builders.ts';
import { emittedObjects, only, runtimePlacement, valueAt } from '../../support/emitted.ts';

const pools = [
  nodePool({ name: 'main', labels: { 'example.com/pool': 'main' } }),
  nodePool({ name: 'spare', role: 'backup', labels: { 'example.com/pool': 'spare' } }),
  nodePool({
    name: 'cheap',
    spot: true,
    labels: { 'example.com/pool': 'cheap' },
    taints: [{ key: 'example.com/cheap', value: 'yes', effect: 'NoSchedule' }],
  }),
];

const pod = ['spec', 'template', 'spec'] as const;

function deploymentOf(runtime: Parameters<typeof runtimePlacement>[0]) {
  return only(emittedObjects(runtimePlacement(runtime, pools)), 'Deployment');
}

test('has the planned replicas, and each pod asks for its slots', () => {
  const deployment = deploymentOf({ replicas: 7, slotsPerPod: 50 });
  expect(valueAt(deployment, 'spec', 'replicas')).toBe(7);
  for (const side of ['requests', 'limits']) {
    expect(
      valueAt(deployment, ...pod, 'containers', 0, 'resources', side, 'adac.dev/agent-slots'),
    ).toBe('50');
  }
});

test('replaces pods before it adds some, since the slots are given out', () => {
  expect(valueAt(deploymentOf({}), 'spec', 'strategy')).toEqual({
    rollingUpdate: { maxSurge: 0, maxUnavailable: '10%' },
  });
});

describe('where its pods may stand', () => {
  test('on the planned pool, untolerant, where the plan has no failover', () => {
    const deployment = deploymentOf({});
    expect(valueAt(deployment, ...pod, 'affinity', 'nodeAffinity')).toMatchObject({
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          { matchExpressions: [{ key: 'adac.dev/pool', operator: 'In', values: ['main'] }] },
        ],
      },
    });
    expect(valueAt(deployment, ...pod, 'tolerations')).toBeUndefined();
  });

  test('also on a backup pool that they may fail over to, whose taint they tolerate', () => {
    const deployment = deploymentOf({ failover: [{ cluster: 'local', pool: 'spare' }] });
    const affinity = JSON.stringify(valueAt(deployment, ...pod, 'affinity'));
    expect(affinity).toContain('"values":["main","spare"]');
    expect(affinity).toContain(
      '"preference":{"matchExpressions":[{"key":"adac.dev/pool","operator":"In","values":["main"]}]}',
    );
    expect(valueAt(deployment, ...pod, 'tolerations')).toEqual([
      { key: 'adac.dev/backup', operator: 'Exists', effect: 'NoSchedule' },
    ]);
  });

  test('a pool of another cluster is none to fail over to', () => {
    const deployment = deploymentOf({ failover: [{ cluster: 'elsewhere', pool: 'spare' }] });
    expect(JSON.stringify(valueAt(deployment, ...pod))).not.toContain('spare');
  });

  test('on spot nodes they tolerate what is declared of them', () => {
    expect(valueAt(deploymentOf({ pool: 'cheap' }), ...pod, 'tolerations')).toEqual([
      { key: 'adac.dev/spot', operator: 'Exists', effect: 'NoSchedule' },
      { key: 'example.com/cheap', value: 'yes', effect: 'NoSchedule' },
    ]);
  });

  test('spread over a label that only the planned pool has', () => {
    expect(valueAt(deploymentOf({}), ...pod, 'topologySpreadConstraints')).toMatchObject([
      { maxSkew: 1, topologyKey: 'adac.dev/pool-main', whenUnsatisfiable: 'ScheduleAnyway' },
    ]);
  });
});

test('a pod is as important as its most important agent, and has the secrets of all', () => {
  const shared = runtimeClass();
  const members = (['low', 'high', 'normal'] as const).map((priority) => {
    const agent = resolvedAgent({
      name: priority,
      priority,
      hosting: { mode: 'pooled', weight: 1, runtimeClass: shared },
    });
    const access = { secrets: [{ name: 'key', key: priority }] };
    return {
      agent: { ...agent, definition: { ...agent.definition, spec: { access } } },
      instances: 1,
    };
  });
  const deployment = deploymentOf({ members });
  expect(valueAt(deployment, ...pod, 'priorityClassName')).toBe('adac-test-high');
  expect(valueAt(deployment, ...pod, 'volumes', 2, 'secret', 'items')).toEqual([
    { key: 'high', path: 'high' },
    { key: 'low', path: 'low' },
    { key: 'normal', path: 'normal' },
  ]);
});
