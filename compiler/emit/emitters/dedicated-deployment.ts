import type { Emitter } from '../emitter.ts';
import { agentMetadata } from '../object-metadata.ts';
import { servingPod } from '../pod-template.ts';
import { replicaAnnotations, replicasOf } from '../replicas.ts';
import type { DedicatedWorkload } from '../workload.ts';

/** The pods of one agent. */
export const dedicatedDeployment: Emitter<DedicatedWorkload> = {
  kind: 'Deployment',
  // Where a rollout is declared, Argo Rollouts runs the pods in its place.
  count: ({ rollout }) => (rollout === undefined ? 1 : 0),
  emit: (workload, labels) => [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: agentMetadata(workload, labels, replicaAnnotations(workload)),
      spec: {
        ...replicasOf(workload),
        selector: { matchLabels: labels.selector },
        template: servingPod(workload, labels),
      },
    },
  ],
};
