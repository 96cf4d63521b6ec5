import { agentPort } from '../container.ts';
import { always, type Emitter } from '../emitter.ts';
import { objectMetadata } from '../object-metadata.ts';
import type { DedicatedWorkload, ModelWorkload, PooledWorkload } from '../workload.ts';
import { constant } from '../write-yaml.ts';

/** A stable name for pods that serve. Knative makes its own, and jobs serve nobody. */
export const service: Emitter<DedicatedWorkload | ModelWorkload | PooledWorkload> = {
  kind: 'Service',
  count: always,
  emit: (workload, labels) => [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: objectMetadata(workload, labels),
      spec: { selector: labels.selector, ports },
    },
  ],
};

const ports = constant([{ name: 'http', port: agentPort }]);
