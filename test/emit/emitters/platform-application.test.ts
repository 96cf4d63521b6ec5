import { expect, test } from 'vitest';
import type { PlatformChart } from '../../../compiler/model/platform.ts';
import { emittedObjects, only, valueAt } from '../../support/emitted.ts';
import { financeAgent, fullPlatform, platformPlacement } from '../platform-cases.ts';

const charts: readonly PlatformChart[] = [
  'argo-rollouts',
  'descheduler',
  'keda',
  'kube-prometheus-stack',
  'node-feature-discovery',
  'opentelemetry-collector',
];
const objects = emittedObjects(
  platformPlacement('test', [financeAgent({})], { platform: { ...fullPlatform, charts } }),
);

test.each(charts)('%s comes from a repository over TLS, by an exact version', (chart) => {
  const application = only(objects, 'Application', `platform.local.${chart}`);
  const source = valueAt(application, 'spec', 'source');
  expect(valueAt({ source }, 'source', 'chart')).toBe(chart);
  expect(valueAt({ source }, 'source', 'repoURL')).toMatch(/^https:\/\//);
  expect(valueAt({ source }, 'source', 'targetRevision')).toMatch(/^\d+\.\d+\.\d+$/);
  expect(valueAt(application, 'spec', 'project')).toBe('adac-test-platform');
  expect(valueAt(application, 'metadata', 'annotations')).toEqual({
    'argocd.argoproj.io/sync-wave': '-1',
  });
});

function valuesOf(chart: PlatformChart, ...path: readonly (string | number)[]): unknown {
  const application = only(objects, 'Application', `platform.local.${chart}`);
  return valueAt(application, 'spec', 'source', 'helm', 'valuesObject', ...path);
}

test('node-feature-discovery may set our labels and the taint of backup pools', () => {
  expect(valuesOf('node-feature-discovery', 'master')).toEqual({
    enableTaints: true,
    extraLabelNs: ['adac.dev'],
  });
});

test('the descheduler takes pods back to the pool that they prefer', () => {
  expect(
    valuesOf('descheduler', 'deschedulerPolicy', 'profiles', 0, 'plugins', 'deschedule', 'enabled'),
  ).toEqual(['RemovePodsViolatingNodeAffinity']);
  // Every agent has an emptyDir: with this protection, none would ever move.
  expect(
    valuesOf('descheduler', 'deschedulerPolicy', 'profiles', 0, 'pluginConfig', 0, 'args'),
  ).toEqual({ nodeFit: true, podProtections: { defaultDisabled: ['PodsWithLocalStorage'] } });
});

test('the collector answers under the name that agents are told', () => {
  expect(valuesOf('opentelemetry-collector', 'fullnameOverride')).toBe('collector');
});
