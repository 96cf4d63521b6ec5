import type { JsonObject } from '../../model/json.ts';
import type { ApplicationPlan } from '../application-plan.ts';
import { argoMetadata } from '../argo-metadata.ts';
import type { EnvironmentEmitter } from '../base-emitter.ts';
import type { ClusterPlan } from '../cluster-plan.ts';
import { destinationOf } from '../destination.ts';
import { always } from '../emitter.ts';

/** What an environment's Applications may do: read one repository, and write listed kinds to listed namespaces. */
export const appProject: EnvironmentEmitter = {
  kind: 'AppProject',
  count: always,
  build({ chart, cdk8s }, plan) {
    new cdk8s.ApiObject(chart, 'project', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: argoMetadata(plan),
      spec: {
        description: `Agents of environment ${plan.environment.name}`,
        sourceRepos: [plan.git.repository],
        destinations: destinationsOf(plan),
        clusterResourceWhitelist: clusterKinds,
        namespaceResourceWhitelist: namespaceKinds,
      },
    });
  },
};

const clusterKinds = [
  { group: '', kind: 'Namespace' },
  { group: 'nfd.k8s-sigs.io', kind: 'NodeFeatureRule' },
  { group: 'scheduling.k8s.io', kind: 'PriorityClass' },
];

const namespaceKinds = [
  { group: '', kind: 'ConfigMap' },
  { group: '', kind: 'LimitRange' },
  { group: '', kind: 'PersistentVolumeClaim' },
  { group: '', kind: 'ResourceQuota' },
  { group: '', kind: 'Service' },
  { group: '', kind: 'ServiceAccount' },
  { group: 'apps', kind: 'Deployment' },
  { group: 'argoproj.io', kind: 'AnalysisTemplate' },
  { group: 'argoproj.io', kind: 'Rollout' },
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
  { group: 'batch', kind: 'CronJob' },
  { group: 'keda.sh', kind: 'ScaledObject' },
  { group: 'monitoring.coreos.com', kind: 'PodMonitor' },
  { group: 'monitoring.coreos.com', kind: 'PrometheusRule' },
  { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  { group: 'policy', kind: 'PodDisruptionBudget' },
  { group: 'serving.knative.dev', kind: 'Service' },
];

function destinationsOf({ applications }: ApplicationPlan): JsonObject[] {
  const plans = new Set(applications.map(({ plan }) => plan));
  return [...plans].flatMap((plan) =>
    writtenNamespaces(plan).map((namespace) => ({
      ...destinationOf(plan.scope.cluster),
      namespace,
    })),
  );
}

/** The environment's own namespaces, and that of the monitoring, which its rules and dashboard go to. */
function writtenNamespaces({ scope, namespaces }: ClusterPlan): readonly string[] {
  const { prometheus } = scope.platform.spec;
  return prometheus === undefined || namespaces.includes(prometheus.namespace)
    ? namespaces
    : [...namespaces, prometheus.namespace];
}
