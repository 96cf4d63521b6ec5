import type { Emitter } from '../emitter.ts';
import { objectMetadata } from '../object-metadata.ts';
import type { DedicatedWorkload, ModelWorkload, PooledWorkload } from '../workload.ts';

/**
 * Lets a drain take a tenth of the pods at a time, and never fewer than one, so that it cannot block; pods
 * that are broken anyway do not hold it up. A single pod needs none: it has nothing to keep up.
 */
export const podDisruptionBudget: Emitter<DedicatedWorkload | ModelWorkload | PooledWorkload> = {
  kind: 'PodDisruptionBudget',
  count: (workload) => (workload.pods >= 2 ? 1 : 0),
  emit: (workload, labels) => [
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: objectMetadata(workload, labels),
      spec: {
        maxUnavailable: Math.max(1, Math.floor(podsAtLeast(workload) / 10)),
        selector: { matchLabels: labels.selector },
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    },
  ],
};

/** A tenth of what always runs: an autoscaler may be at its minimum when the drain comes. */
function podsAtLeast(workload: DedicatedWorkload | ModelWorkload | PooledWorkload): number {
  return workload.mode === 'dedicated' ? workload.minPods : workload.pods;
}
