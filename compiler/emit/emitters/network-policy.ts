import { agentPort } from '../container.ts';
import { always, type Emitter } from '../emitter.ts';
import type { JsonObject } from '../../model/json.ts';
import { objectMetadata } from '../object-metadata.ts';
import type { ModelEndpoint } from '../model-endpoint.ts';
import { inNamespace } from '../platform-scope.ts';
import type { Workload } from '../workload.ts';
import { constant } from '../write-yaml.ts';

/**
 * Opens, on top of the namespace's default deny, what a workload has declared.
 *
 * A NetworkPolicy knows addresses, and an author declares names. So this object can only say whether the
 * workload may reach the public internet at all: TCP 443, never private networks or the cloud's metadata
 * service. The declared names stand in an annotation, for an egress gateway or a network plugin that knows
 * names, and the runtime holds its tools to them.
 */
export const networkPolicy: Emitter<Workload> = {
  kind: 'NetworkPolicy',
  count: always,
  emit: (workload, labels) => {
    const egress = [
      ...(workload.egress.length > 0 ? [publicHttps] : []),
      ...(workload.collaborates ? [toAgents(workload)] : []),
      ...(workload.collaborates && workload.scope.hasServerless ? [toServerless] : []),
      ...workload.models.map(toModel),
      ...(workload.mode === 'model' ? [] : workload.scope.platform.egress),
    ];
    const ingress = ingressOf(workload);
    return [
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: objectMetadata(
          workload,
          labels,
          workload.egress.length > 0
            ? { 'adac.dev/egress-hosts': workload.egress.join(',') }
            : undefined,
        ),
        spec: {
          podSelector: { matchLabels: labels.selector },
          policyTypes: ['Ingress', 'Egress'],
          ...(ingress.length > 0 && { ingress }),
          ...(egress.length > 0 && { egress }),
        },
      },
    ];
  },
};

const publicHttps = constant({
  to: [
    {
      ipBlock: {
        cidr: '0.0.0.0/0',
        except: [
          '10.0.0.0/8',
          '100.64.0.0/10',
          '127.0.0.0/8',
          '169.254.0.0/16',
          '172.16.0.0/12',
          '192.168.0.0/16',
        ],
      },
    },
    { ipBlock: { cidr: '::/0', except: ['::1/128', 'fc00::/7', 'fe80::/10'] } },
  ],
  ports: [{ port: 443 }],
});

/** Nobody calls a job; Knative's activator and autoscaler call the proxy beside a serverless agent. */
function ingressOf(workload: Workload): readonly JsonObject[] {
  switch (workload.mode) {
    case 'scheduled':
      return [];
    case 'serverless':
      return fromKnative;
    case 'pooled':
    case 'dedicated':
    case 'model':
      return [{ from: [agentsOf(workload), ...monitoring(workload)], ports: agentPorts }];
  }
}

const fromKnative = constant([
  {
    from: [
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'knative-serving' } } },
    ],
    // HTTP/1 and HTTP/2 of the queue proxy, its metrics for the autoscaler, and its TLS port.
    ports: [{ port: 8012 }, { port: 8013 }, { port: 8112 }, { port: 9090 }],
  },
]);

const agentPorts = constant([{ port: agentPort }]);

/** Metrics are served where requests are. */
function monitoring({ scope }: Workload): JsonObject[] {
  const { prometheus } = scope.platform.spec;
  return prometheus === undefined ? [] : [inNamespace(prometheus.namespace)];
}

/**
 * A request to a serverless agent goes to the gateway of Knative's network layer, one of these, which listens
 * there for callers within the cluster and without.
 */
const toServerless = constant({
  to: [inNamespace('contour-internal'), inNamespace('istio-system'), inNamespace('kourier-system')],
  ports: [{ port: 8080 }, { port: 8081 }],
});

function toModel({ name, namespace }: ModelEndpoint): JsonObject {
  return {
    to: [
      {
        ...inNamespace(namespace),
        podSelector: { matchLabels: { 'app.kubernetes.io/name': name } },
      },
    ],
    ports: agentPorts,
  };
}

function toAgents(workload: Workload): JsonObject {
  return { to: [agentsOf(workload)], ports: agentPorts };
}

/** All pods in the namespaces of the workload's environment. */
function agentsOf(workload: Workload): JsonObject {
  return {
    namespaceSelector: { matchLabels: { 'adac.dev/environment': workload.scope.environment } },
  };
}
