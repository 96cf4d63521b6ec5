import type { NamespaceEmitter } from '../base-emitter.ts';
import { scopeLabels } from '../labels.ts';

/**
 * A namespace that admits only pods of Pod Security "restricted". Argo CD never prunes it: with a namespace goes
 * everything that stands in it, also what adac has not written.
 */
export const namespace: NamespaceEmitter = {
  kind: 'Namespace',
  build({ chart, k8s }, { scope }) {
    new k8s.KubeNamespace(chart, 'namespace', {
      metadata: {
        name: 'namespace',
        labels: {
          ...scopeLabels(scope),
          'pod-security.kubernetes.io/audit': 'restricted',
          'pod-security.kubernetes.io/enforce': 'restricted',
          'pod-security.kubernetes.io/warn': 'restricted',
        },
        annotations: {
          'argocd.argoproj.io/sync-options': 'Prune=false',
          'argocd.argoproj.io/sync-wave': '-2',
        },
      },
    });
  },
};
