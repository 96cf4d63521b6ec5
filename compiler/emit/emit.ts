import type { PhaseResult } from '../diagnostic/diagnostic.ts';
import type { ManifestSet, OutputFile } from '../model/output.ts';
import type { PlacedProgram } from '../model/placed-program.ts';
import { at } from '../source/origin.ts';
import type { ApplicationPlan } from './application-plan.ts';
import { argoObjects } from './argo-objects.ts';
import { baseObjects, countBaseObjects } from './base-objects.ts';
import { checkPlans } from './check-plans.ts';
import type { ClusterPlan } from './cluster-plan.ts';
import { countObjects, environmentEmitters } from './emitters.ts';
import type { EnvironmentPlan } from './environment-plan.ts';
import { planApplications, planEnvironment } from './plan-environment.ts';
import type { Shard } from './plan-shards.ts';
import { renderObjects } from './render-objects.ts';
import { renderWorkloads } from './render-workloads.ts';

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

function filesOf(placed: PlacedProgram, plan: EnvironmentPlan): readonly OutputFile[] {
  const manifests = plan.clusters.flatMap(({ plan: ofCluster, shards }) => [
    baseFile(ofCluster),
    ...shards.map(shardFile),
  ]);
  const applications = planApplications(placed, plan);
  return applications === undefined ? manifests : [...manifests, argoFile(applications)];
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
      renderObjects(environment.definition.source.document.file.path, argoObjects(plan), sink);
    },
  };
}

function byPath(left: OutputFile, right: OutputFile): number {
  return left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
}
