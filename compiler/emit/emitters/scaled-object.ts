import type { Emitter } from '../emitter.ts';
import { objectMetadata } from '../object-metadata.ts';
import { addressOf } from '../platform-scope.ts';
import {
  queueName,
  scaleTarget,
  scaleUpAt,
  scalesByQueue,
  scalingAnnotations,
  scalingBehavior,
} from '../scaling-behavior.ts';
import type { DedicatedWorkload } from '../workload.ts';

/** Lets KEDA scale an agent by the messages that wait in Redis for each pod, and by cpu. */
export const scaledObject: Emitter<DedicatedWorkload> = {
  kind: 'ScaledObject',
  count: (workload) => (scalesByQueue(workload) ? 1 : 0),
  emit: (workload, labels) => {
    const { autoscaling, scope } = workload;
    const { redis } = scope.platform.spec;
    if (autoscaling?.queueDepth === undefined || redis === undefined) return [];
    const behavior = scalingBehavior(autoscaling);
    return [
      {
        apiVersion: 'keda.sh/v1alpha1',
        kind: 'ScaledObject',
        metadata: objectMetadata(workload, labels, {
          'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true',
          ...scalingAnnotations(autoscaling),
        }),
        spec: {
          scaleTargetRef: scaleTarget(workload),
          minReplicaCount: workload.minPods,
          maxReplicaCount: workload.pods,
          ...(behavior !== undefined && {
            advanced: { horizontalPodAutoscalerConfig: { behavior } },
          }),
          triggers: [
            {
              type: 'redis',
              metadata: {
                address: addressOf(redis),
                listName: queueName(workload),
                listLength: String(autoscaling.queueDepth),
              },
            },
            {
              type: 'cpu',
              metricType: 'Utilization',
              metadata: { value: String(scaleUpAt(autoscaling)) },
            },
          ],
        },
      },
    ];
  },
};
