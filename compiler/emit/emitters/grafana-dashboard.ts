import type { ClusterEmitter } from '../base-emitter.ts';
import { digestOf } from '../digest-of.ts';
import { metricQueries, type MetricQuery } from '../metric-queries.ts';
import { monitoringMetadata } from '../monitoring-metadata.ts';
import { scopeLabels } from '../labels.ts';

/** A dashboard with the alerts' four questions, in a ConfigMap that Grafana's sidecar finds by its label. */
export const grafanaDashboard: ClusterEmitter = {
  kind: 'ConfigMap',
  count: ({ scope }) => (scope.platform.spec.prometheus === undefined ? 0 : 1),
  build({ chart, k8s }, { scope }) {
    const { prometheus } = scope.platform.spec;
    if (prometheus === undefined) return;
    const { name, namespace } = monitoringMetadata(scope, prometheus.namespace);
    new k8s.KubeConfigMap(chart, 'dashboard', {
      metadata: {
        name: `${name}-dashboard`,
        namespace,
        labels: { ...scopeLabels(scope), grafana_dashboard: '1' },
      },
      data: { [`${name}.json`]: dashboard(scope.environment) },
    });
  },
};

function dashboard(environment: string): string {
  return JSON.stringify(
    {
      // Grafana allows 40 characters, and a name may have more.
      uid: `adac-${digestOf(environment).slice(0, 12)}`,
      title: `Agents of ${environment}`,
      tags: ['adac'],
      schemaVersion: 39,
      time: { from: 'now-6h', to: 'now' },
      refresh: '1m',
      panels: metricQueries(environment).map(panel),
    },
    undefined,
    1,
  );
}

function panel({ title, expression, threshold, unit }: MetricQuery, index: number): object {
  return {
    id: index + 1,
    type: 'timeseries',
    title,
    gridPos: { x: (index % 2) * 12, y: Math.floor(index / 2) * 9, w: 12, h: 9 },
    targets: [
      {
        refId: 'A',
        expr: expression,
        legendFormat: '{{namespace}}/{{app_kubernetes_io_name}}',
      },
    ],
    fieldConfig: {
      defaults: {
        unit,
        min: 0,
        custom: { thresholdsStyle: { mode: 'line' } },
        thresholds: {
          mode: 'absolute',
          steps: [{ color: 'green' }, { color: 'red', value: threshold }],
        },
      },
    },
  };
}
