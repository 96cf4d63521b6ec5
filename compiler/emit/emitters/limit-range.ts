import type { NamespaceEmitter } from '../base-emitter.ts';
import { baseMetadata } from '../base-metadata.ts';

/**
 * Amounts for containers that name none, such as those that a platform injects beside an agent. Every
 * container of adac names its own. Without this, the quota would refuse the others.
 */
export const limitRange: NamespaceEmitter = {
  kind: 'LimitRange',
  build({ chart, k8s }, { scope }) {
    const amounts = (cpu: string, memory: string, storage: string) => ({
      cpu: k8s.Quantity.fromString(cpu),
      'ephemeral-storage': k8s.Quantity.fromString(storage),
      memory: k8s.Quantity.fromString(memory),
    });
    new k8s.KubeLimitRange(chart, 'limits', {
      metadata: baseMetadata(scope, 'adac'),
      spec: {
        limits: [
          {
            type: 'Container',
            default: amounts('1', '512Mi', '512Mi'),
            defaultRequest: amounts('25m', '64Mi', '64Mi'),
          },
        ],
      },
    });
  },
};
