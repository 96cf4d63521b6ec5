import { always, type Emitter } from '../emitter.ts';
import { objectMetadata } from '../object-metadata.ts';
import type { Workload } from '../workload.ts';

/** An identity of its own, without a token: an agent has no business with the API server. */
export const serviceAccount: Emitter<Workload> = {
  kind: 'ServiceAccount',
  count: always,
  emit: (workload, labels) => [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: objectMetadata(workload, labels),
      automountServiceAccountToken: false,
    },
  ],
};
