import type { Definition } from '../model/definition.ts';
import type { LinkedEnvironment, LinkedProgram } from '../model/program.ts';
import { at } from '../source/origin.ts';
import { modelEndpoint, type ModelEndpoint } from './model-endpoint.ts';
import { findModel } from './find-model.ts';
import { platformScope } from './platform-scope.ts';
import type { ClusterScope } from './workload.ts';

/** The scopes of an environment, by the name of the cluster. */
export function clusterScopes(
  program: LinkedProgram,
  environment: LinkedEnvironment,
): ReadonlyMap<string, ClusterScope> {
  const { definition, namespacePrefix } = environment;
  const platform = platformScope(definition.spec.platform);
  const hasServerless = environment.agents.some(({ hosting }) => hosting.mode === 'serverless');
  return new Map(
    environment.clusters.map((cluster) => [
      cluster.name,
      {
        environment: environment.name,
        definition,
        project: program.project.metadata.name,
        cluster,
        pools: new Map(cluster.definition.spec.pools.map((pool) => [pool.name, pool])),
        place: at(definition, 'spec', 'clusters', ...indexOf(definition, cluster.name)),
        source: definition.source.document.file.path,
        namespacePrefix,
        platform,
        hasServerless,
        models: modelsOn(program, environment, cluster.name),
        schedulings: new Map(),
      },
    ]),
  );
}

/** The models that the environment serves on a cluster. */
function modelsOn(
  program: LinkedProgram,
  { definition, clusters, namespacePrefix }: LinkedEnvironment,
  cluster: string,
): ReadonlyMap<Definition<'Model'>, ModelEndpoint> {
  const here = (definition.spec.models ?? []).filter(
    (one) => (one.cluster ?? (clusters.length === 1 ? cluster : undefined)) === cluster,
  );
  return new Map(
    here.flatMap(({ name }) => {
      const model = findModel(program, name);
      return model === undefined || model.spec.serving.api !== undefined
        ? []
        : [[model, modelEndpoint(namespacePrefix, model)]];
    }),
  );
}

function indexOf(definition: Definition<'Environment'>, cluster: string): readonly number[] {
  const index = definition.spec.clusters.findIndex(({ name }) => name === cluster);
  return index < 0 ? [] : [index];
}
