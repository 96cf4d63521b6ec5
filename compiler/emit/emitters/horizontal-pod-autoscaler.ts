import type { Autoscaling } from '../../model/agent.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Emitter } from '../emitter.ts';
import { objectMetadata } from '../object-metadata.ts';
import type { DedicatedWorkload } from '../workload.ts';

/**
 * Scales an agent between its bounds by cpu and, where it is declared, by the depth of its queue.
 *
 * An autoscaler holds one target, and removes pods once the rest would stay below it. So the threshold at which
 * pods are added is the target; that at which they are removed, which autoscaling/v2 cannot say before
 * Kubernetes 1.35, stands in an annotation. Steps are pods a minute.
 */
export const horizontalPodAutoscaler: Emitter<DedicatedWorkload> = {
  kind: 'HorizontalPodAutoscaler',
  count: (workload) => (workload.autoscaling === undefined ? 0 : 1),
  emit: (workload, labels) => {
    const { autoscaling, name } = workload;
    if (autoscaling === undefined) return [];
    const behavior = behaviorOf(autoscaling);
    return [
      {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: objectMetadata(workload, labels, annotationsOf(autoscaling)),
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
          minReplicas: workload.minPods,
          maxReplicas: workload.pods,
          metrics: metricsOf(workload, autoscaling),
          ...(Object.keys(behavior).length > 0 && { behavior }),
        },
      },
    ];
  },
};

const defaultScaleUpThreshold = 80;

function annotationsOf({ scaleDownThreshold }: Autoscaling): Record<string, string> {
  return {
    // After the Deployment is healthy: before that there is nothing to measure.
    'argocd.argoproj.io/sync-wave': '1',
    ...(scaleDownThreshold !== undefined && {
      'adac.dev/scale-down-threshold': String(scaleDownThreshold),
    }),
  };
}

function metricsOf(workload: DedicatedWorkload, autoscaling: Autoscaling): JsonObject[] {
  const averageUtilization = autoscaling.scaleUpThreshold ?? defaultScaleUpThreshold;
  const cpu = {
    type: 'Resource',
    resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } },
  };
  return autoscaling.queueDepth === undefined
    ? [cpu]
    : [queue(workload, autoscaling.queueDepth), cpu];
}

function queue(workload: DedicatedWorkload, depth: number): JsonObject {
  return {
    type: 'External',
    external: {
      metric: {
        name: 'adac_queue_depth',
        selector: { matchLabels: { agent: workload.name, namespace: workload.namespace } },
      },
      target: { type: 'AverageValue', averageValue: String(depth) },
    },
  };
}

function behaviorOf({ scaleUpStep, scaleDownStep }: Autoscaling): JsonObject {
  return {
    ...(scaleUpStep !== undefined && { scaleUp: stepOf(scaleUpStep) }),
    ...(scaleDownStep !== undefined && { scaleDown: stepOf(scaleDownStep) }),
  };
}

function stepOf(pods: number): JsonObject {
  return { policies: [{ type: 'Pods', value: pods, periodSeconds: 60 }] };
}
