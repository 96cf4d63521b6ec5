import { expect, test } from 'vitest';
import type { RolloutSpec } from '../../../compiler/model/agent.ts';
import { emittedObjects, only, valueAt } from '../../support/emitted.ts';
import { financeAgent, monitored, platformPlacement } from '../platform-cases.ts';

function objectsOf(rollout: RolloutSpec, autoscaled = false) {
  const autoscaling = { min: 2, max: 4 };
  const agent = financeAgent(
    { hosting: { dedicated: { rollout } } },
    {
      instances: 4,
      minInstances: autoscaled ? 2 : 4,
      hosting: { mode: 'dedicated', autoscaling: autoscaled ? autoscaling : undefined },
    },
  );
  return emittedObjects(platformPlacement('test', [agent], { platform: monitored }));
}

test('stands in the place of the Deployment, with the same pods and selector', () => {
  const objects = objectsOf({ canary: { steps: [50] } });
  expect(objects.map(({ kind }) => kind)).not.toContain('Deployment');
  const rollout = only(objects, 'Rollout');
  expect(valueAt(rollout, 'spec', 'replicas')).toBe(4);
  const selector = valueAt(rollout, 'spec', 'selector', 'matchLabels');
  expect(valueAt(rollout, 'spec', 'template', 'metadata', 'labels')).toMatchObject({
    ...(typeof selector === 'object' && selector),
  });
});

test('a canary needs no pod more than the placement has counted', () => {
  const canary = valueAt(
    only(objectsOf({ canary: { steps: [25, 75], pause: '2m' } }), 'Rollout'),
    ...['spec', 'strategy', 'canary'],
  );
  expect(canary).toMatchObject({ maxSurge: 0, maxUnavailable: 1 });
  const steps = valueAt({ canary }, 'canary', 'steps');
  expect(steps).toMatchObject([
    { setWeight: 25 },
    { pause: { duration: '120s' } },
    { analysis: { templates: [{ templateName: 'ledger-reader' }] } },
    { setWeight: 75 },
    { pause: { duration: '120s' } },
    { analysis: {} },
  ]);
});

test('blue-green switches between two Services that both exist', () => {
  const objects = objectsOf({ blueGreen: {} });
  const strategy = valueAt(only(objects, 'Rollout'), 'spec', 'strategy', 'blueGreen');
  expect(strategy).toMatchObject({
    activeService: 'ledger-reader',
    previewService: 'ledger-reader-preview',
    scaleDownDelaySeconds: 600,
  });
  only(objects, 'Service', 'ledger-reader');
  only(objects, 'Service', 'ledger-reader-preview');
});

test('under an autoscaler says no number, and is what is scaled', () => {
  const objects = objectsOf({ canary: { steps: [50] } }, true);
  expect(valueAt(only(objects, 'Rollout'), 'spec', 'replicas')).toBeUndefined();
  expect(valueAt(only(objects, 'HorizontalPodAutoscaler'), 'spec', 'scaleTargetRef')).toEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    name: 'ledger-reader',
  });
});
