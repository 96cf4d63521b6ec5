import { describe, expect, test } from 'vitest';
import type { Autoscaling } from '../../../compiler/model/agent.ts';
import { resolvedAgent } from '../../support/builders.ts';
import { emittedObjects, only, placementOf, valueAt } from '../../support/emitted.ts';

function autoscalerOf(autoscaling: Autoscaling) {
  const agent = resolvedAgent({
    name: 'reader',
    instances: autoscaling.max,
    minInstances: autoscaling.min,
    hosting: { mode: 'dedicated', autoscaling },
  });
  return only(emittedObjects(placementOf([agent])), 'HorizontalPodAutoscaler');
}

describe('an autoscaler', () => {
  test('keeps to the bounds and scales the Deployment of its name', () => {
    expect(valueAt(autoscalerOf({ min: 2, max: 9 }), 'spec')).toMatchObject({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'reader' },
      minReplicas: 2,
      maxReplicas: 9,
    });
  });

  test('adds pods at the declared use of cpu, else at 80 percent', () => {
    const target = ['spec', 'metrics', 0, 'resource', 'target', 'averageUtilization'] as const;
    expect(valueAt(autoscalerOf({ min: 1, max: 2, scaleUpThreshold: 65 }), ...target)).toBe(65);
    expect(valueAt(autoscalerOf({ min: 1, max: 2 }), ...target)).toBe(80);
  });

  test('adds and removes at most the declared steps a minute', () => {
    expect(
      valueAt(
        autoscalerOf({ min: 1, max: 9, scaleUpStep: 5, scaleDownStep: 2 }),
        'spec',
        'behavior',
      ),
    ).toEqual({
      scaleUp: { policies: [{ type: 'Pods', value: 5, periodSeconds: 60 }] },
      scaleDown: { policies: [{ type: 'Pods', value: 2, periodSeconds: 60 }] },
    });
    expect(valueAt(autoscalerOf({ min: 1, max: 9 }), 'spec', 'behavior')).toBeUndefined();
  });

  test('asks for the depth of the queue where it is declared', () => {
    expect(
      valueAt(autoscalerOf({ min: 1, max: 9, queueDepth: 20 }), 'spec', 'metrics'),
    ).toMatchObject([
      {
        type: 'External',
        external: {
          metric: {
            name: 'adac_queue_depth',
            selector: { matchLabels: { agent: 'reader', namespace: 'default' } },
          },
          target: { type: 'AverageValue', averageValue: '20' },
        },
      },
      { type: 'Resource' },
    ]);
  });

  test('notes the threshold that autoscaling/v2 cannot hold', () => {
    expect(
      valueAt(autoscalerOf({ min: 1, max: 9, scaleDownThreshold: 30 }), 'metadata', 'annotations'),
    ).toEqual({
      'argocd.argoproj.io/sync-wave': '1',
      'adac.dev/scale-down-threshold': '30',
    });
  });
});

test('without autoscaling there is none', () => {
  const objects = emittedObjects(placementOf([resolvedAgent({ name: 'reader', instances: 3 })]));
  expect(objects.filter(({ kind }) => kind === 'HorizontalPodAutoscaler')).toEqual([]);
});
