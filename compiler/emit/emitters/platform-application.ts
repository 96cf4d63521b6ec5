import { argoMetadata } from '../argo-metadata.ts';
import type { EnvironmentEmitter } from '../base-emitter.ts';
import { destinationOf } from '../destination.ts';
import { releasesOf } from '../platform-releases.ts';

/** A part of the platform that Argo CD installs: a Helm chart by version, and values only. */
export const platformApplication: EnvironmentEmitter = {
  kind: 'Application',
  count: (plan) => releasesOf(plan).length,
  build({ chart, cdk8s }, plan) {
    const metadata = argoMetadata(plan);
    for (const { chart: name, cluster, release } of releasesOf(plan)) {
      const id = `platform.${cluster.name}.${name}`;
      new cdk8s.ApiObject(chart, id, {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: {
          ...metadata,
          name: id,
          // Before the agents, which need the kinds of object that charts bring.
          annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
        },
        spec: {
          project: `${metadata.name}-platform`,
          source: {
            repoURL: release.repository,
            chart: name,
            targetRevision: release.version,
            helm: { releaseName: name, valuesObject: release.values },
          },
          destination: { ...destinationOf(cluster), namespace: release.namespace },
          syncPolicy: {
            automated: { prune: true, selfHeal: true },
            retry: { limit: 10, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
            syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
          },
        },
      });
    }
  },
};
