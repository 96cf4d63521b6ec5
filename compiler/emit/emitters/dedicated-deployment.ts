import type { Emitter } from '../emitter.ts';
import { agentMetadata } from '../object-metadata.ts';
import { servingPod } from '../pod-template.ts';
import type { DedicatedWorkload } from '../workload.ts';

/** The pods of one agent. Under an autoscaler it says no number: two owners of one field would fight over it. */
export const dedicatedDeployment: Emitter<DedicatedWorkload> = {
  kind: 'Deployment',
  // Where a rollout is declared, Argo Rollouts runs the pods in its place.
  count: ({ rollout }) => (rollout === undefined ? 1 : 0),
  emit: (workload, labels) => [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: agentMetadata(workload, labels),
      spec: {
        // Written even where it is one: what is not written, Argo CD does not put back.
        ...(workload.autoscaling === undefined && { replicas: workload.pods }),
        selector: { matchLabels: labels.selector },
        template: servingPod(workload, labels),
      },
    },
  ],
};
