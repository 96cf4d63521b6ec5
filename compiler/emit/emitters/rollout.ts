import type { RolloutSpec } from '../../model/agent.ts';
import type { JsonObject } from '../../model/json.ts';
import { seconds } from '../container.ts';
import type { Emitter } from '../emitter.ts';
import { agentMetadata } from '../object-metadata.ts';
import { servingPod } from '../pod-template.ts';
import { replicaAnnotations, replicasOf } from '../replicas.ts';
import type { DedicatedWorkload } from '../workload.ts';
import { analysisOf } from './analysis-template.ts';
import { previewName } from './preview-service.ts';

/** The pods of an agent whose new versions are watched by Argo Rollouts before they take over. */
export const rollout: Emitter<DedicatedWorkload> = {
  kind: 'Rollout',
  count: (workload) => (workload.rollout === undefined ? 0 : 1),
  emit: (workload, labels) => {
    return [
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Rollout',
        metadata: agentMetadata(workload, labels, {
          ...replicaAnnotations(workload),
          'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true',
        }),
        spec: {
          ...replicasOf(workload),
          selector: { matchLabels: labels.selector },
          strategy: strategyOf(workload, workload.rollout ?? {}),
          template: servingPod(workload, labels),
        },
      },
    ];
  },
};

function strategyOf(workload: DedicatedWorkload, { canary, blueGreen }: RolloutSpec): JsonObject {
  if (canary === undefined) {
    return {
      blueGreen: {
        activeService: workload.name,
        previewService: previewName(workload),
        // Judged under real requests: a version that fails then gives way to the one before.
        postPromotionAnalysis: analysisOf(workload),
        scaleDownDelaySeconds: seconds(blueGreen?.keep, 600),
      },
    };
  }
  const duration = `${seconds(canary.pause, 300)}s`;
  return {
    canary: {
      // The placement has counted the pods: a new one comes where an old one went.
      maxSurge: 0,
      maxUnavailable: 1,
      steps: canary.steps.flatMap((setWeight) => [
        { setWeight },
        { pause: { duration } },
        { analysis: analysisOf(workload) },
      ]),
    },
  };
}
