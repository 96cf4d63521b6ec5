import { expect, test } from 'vitest';
import { emittedObjects, only, valueAt } from '../../support/emitted.ts';
import { financeAgent, fullPlatform, monitored, platformPlacement } from '../platform-cases.ts';

function objectsWith(
  platform: Parameters<typeof platformPlacement>[2]['platform'],
  depth?: number,
) {
  const agent = financeAgent(
    {},
    {
      instances: 9,
      minInstances: 2,
      hosting: {
        mode: 'dedicated',
        autoscaling: { min: 2, max: 9, scaleUpStep: 3, ...(depth && { queueDepth: depth }) },
      },
    },
  );
  return emittedObjects(
    platformPlacement('test', [agent], platform === undefined ? {} : { platform }),
  );
}

test('scales by the list that the agent itself reads', () => {
  const objects = objectsWith(fullPlatform, 40);
  const scaled = only(objects, 'ScaledObject');
  expect(valueAt(scaled, 'spec', 'triggers', 0)).toEqual({
    type: 'redis',
    metadata: {
      address: 'redis-master.messaging.svc:6379',
      listName: 'adac:queue:finance/ledger-reader',
      listLength: '40',
    },
  });
  const deployment = only(objects, 'Deployment');
  expect(valueAt(deployment, 'spec', 'template', 'spec', 'containers', 0, 'env')).toContainEqual({
    name: 'ADAC_QUEUE',
    value: 'adac:queue:finance/ledger-reader',
  });
});

test('keeps to the bounds and steps, and leaves the number of pods to itself', () => {
  const objects = objectsWith(fullPlatform, 40);
  expect(valueAt(only(objects, 'ScaledObject'), 'spec')).toMatchObject({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'ledger-reader' },
    minReplicaCount: 2,
    maxReplicaCount: 9,
    advanced: {
      horizontalPodAutoscalerConfig: {
        behavior: { scaleUp: { policies: [{ type: 'Pods', value: 3, periodSeconds: 60 }] } },
      },
    },
  });
  expect(valueAt(only(objects, 'Deployment'), 'spec', 'replicas')).toBeUndefined();
});

test.each([
  ['no Redis is declared', monitored, 40],
  ['the agent declares no depth', fullPlatform, undefined],
])('leaves scaling to Kubernetes where %s', (_, platform, depth) => {
  const kinds = objectsWith(platform, depth).map(({ kind }) => kind);
  expect(kinds).toContain('HorizontalPodAutoscaler');
  expect(kinds).not.toContain('ScaledObject');
});

test('has one autoscaler, never two', () => {
  const kinds = objectsWith(fullPlatform, 40).map(({ kind }) => kind);
  expect(kinds).not.toContain('HorizontalPodAutoscaler');
});
