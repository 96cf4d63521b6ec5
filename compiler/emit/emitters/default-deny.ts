import type { NamespaceEmitter } from '../base-emitter.ts';
import { scopeLabels } from '../labels.ts';

/**
 * Nothing gets in, and only questions to the cluster's DNS get out; each workload opens what it declared. The dot in
 * its name keeps it apart from the policies of agents, whose names have none.
 */
export const defaultDeny: NamespaceEmitter = {
  kind: 'NetworkPolicy',
  build({ chart, k8s }, { scope }) {
    const port = k8s.IntOrString.fromNumber(53);
    new k8s.KubeNetworkPolicy(chart, 'default-deny', {
      metadata: {
        name: 'adac.default-deny',
        labels: scopeLabels(scope),
        annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
      },
      spec: {
        podSelector: {},
        policyTypes: ['Ingress', 'Egress'],
        egress: [
          {
            to: [
              {
                namespaceSelector: {
                  matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' },
                },
                podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
              },
            ],
            ports: [{ port, protocol: 'UDP' }, { port }],
          },
        ],
      },
    });
  },
};
