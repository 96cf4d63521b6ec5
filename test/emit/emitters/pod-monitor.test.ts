import { expect, test } from 'vitest';
import { emittedObjects, only, valueAt } from '../../support/emitted.ts';
import { financeAgent, monitored, platformPlacement } from '../platform-cases.ts';

test('asks the pods of the environment in its own namespaces only', () => {
  const objects = emittedObjects(
    platformPlacement('test', [financeAgent({})], { platform: monitored }),
  );
  const monitor = only(objects, 'PodMonitor');
  expect(monitor.namespace).toBe('monitoring');
  expect(valueAt(monitor, 'spec', 'namespaceSelector', 'matchNames')).toEqual(['finance']);
  const selector = valueAt(monitor, 'spec', 'selector', 'matchLabels');
  expect(
    valueAt(only(objects, 'Deployment'), 'spec', 'template', 'metadata', 'labels'),
  ).toMatchObject({ ...(typeof selector === 'object' && selector) });
});

test('names a port that pods have, and the network policy lets it in', () => {
  const objects = emittedObjects(
    platformPlacement('test', [financeAgent({})], { platform: monitored }),
  );
  expect(valueAt(only(objects, 'PodMonitor'), 'spec', 'podMetricsEndpoints', 0, 'port')).toBe(
    'http',
  );
  expect(
    valueAt(only(objects, 'Deployment'), 'spec', 'template', 'spec', 'containers', 0, 'ports', 0),
  ).toMatchObject({ name: 'http' });
  expect(
    valueAt(only(objects, 'NetworkPolicy', 'ledger-reader'), 'spec', 'ingress', 0, 'from'),
  ).toContainEqual({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
  });
});

test('is not there without a Prometheus', () => {
  const kinds = emittedObjects(platformPlacement('test', [financeAgent({})], {})).map(
    ({ kind }) => kind,
  );
  expect(kinds).not.toContain('PodMonitor');
});
