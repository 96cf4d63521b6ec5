import type { Definition } from '../../model/definition.ts';
import type { PlacedProgram } from '../../model/placed-program.ts';
import { baseObjects } from '../base-objects.ts';
import type { EnvironmentPlan } from '../environment-plan.ts';
import type { Manifest } from '../manifest.ts';
import { planApplications, planEnvironment } from '../plan-environment.ts';
import type { PlannedWorkload } from '../planned-workload.ts';
import { identityOf } from '../render-objects.ts';
import { argoUnit } from './argo-unit.ts';
import { baseUnit } from './base-unit.ts';
import { traceFields } from './trace-unit.ts';
import type { TracedField, TraceUnit } from './trace-unit.ts';
import { definitionsOf, workloadUnit } from './workload-unit.ts';

/** An object of the output, and where all that is in it comes from. */
export interface TracedObject {
  /** `<Kind>/<namespace>/<name>`, or `<Kind>/<name>`. */
  readonly identity: string;
  readonly environment: string;
  /** The file that holds it, relative to the output folder. */
  readonly file: string;
  /** What it was made for: agents, a model, or the environment. */
  readonly definitions: readonly Definition[];
  readonly fields: readonly TracedField[];
}

/** Traces every object of an identity, one for each environment and cluster that has it; none where none does. */
export function traceObject(placed: PlacedProgram, identity: string): readonly TracedObject[] {
  return placed.environments
    .map((environment) => planEnvironment(placed, environment))
    .flatMap((plan) => [
      ...traceWorkloads(placed, plan, identity),
      ...traceBase(placed, plan, identity),
      ...traceArgo(placed, plan, identity),
    ]);
}

function traceWorkloads(
  { program }: PlacedProgram,
  { placed, clusters }: EnvironmentPlan,
  identity: string,
): readonly TracedObject[] {
  const environment = placed.environment.name;
  return clusters
    .flatMap(({ shards }) => shards)
    .flatMap(({ folder, plan, workloads }) =>
      workloads
        .filter((planned) => mayHold(planned, identity))
        .flatMap((planned) =>
          traced(workloadUnit(program, planned, identity), {
            identity,
            environment,
            file: `manifests/${environment}/${plan.scope.cluster.name}/${folder}/manifests.yaml`,
            definitions: definitionsOf(planned),
          }),
        ),
    );
}

/** The names of a workload's objects begin with its own, so that few workloads have to be looked into. */
function mayHold({ namespace, name }: PlannedWorkload, identity: string): boolean {
  return identity.includes(`/${namespace}/${name}`);
}

function traceBase(
  { program }: PlacedProgram,
  { placed, clusters }: EnvironmentPlan,
  identity: string,
): readonly TracedObject[] {
  const { name: environment, definition } = placed.environment;
  return clusters.flatMap(({ plan }) => {
    const object = baseObjects(plan).find(isCalled(identity));
    if (object === undefined) return [];
    const namespace =
      object.kind === 'Namespace' ? object.metadata.name : object.metadata.namespace;
    return traced(baseUnit(program, plan, namespace), {
      identity,
      environment,
      file: `manifests/${environment}/${plan.scope.cluster.name}/base/manifests.yaml`,
      definitions: [definition],
    });
  });
}

function traceArgo(
  placed: PlacedProgram,
  plan: EnvironmentPlan,
  identity: string,
): readonly TracedObject[] {
  const applications = planApplications(placed, plan);
  if (applications === undefined) return [];
  const { name: environment, definition } = plan.placed.environment;
  return traced(argoUnit(placed.program, applications), {
    identity,
    environment,
    file: `argocd/${environment}/manifests.yaml`,
    definitions: [definition],
  });
}

/** The traced object where the unit has it. */
function traced<Input extends object>(
  unit: TraceUnit<Input>,
  header: Omit<TracedObject, 'fields'>,
): readonly TracedObject[] {
  const fields = traceFields(unit, isCalled(header.identity));
  return fields.length === 0 ? [] : [{ ...header, fields }];
}

function isCalled(identity: string): (object: Manifest) => boolean {
  return (object) => identityOf(object) === identity;
}
