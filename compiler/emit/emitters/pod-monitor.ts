import type { ClusterEmitter } from '../base-emitter.ts';
import { monitoringMetadata } from '../monitoring-metadata.ts';

/** Tells Prometheus to ask every agent that serves for its metrics. Jobs are over too soon, and Knative's are asked through it. */
export const podMonitor: ClusterEmitter = {
  kind: 'PodMonitor',
  count: ({ scope }) => (scope.platform.spec.prometheus === undefined ? 0 : 1),
  build({ chart, cdk8s }, { scope, namespaces }) {
    const { prometheus } = scope.platform.spec;
    if (prometheus === undefined) return;
    new cdk8s.ApiObject(chart, 'pod-monitor', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata: monitoringMetadata(scope, prometheus.namespace),
      spec: {
        namespaceSelector: { matchNames: [...namespaces] },
        podMetricsEndpoints: [{ interval: '30s', path: '/metrics', port: 'http' }],
        podTargetLabels: [
          'adac.dev/environment',
          'app.kubernetes.io/name',
          'rollouts-pod-template-hash',
        ],
        selector: { matchLabels: { 'adac.dev/environment': scope.environment } },
      },
    });
  },
};
