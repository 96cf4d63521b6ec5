import { formatBytes } from '../../model/quantity.ts';
import { always, type Emitter } from '../emitter.ts';
import { cacheName } from '../model-pod.ts';
import { objectMetadata } from '../object-metadata.ts';
import type { ModelWorkload } from '../workload.ts';

/**
 * The volume of a model's weights, of the cluster's default storage class. Several servers share one, which then
 * must be a class that many nodes can mount. It is pruned last: a roll-back finds the weights still there.
 */
export const modelCache: Emitter<ModelWorkload> = {
  kind: 'PersistentVolumeClaim',
  count: always,
  emit: (workload, labels) => [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        ...objectMetadata(workload, labels, {
          'argocd.argoproj.io/sync-options': 'PruneLast=true',
        }),
        name: cacheName(workload),
      },
      spec: {
        accessModes: [workload.pods === 1 ? 'ReadWriteOnce' : 'ReadWriteMany'],
        resources: { requests: { storage: formatBytes(workload.cacheBytes) } },
      },
    },
  ],
};
