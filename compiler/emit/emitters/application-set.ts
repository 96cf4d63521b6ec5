import type { JsonObject } from '../../model/json.ts';
import type { ApplicationPlan, PlannedApplication } from '../application-plan.ts';
import { argoMetadata } from '../argo-metadata.ts';
import type { EnvironmentEmitter } from '../base-emitter.ts';
import { destinationOf } from '../destination.ts';
import { always } from '../emitter.ts';
import { ignoredReplicas } from '../replicas.ts';

/**
 * One Application for the base of each cluster and for each shard. Where the environment declares rollout
 * phases, the Applications of a phase are synced only once those of the phase before are healthy; otherwise
 * each syncs by itself. Removing the set leaves the agents running.
 */
export const applicationSet: EnvironmentEmitter = {
  kind: 'ApplicationSet',
  count: always,
  build({ chart, cdk8s }, plan) {
    const phased = plan.environment.phases.length > 1;
    new cdk8s.ApiObject(chart, 'applications', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: argoMetadata(plan),
      spec: {
        goTemplate: true,
        goTemplateOptions: ['missingkey=error'],
        generators: [{ list: { elements: plan.applications.map(elementOf) } }],
        ...(phased && { strategy: rollingSync(plan) }),
        syncPolicy: { preserveResourcesOnDeletion: true },
        template: templateOf(plan),
      },
    });
  },
};

function elementOf({ name, path, plan, phase }: PlannedApplication): JsonObject {
  return {
    name,
    path,
    phase: String(phase),
    destination: destinationOf(plan.scope.cluster),
    // An Application must name a namespace that its project allows; every object names its own.
    namespace: plan.namespaces[0] ?? 'default',
  };
}

function rollingSync({ applications }: ApplicationPlan): JsonObject {
  const phases = [...new Set(applications.map(({ phase }) => phase))].sort(
    (left, right) => left - right,
  );
  return {
    type: 'RollingSync',
    rollingSync: {
      steps: phases.map((phase) => ({
        matchExpressions: [{ key: 'adac.dev/phase', operator: 'In', values: [String(phase)] }],
      })),
    },
  };
}

function templateOf(plan: ApplicationPlan): JsonObject {
  const { name, labels } = argoMetadata(plan);
  const { repository, branch } = plan.git;
  return {
    metadata: {
      name: '{{ .name }}',
      labels: { ...labels, 'adac.dev/phase': '{{ .phase }}' },
      annotations: {
        // The differences that the API server sees, not those of a guess at its defaults.
        'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
        // A commit that does not touch a shard's folder costs that shard nothing.
        'argocd.argoproj.io/manifest-generate-paths': '.',
      },
    },
    spec: {
      project: name,
      source: {
        repoURL: literal(repository),
        targetRevision: literal(branch),
        path: '{{ .path }}',
      },
      destination: { ...destinationTemplate(plan), namespace: '{{ .namespace }}' },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        retry: { limit: 10, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
        syncOptions: [
          'ServerSideApply=true',
          'ApplyOutOfSyncOnly=true',
          // Without it, a sync would apply the replicas that the comparison leaves out.
          'RespectIgnoreDifferences=true',
        ],
      },
      ignoreDifferences: ignoredReplicas,
    },
  };
}

/** Text that Argo CD's template engine leaves as it is. */
function literal(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}');
}

/** Most environments name clusters in one way; where they mix, the way that is not used is empty. */
function destinationTemplate({ applications }: ApplicationPlan): JsonObject {
  const destinations = applications.map(({ plan }) => destinationOf(plan.scope.cluster));
  const keys = ['name', 'server'].filter((key) => destinations.some((one) => key in one));
  const text = (key: string): string =>
    keys.length === 1 ? `{{ .destination.${key} }}` : `{{ dig "${key}" "" .destination }}`;
  return Object.fromEntries(keys.map((key) => [key, text(key)]));
}
