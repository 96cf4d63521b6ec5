import type { Definition } from '../model/definition.ts';
import type { LinkedEnvironment } from '../model/program.ts';
import { at } from '../source/origin.ts';
import type { ClusterScope } from './workload.ts';

/** The scopes of an environment, by the name of the cluster. */
export function clusterScopes(
  project: Definition<'Project'>,
  environment: LinkedEnvironment,
): ReadonlyMap<string, ClusterScope> {
  const { definition } = environment;
  return new Map(
    environment.clusters.map((cluster) => [
      cluster.name,
      {
        environment: environment.name,
        definition,
        project: project.metadata.name,
        cluster,
        pools: new Map(cluster.definition.spec.pools.map((pool) => [pool.name, pool])),
        place: at(definition, 'spec', 'clusters', ...indexOf(definition, cluster.name)),
        source: definition.source.document.file.path,
        schedulings: new Map(),
      },
    ]),
  );
}

function indexOf(definition: Definition<'Environment'>, cluster: string): readonly number[] {
  const index = definition.spec.clusters.findIndex(({ name }) => name === cluster);
  return index < 0 ? [] : [index];
}
