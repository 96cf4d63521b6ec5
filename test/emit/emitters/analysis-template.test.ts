import { expect, test } from 'vitest';
import { emittedObjects, only, valueAt } from '../../support/emitted.ts';
import { financeAgent, monitored, platformPlacement } from '../platform-cases.ts';

const agent = financeAgent({ hosting: { dedicated: { rollout: { blueGreen: {} } } } });
const objects = emittedObjects(platformPlacement('test', [agent], { platform: monitored }));
const template = only(objects, 'AnalysisTemplate');

test.each([
  [0, 'error-share', 0.02],
  [1, 'response-time', 30],
])('metric %i holds the %s of the new pods to %d', (index, name, most) => {
  const metric = ['spec', 'metrics', index] as const;
  expect(valueAt(template, ...metric, 'name')).toBe(name);
  expect(valueAt(template, ...metric, 'successCondition')).toMatch(
    new RegExp(`result\\[0\\] <= ${most}$`),
  );
  expect(valueAt(template, ...metric, 'provider', 'prometheus', 'query')).toContain(
    'rollouts_pod_template_hash="{{args.hash}}"',
  );
});

test('asks the Prometheus that the environment declares', () => {
  expect(valueAt(template, 'spec', 'metrics', 0, 'provider', 'prometheus', 'address')).toBe(
    'http://prometheus-operated.monitoring.svc:9090',
  );
});

test('gets its argument from the rollout, and the label that it asks for from the monitor', () => {
  expect(
    valueAt(
      only(objects, 'Rollout'),
      ...['spec', 'strategy', 'blueGreen', 'postPromotionAnalysis', 'args', 0],
    ),
  ).toEqual({ name: 'hash', valueFrom: { podTemplateHashValue: 'Latest' } });
  expect(valueAt(only(objects, 'PodMonitor'), 'spec', 'podTargetLabels')).toContain(
    'rollouts-pod-template-hash',
  );
});
