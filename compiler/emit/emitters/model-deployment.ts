import { always, type Emitter } from '../emitter.ts';
import { modelPod } from '../model-pod.ts';
import { objectMetadata } from '../object-metadata.ts';
import type { ModelWorkload } from '../workload.ts';
import { constant } from '../write-yaml.ts';

/** The servers of a model. */
export const modelDeployment: Emitter<ModelWorkload> = {
  kind: 'Deployment',
  count: always,
  emit: (workload, labels) => [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: objectMetadata(workload, labels),
      spec: {
        replicas: workload.pods,
        selector: { matchLabels: labels.selector },
        strategy: workload.pods === 1 ? recreate : oneByOne,
        // Weights are downloaded and loaded before a server is ready, which may take an hour.
        progressDeadlineSeconds: 7200,
        template: modelPod(workload, labels),
      },
    },
  ],
};

/** An accelerator is given out once: the old pod goes before the new one can start. */
const recreate = constant({ type: 'Recreate' });
const oneByOne = constant({ rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } });
