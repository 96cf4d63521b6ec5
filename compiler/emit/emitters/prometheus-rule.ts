import type { ClusterEmitter } from '../base-emitter.ts';
import { metricQueries } from '../metric-queries.ts';
import { monitoringMetadata } from '../monitoring-metadata.ts';

/** The alerts of the scaling document: queue above 500, errors above 2 %, p95 above 30 s, pool use above 90 %. */
export const prometheusRule: ClusterEmitter = {
  kind: 'PrometheusRule',
  count: ({ scope }) => (scope.platform.spec.prometheus === undefined ? 0 : 1),
  build({ chart, cdk8s }, { scope }) {
    const { prometheus } = scope.platform.spec;
    if (prometheus === undefined) return;
    new cdk8s.ApiObject(chart, 'prometheus-rule', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: monitoringMetadata(scope, prometheus.namespace),
      spec: {
        groups: [
          {
            name: `adac-${scope.environment}`,
            rules: metricQueries(scope.environment).map(
              ({ alert, expression, threshold, summary }) => ({
                alert,
                annotations: { summary },
                expr: `${expression} > ${threshold}`,
                // Long enough that a roll-out or one slow minute calls nobody.
                for: '5m',
                labels: { severity: 'warning', environment: scope.environment },
              }),
            ),
          },
        ],
      },
    });
  },
};
