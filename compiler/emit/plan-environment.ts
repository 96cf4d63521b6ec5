import type { PlacedEnvironment, PlacedProgram } from '../model/placed-program.ts';
import { plannedApplications } from './application-plan.ts';
import type { ApplicationPlan } from './application-plan.ts';
import { clusterPlans } from './cluster-plan.ts';
import { clusterScopes } from './cluster-scope.ts';
import type { EnvironmentPlan } from './environment-plan.ts';
import { planModels } from './plan-models.ts';
import { planShards } from './plan-shards.ts';
import { planWorkloads } from './plan-workloads.ts';

/** Plans what a placed environment becomes on each of its clusters. */
export function planEnvironment(
  { program }: PlacedProgram,
  placed: PlacedEnvironment,
): EnvironmentPlan {
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

/** What Argo CD is told of an environment; nothing where no repository is named, or nothing is deployed. */
export function planApplications(
  { program }: PlacedProgram,
  { placed, clusters }: EnvironmentPlan,
): ApplicationPlan | undefined {
  const { environment } = placed;
  const { spec, metadata } = program.project;
  if (spec.git === undefined || clusters.length === 0) return undefined;
  const applications = plannedApplications(environment, spec, clusters);
  return { environment, project: metadata.name, git: spec.git, applications };
}
