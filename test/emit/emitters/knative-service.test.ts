import { describe, expect, test } from 'vitest';
import { definition, resolvedAgent } from '../../support/builders.ts';
import { emittedObjects, only, placementOf, valueAt } from '../../support/emitted.ts';
import type { AgentSpec } from '../../../compiler/model/agent.ts';

const hosting = {
  mode: 'serverless',
  minScale: 1,
  maxScale: 12,
  concurrency: 4,
  idleTimeout: 90,
  prewarm: 2,
} as const;

function serviceOf(
  spec: AgentSpec = {},
  overrides: Partial<typeof hosting | { prewarm: 0; idleTimeout: 0 }> = {},
) {
  const agent = resolvedAgent({
    name: 'reader',
    instances: 12,
    minInstances: 1,
    definition: definition('Agent', 'reader', spec),
    hosting: { ...hosting, ...overrides },
  });
  return only(emittedObjects(placementOf([agent])), 'Service');
}

const template = ['spec', 'template'] as const;

describe('a Knative Service', () => {
  test('has the scale bounds, the retention and the first pods as annotations of its revision', () => {
    expect(serviceOf().apiVersion).toBe('serving.knative.dev/v1');
    expect(valueAt(serviceOf(), ...template, 'metadata', 'annotations')).toEqual({
      'autoscaling.knative.dev/min-scale': '1',
      'autoscaling.knative.dev/max-scale': '12',
      'autoscaling.knative.dev/initial-scale': '2',
      'autoscaling.knative.dev/scale-to-zero-pod-retention-period': '90s',
      'autoscaling.knative.dev/target-burst-capacity': '-1',
    });
  });

  test('says nothing of what is not declared', () => {
    const annotations = valueAt(
      serviceOf({}, { prewarm: 0, idleTimeout: 0 }),
      ...template,
      'metadata',
      'annotations',
    );
    expect(annotations).not.toHaveProperty('autoscaling.knative.dev/initial-scale');
    expect(annotations).not.toHaveProperty(
      'autoscaling.knative.dev/scale-to-zero-pod-retention-period',
    );
    expect(valueAt(serviceOf(), ...template, 'spec', 'timeoutSeconds')).toBeUndefined();
  });

  test('has concurrency and timeout', () => {
    const spec = valueAt(serviceOf({ limits: { timeout: '1m30s' } }), ...template, 'spec');
    expect(spec).toMatchObject({ containerConcurrency: 4, timeoutSeconds: 90 });
  });

  test('leaves the port of its probes to Knative, and keeps what is declared', () => {
    const spec = serviceOf({
      reliability: { probes: { readiness: { path: '/up', initialDelay: '0s', period: '3s' } } },
    });
    expect(valueAt(spec, ...template, 'spec', 'containers', 0, 'readinessProbe')).toEqual({
      httpGet: { path: '/up' },
      periodSeconds: 3,
    });
    expect(valueAt(spec, ...template, 'spec', 'containers', 0, 'livenessProbe')).toEqual({
      httpGet: { path: '/health' },
      initialDelaySeconds: 30,
    });
  });

  test('leaves the mode of secret files alone, since its pod may have no group', () => {
    const spec = serviceOf({ access: { secrets: [{ name: 'key', key: 'token' }] } });
    expect(valueAt(spec, ...template, 'spec', 'volumes', 2, 'secret')).toEqual({
      secretName: 'key',
      items: [{ key: 'token', path: 'token' }],
      optional: false,
    });
  });
});
