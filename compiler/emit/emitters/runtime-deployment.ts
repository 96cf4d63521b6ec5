import { always, type Emitter } from '../emitter.ts';
import { runtimePod } from '../pod-template.ts';
import type { PooledWorkload } from '../workload.ts';
import { constant } from '../write-yaml.ts';
import { definitionShards } from './runtime-definitions.ts';

/** The pods of a runtime that pooled agents share, in the planned number. */
export const runtimeDeployment: Emitter<PooledWorkload> = {
  kind: 'Deployment',
  count: always,
  emit: (workload, labels) => [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name: workload.name,
        namespace: workload.namespace,
        labels: {
          ...labels.all,
          'adac.dev/framework': workload.framework,
          'adac.dev/runtime-class': workload.runtime.runtimeClass.name,
        },
      },
      spec: {
        replicas: workload.pods,
        selector: { matchLabels: labels.selector },
        strategy,
        template: runtimePod(
          workload,
          labels,
          definitionShards(workload).map(({ name }) => name),
        ),
      },
    },
  ],
};

/**
 * The placement has given out the slots of the nodes, perhaps to the last one: a pod more than planned
 * would wait for ever, so that old pods go before new ones come.
 */
const strategy = constant({ rollingUpdate: { maxSurge: 0, maxUnavailable: '10%' } });
