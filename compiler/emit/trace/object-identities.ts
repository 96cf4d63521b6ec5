import type { PlacedProgram } from '../../model/placed-program.ts';
import { argoObjects } from '../argo-objects.ts';
import { baseObjects } from '../base-objects.ts';
import type { EnvironmentPlan } from '../environment-plan.ts';
import type { Manifest } from '../manifest.ts';
import { planApplications, planEnvironment } from '../plan-environment.ts';
import { identityOf } from '../render-objects.ts';
import { workloadUnit } from './workload-unit.ts';

/** What every object of the output is called, `<Kind>/<namespace>/<name>` or `<Kind>/<name>`, each identity once. */
export function objectIdentities(placed: PlacedProgram): ReadonlySet<string> {
  const objects = placed.environments
    .map((environment) => planEnvironment(placed, environment))
    .flatMap((plan) => [...ofClusters(placed, plan), ...ofArgo(placed, plan)]);
  return new Set(objects.map(identityOf));
}

function ofClusters(
  { program }: PlacedProgram,
  { clusters }: EnvironmentPlan,
): readonly Manifest[] {
  return clusters.flatMap(({ plan }) => [
    ...baseObjects(plan),
    ...plan.workloads.flatMap((planned) => {
      const { input, make } = workloadUnit(program, planned, '');
      return make(input);
    }),
  ]);
}

function ofArgo(placed: PlacedProgram, plan: EnvironmentPlan): readonly Manifest[] {
  const applications = planApplications(placed, plan);
  return applications === undefined ? [] : argoObjects(applications);
}
