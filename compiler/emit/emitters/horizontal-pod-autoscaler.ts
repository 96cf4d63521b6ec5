import type { Autoscaling } from '../../model/agent.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Emitter } from '../emitter.ts';
import { objectMetadata } from '../object-metadata.ts';
import {
  scaleTarget,
  scaleUpAt,
  scalesByQueue,
  scalingAnnotations,
  scalingBehavior,
} from '../scaling-behavior.ts';
import type { DedicatedWorkload } from '../workload.ts';

/**
 * Scales an agent between its bounds by cpu and, where it is declared and no Redis is known, by the depth of its
 * queue as the cluster's metrics report it. Steps are pods a minute.
 */
export const horizontalPodAutoscaler: Emitter<DedicatedWorkload> = {
  kind: 'HorizontalPodAutoscaler',
  count: (workload) => (workload.autoscaling === undefined || scalesByQueue(workload) ? 0 : 1),
  emit: (workload, labels) => {
    const { autoscaling } = workload;
    if (autoscaling === undefined) return [];
    const behavior = scalingBehavior(autoscaling);
    return [
      {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: objectMetadata(workload, labels, scalingAnnotations(autoscaling)),
        spec: {
          scaleTargetRef: scaleTarget(workload),
          minReplicas: workload.minPods,
          maxReplicas: workload.pods,
          metrics: metricsOf(workload, autoscaling),
          ...(behavior !== undefined && { behavior }),
        },
      },
    ];
  },
};

function metricsOf(workload: DedicatedWorkload, autoscaling: Autoscaling): JsonObject[] {
  const averageUtilization = scaleUpAt(autoscaling);
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
