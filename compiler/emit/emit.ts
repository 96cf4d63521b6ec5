import type { PhaseResult } from '../diagnostic/diagnostic.ts';
import type { ManifestSet, OutputFile } from '../model/output.ts';
import type { PlacedEnvironment, PlacedProgram } from '../model/placed-program.ts';
import { at } from '../source/origin.ts';
import { plannedApplications } from './application-plan.ts';
import type { ApplicationPlan } from './application-plan.ts';
import { baseObjects, countBaseObjects } from './base-objects.ts';
import { checkPlans } from './check-plans.ts';
import { clusterPlans } from './cluster-plan.ts';
import type { ClusterPlan } from './cluster-plan.ts';
import { clusterScopes } from './cluster-scope.ts';
import { countObjects, environmentEmitters } from './emitters.ts';
import type { EnvironmentPlan } from './environment-plan.ts';
import { planModels } from './plan-models.ts';
import { planShards } from './plan-shards.ts';
import type { Shard } from './plan-shards.ts';
import { planWorkloads } from './plan-workloads.ts';
import { renderObjects } from './render-objects.ts';
import { renderWorkloads } from './render-workloads.ts';
import { typedObjects } from './typed-objects.ts';

/**
 * Turns a placement into the manifests that Argo CD deploys. Files are rendered when they are asked for;
 * what is kept until then is one small record for each workload. Findings name the limits that an agent,
 * a namespace, a cluster or a shard would cross.
 */
export function emit(placed: PlacedProgram): PhaseResult<ManifestSet> {
  const plans = placed.environments.map((environment) => planEnvironment(placed, environment));
  const diagnostics = checkPlans(placed.program, plans);
  const files = plans.flatMap((plan) => filesOf(placed, plan));
  return { value: { placed, files: files.sort(byPath) }, diagnostics };
}

function planEnvironment({ program }: PlacedProgram, placed: PlacedEnvironment): EnvironmentPlan {
  const { environment } = placed;
  const scopes = clusterScopes(program, environment);
  const workloads = [
    ...planWorkloads(placed, scopes),
    ...planModels(program, environment.definition.spec.models ?? [], scopes),
  ];
  const phased = environment.phases.length > 1;
  const clusters = clusterPlans(placed, scopes, workloads).map((plan) => ({
    plan,
    shards: planShards(plan, phased),
  }));
  return { placed, clusters };
}

function filesOf(
  { program }: PlacedProgram,
  { placed, clusters }: EnvironmentPlan,
): readonly OutputFile[] {
  const { environment } = placed;
  const { spec, metadata } = program.project;
  const manifests = clusters.flatMap(({ plan, shards }) => [
    baseFile(plan),
    ...shards.map(shardFile),
  ]);
  if (spec.git === undefined || clusters.length === 0) return manifests;
  const applications = plannedApplications(environment, spec, clusters);
  return [
    ...manifests,
    argoFile({ environment, project: metadata.name, git: spec.git, applications }),
  ];
}

function baseFile(plan: ClusterPlan): OutputFile {
  const { scope } = plan;
  return {
    path: `manifests/${scope.environment}/${scope.cluster.name}/base/manifests.yaml`,
    environment: scope.environment,
    objects: countBaseObjects(plan),
    place: scope.place,
    render: (sink) => {
      renderObjects(scope.source, baseObjects(plan), sink);
    },
  };
}

function shardFile({ folder, plan, workloads }: Shard): OutputFile {
  const { scope } = plan;
  return {
    path: `manifests/${scope.environment}/${scope.cluster.name}/${folder}/manifests.yaml`,
    environment: scope.environment,
    objects: workloads.reduce((sum, { workload }) => sum + countObjects(workload), 0),
    place: scope.place,
    render: (sink) => {
      renderWorkloads(workloads, sink);
    },
  };
}

function argoFile(plan: ApplicationPlan): OutputFile {
  const { environment } = plan;
  return {
    path: `argocd/${environment.name}/manifests.yaml`,
    environment: environment.name,
    objects: environmentEmitters.reduce((sum, emitter) => sum + emitter.count(plan), 0),
    place: at(environment.definition),
    render: (sink) => {
      const objects = typedObjects((typed) => {
        for (const emitter of environmentEmitters) emitter.build(typed, plan);
      });
      renderObjects(environment.definition.source.document.file.path, objects, sink);
    },
  };
}

function byPath(left: OutputFile, right: OutputFile): number {
  return left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
}
