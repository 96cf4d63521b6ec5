import type { JsonObject } from '../../model/json.ts';
import type { Emitter } from '../emitter.ts';
import { objectMetadata } from '../object-metadata.ts';
import { addressOf } from '../platform-scope.ts';
import type { DedicatedWorkload } from '../workload.ts';

/** Asks Prometheus whether the pods of a new version fail or dawdle; three times in as many minutes. */
export const analysisTemplate: Emitter<DedicatedWorkload> = {
  kind: 'AnalysisTemplate',
  count: ({ rollout }) => (rollout === undefined ? 0 : 1),
  emit: (workload, labels) => {
    const { prometheus } = workload.scope.platform.spec;
    const address = prometheus === undefined ? '' : `http://${addressOf(prometheus)}`;
    return [
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'AnalysisTemplate',
        metadata: objectMetadata(workload, labels, {
          'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true',
        }),
        spec: {
          args: [{ name: 'hash' }],
          metrics: [
            metric(address, 'error-share', errorShare(workload), 0.02),
            metric(address, 'response-time', responseTime(workload), 30),
          ],
        },
      },
    ];
  },
};

/** What a rollout hands to its analysis: the hash of the new version's pods. */
export function analysisOf({ name }: DedicatedWorkload): JsonObject {
  return {
    templates: [{ templateName: name }],
    args: [{ name: 'hash', valueFrom: { podTemplateHashValue: 'Latest' } }],
  };
}

/** A version that nobody has called is not judged: then there is no result, or none that is a number. */
function metric(address: string, name: string, query: string, most: number): JsonObject {
  return {
    name,
    initialDelay: '60s',
    interval: '60s',
    count: 3,
    successCondition: `len(result) == 0 || isNaN(result[0]) || result[0] <= ${most}`,
    provider: { prometheus: { address, query } },
  };
}

function errorShare(workload: DedicatedWorkload): string {
  const requests = (outcome: string): string =>
    `sum(rate(adac_requests_total{${podsOf(workload)}${outcome}}[5m]))`;
  return `${requests(', outcome="error"')} / ${requests('')}`;
}

function responseTime(workload: DedicatedWorkload): string {
  return `histogram_quantile(0.95, sum by (le) (rate(adac_request_duration_seconds_bucket{${podsOf(workload)}}[5m])))`;
}

/** Names and namespaces are DNS labels, and need no escape. */
function podsOf({ name, namespace }: DedicatedWorkload): string {
  return `namespace="${namespace}", app_kubernetes_io_name="${name}", rollouts_pod_template_hash="{{args.hash}}"`;
}
