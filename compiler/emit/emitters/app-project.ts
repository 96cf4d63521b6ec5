import type { EnvironmentEmitter } from '../base-emitter.ts';
import type { ApplicationPlan } from '../application-plan.ts';
import { argoMetadata } from '../argo-metadata.ts';
import { destinationOf } from '../destination.ts';
import type { JsonObject } from '../../model/json.ts';

/** What an environment's Applications may do: read one repository, and write listed kinds to listed namespaces. */
export const appProject: EnvironmentEmitter = {
  kind: 'AppProject',
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
  { group: '', kind: 'ResourceQuota' },
  { group: '', kind: 'Service' },
  { group: '', kind: 'ServiceAccount' },
  { group: 'apps', kind: 'Deployment' },
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
  { group: 'batch', kind: 'CronJob' },
  { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  { group: 'policy', kind: 'PodDisruptionBudget' },
  { group: 'serving.knative.dev', kind: 'Service' },
];

function destinationsOf({ applications }: ApplicationPlan): JsonObject[] {
  const plans = new Set(applications.map(({ plan }) => plan));
  return [...plans].flatMap(({ scope, namespaces }) =>
    namespaces.map((namespace) => ({ ...destinationOf(scope.cluster), namespace })),
  );
}
