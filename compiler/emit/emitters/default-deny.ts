import type { NamespaceEmitter } from '../base-emitter.ts';
import { baseMetadata } from '../base-metadata.ts';

/**
 * Nothing gets in, and only questions to the cluster's DNS get out; each workload opens what it declared. The dot in
 * its name keeps it apart from the policies of agents, whose names have none.
 */
export const defaultDeny: NamespaceEmitter = {
  kind: 'NetworkPolicy',
  build({ chart, k8s }, { scope }) {
    const port = k8s.IntOrString.fromNumber(53);
    new k8s.KubeNetworkPolicy(chart, 'default-deny', {
      metadata: baseMetadata(scope, 'adac.default-deny'),
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
