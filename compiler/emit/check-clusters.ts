import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { EnvironmentCluster } from '../model/program.ts';
import { clusterLimits } from '../model/object-limits.ts';
import { at } from '../source/origin.ts';
import { servicesOf } from './check-namespaces.ts';
import type { EnvironmentPlan } from './environment-plan.ts';
import { emitFindings } from './findings.ts';
import type { Workload } from './workload.ts';

/** What all environments write to one cluster. */
interface Counts {
  nodes: number;
  pods: number;
  containers: number;
  namespaces: number;
  services: number;
}

/** Findings at clusters that would hold more than Kubernetes is tested to. */
export function checkClusters(
  clusters: EnvironmentPlan['clusters'],
  diagnostics: Diagnostic[],
): void {
  for (const { cluster, counts } of countAll(clusters).values()) {
    for (const kind of ['nodes', 'pods', 'containers', 'namespaces', 'services'] as const) {
      if (counts[kind] <= clusterLimits[kind]) continue;
      diagnostics.push(
        diagnose(emitFindings.clusterTooFull, {
          place: at(cluster.definition, 'spec', ...(kind === 'nodes' ? ['pools'] : [])),
          message: `Cluster "${cluster.name}" would have ${counts[kind]} ${kind}, and may have ${clusterLimits[kind]}.`,
          help:
            kind === 'nodes'
              ? 'Divide its nodes over more clusters.'
              : 'Divide its agents over more clusters.',
        }),
      );
    }
  }
}

function countAll(
  clusters: EnvironmentPlan['clusters'],
): ReadonlyMap<string, { readonly cluster: EnvironmentCluster; readonly counts: Counts }> {
  const all = new Map<string, { readonly cluster: EnvironmentCluster; readonly counts: Counts }>();
  for (const { plan } of clusters) {
    const { cluster } = plan.scope;
    const entry = all.get(cluster.name) ?? { cluster, counts: emptyCounts(cluster) };
    all.set(cluster.name, entry);
    entry.counts.namespaces += plan.namespaces.length;
    for (const { workload } of plan.workloads) {
      entry.counts.pods += workload.pods;
      entry.counts.containers += workload.pods * containersOf(workload);
      entry.counts.services += servicesOf(workload);
    }
  }
  return all;
}

/** Knative puts its proxy beside an agent, and a model has a container that cleans its cache. */
function containersOf({ mode }: Workload): number {
  return mode === 'serverless' || mode === 'model' ? 2 : 1;
}

function emptyCounts(cluster: EnvironmentCluster): Counts {
  const nodes = cluster.definition.spec.pools.reduce((total, { count }) => total + count, 0);
  return { nodes, pods: 0, containers: 0, namespaces: 0, services: 0 };
}
