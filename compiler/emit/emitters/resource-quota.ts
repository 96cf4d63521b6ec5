import { namespaceLimits } from '../../model/object-limits.ts';
import { formatBytes, formatMilliCpu } from '../../model/quantity.ts';
import type { NamespaceEmitter } from '../base-emitter.ts';
import { baseMetadata } from '../base-metadata.ts';

/**
 * Holds a namespace to what a control plane bears, and to what the cluster has. It does not follow the plan to the
 * last pod: it would then change with every agent, and be in the way of the pods that a roll-out adds for a while.
 */
export const resourceQuota: NamespaceEmitter = {
  kind: 'ResourceQuota',
  build({ chart, k8s }, { scope, capacity }) {
    const quantity = (text: string) => k8s.Quantity.fromString(text);
    new k8s.KubeResourceQuota(chart, 'quota', {
      metadata: baseMetadata(scope, 'adac'),
      spec: {
        hard: {
          'count/deployments.apps': quantity(String(namespaceLimits.deployments)),
          pods: quantity(String(namespaceLimits.pods)),
          'requests.cpu': quantity(formatMilliCpu(capacity.milliCpu)),
          'requests.ephemeral-storage': quantity(formatBytes(capacity.storage)),
          'requests.memory': quantity(formatBytes(capacity.memory)),
          services: quantity(String(namespaceLimits.services)),
        },
      },
    });
  },
};
