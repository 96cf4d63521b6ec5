import { argoMetadata } from '../argo-metadata.ts';
import type { EnvironmentEmitter } from '../base-emitter.ts';
import { destinationOf } from '../destination.ts';
import { releasesOf } from '../platform-releases.ts';

/**
 * What Argo CD may do to install an environment's platform: read the charts' repositories and write what these
 * hold, which includes objects of the whole cluster. It is a project of its own, so that agents' Applications stay
 * confined to theirs.
 */
export const platformProject: EnvironmentEmitter = {
  kind: 'AppProject',
  count: (plan) => (releasesOf(plan).length > 0 ? 1 : 0),
  build({ chart, cdk8s }, plan) {
    const releases = releasesOf(plan);
    if (releases.length === 0) return;
    const metadata = argoMetadata(plan);
    const destinations = releases.flatMap(({ release, cluster }) => [
      { ...destinationOf(cluster), namespace: release.namespace },
      // Charts put leases, and rules for the control plane's own pods, there.
      { ...destinationOf(cluster), namespace: 'kube-system' },
    ]);
    const distinct = new Map(destinations.map((one) => [JSON.stringify(one), one]));
    new cdk8s.ApiObject(chart, 'platform-project', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { ...metadata, name: `${metadata.name}-platform` },
      spec: {
        description: `Platform of environment ${plan.environment.name}`,
        sourceRepos: [...new Set(releases.map(({ release }) => release.repository))].sort(),
        destinations: [...distinct.values()],
        clusterResourceWhitelist: [{ group: '*', kind: '*' }],
      },
    });
  },
};
