import type { LinkedEnvironment } from '../model/program.ts';
import type { ProjectSpec } from '../model/project.ts';
import type { ClusterPlan } from './cluster-plan.ts';
import type { Shard } from './plan-shards.ts';

/** One Argo CD Application: a folder of the repository, synced to a cluster. */
export interface PlannedApplication {
  readonly name: string;
  /** From the root of the repository. */
  readonly path: string;
  readonly plan: ClusterPlan;
  /** Rollout phase; 0 for what comes before the workloads. */
  readonly phase: number;
}

/** What Argo CD is told of an environment. */
export interface ApplicationPlan {
  readonly environment: LinkedEnvironment;
  readonly project: string;
  readonly git: NonNullable<ProjectSpec['git']>;
  readonly applications: readonly PlannedApplication[];
}

/** The Applications of an environment: the base of each cluster, then its shards. */
export function plannedApplications(
  environment: LinkedEnvironment,
  spec: ProjectSpec,
  clusters: readonly { readonly plan: ClusterPlan; readonly shards: readonly Shard[] }[],
): readonly PlannedApplication[] {
  const root = [spec.git?.path, spec.output ?? 'out']
    .filter((part) => part !== undefined && part !== '')
    .join('/');
  return clusters.flatMap(({ plan, shards }) => {
    const folders = [{ folder: 'base', phase: 0 }, ...shards];
    return folders.map(({ folder, phase }) => ({
      // Names of environments and clusters have no dots, so that this one tells which is which.
      name: `${environment.name}.${plan.scope.cluster.name}.${folder}`,
      path: `${root}/manifests/${environment.name}/${plan.scope.cluster.name}/${folder}`,
      plan,
      phase,
    }));
  });
}
