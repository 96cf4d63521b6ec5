import type { JsonObject } from '../model/json.ts';
import type { PlatformChart, PlatformSpec } from '../model/platform.ts';

/** A Helm chart by version, and the values that agents need of it. */
export interface ChartRelease {
  readonly repository: string;
  readonly version: string;
  readonly namespace: string;
  readonly values: JsonObject;
}

/** The release of a chart for an environment's platform; where services are declared, it gives them their names. */
export function chartRelease(chart: PlatformChart, platform: PlatformSpec): ChartRelease {
  switch (chart) {
    case 'argo-rollouts':
      return {
        repository: 'https://argoproj.github.io/argo-helm',
        version: '2.38.0',
        namespace: 'argo-rollouts',
        values: { controller: { replicas: 2 } },
      };
    case 'descheduler':
      return descheduler;
    case 'keda':
      return {
        repository: 'https://kedacore.github.io/charts',
        version: '2.16.1',
        namespace: 'keda',
        values: { operator: { replicaCount: 2 } },
      };
    case 'kube-prometheus-stack':
      return prometheusStack(platform.prometheus?.namespace ?? 'monitoring');
    case 'node-feature-discovery':
      return {
        repository: 'https://kubernetes-sigs.github.io/node-feature-discovery/charts',
        version: '0.17.4',
        namespace: 'node-feature-discovery',
        // Rules put labels of our own prefix on nodes, and the taint of backup pools.
        values: { master: { enableTaints: true, extraLabelNs: ['adac.dev'] } },
      };
    case 'opentelemetry-collector':
      return collector(platform.telemetry);
  }
}

/**
 * Every few minutes, pods that stand on a pool they only may use go back to the one that they prefer. Agents have an
 * emptyDir, which the descheduler would otherwise take for data worth keeping. The chart has the version of its program.
 */
const descheduler: ChartRelease = {
  repository: 'https://kubernetes-sigs.github.io/descheduler/',
  version: '0.36.0',
  namespace: 'descheduler',
  values: {
    kind: 'Deployment',
    deschedulingInterval: '5m',
    deschedulerPolicy: {
      profiles: [
        {
          name: 'planned-pools',
          pluginConfig: [
            {
              name: 'DefaultEvictor',
              args: {
                nodeFit: true,
                podProtections: { defaultDisabled: ['PodsWithLocalStorage'] },
              },
            },
            {
              name: 'RemovePodsViolatingNodeAffinity',
              args: { nodeAffinityType: ['preferredDuringSchedulingIgnoredDuringExecution'] },
            },
          ],
          plugins: { deschedule: { enabled: ['RemovePodsViolatingNodeAffinity'] } },
        },
      ],
    },
  },
};

/** Without these settings, Prometheus would read only monitors and rules of its own release. */
function prometheusStack(namespace: string): ChartRelease {
  return {
    repository: 'https://prometheus-community.github.io/helm-charts',
    version: '72.6.2',
    namespace,
    values: {
      prometheus: {
        prometheusSpec: {
          podMonitorSelectorNilUsesHelmValues: false,
          ruleSelectorNilUsesHelmValues: false,
        },
      },
      grafana: { sidecar: { dashboards: { enabled: true, label: 'grafana_dashboard' } } },
    },
  };
}

function collector(telemetry: PlatformSpec['telemetry']): ChartRelease {
  return {
    repository: 'https://open-telemetry.github.io/opentelemetry-helm-charts',
    version: '0.104.0',
    namespace: telemetry?.namespace ?? 'monitoring',
    values: {
      mode: 'deployment',
      image: { repository: 'otel/opentelemetry-collector-k8s' },
      ...(telemetry !== undefined && {
        fullnameOverride: telemetry.service,
        ports: { otlp: { servicePort: telemetry.port } },
      }),
    },
  };
}
