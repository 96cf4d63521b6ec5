import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { at } from '../source/origin.ts';
import { countBaseObjects } from './base-objects.ts';
import type { ClusterPlan } from './cluster-plan.ts';
import { countObjects } from './emitters.ts';
import type { EnvironmentPlan } from './environment-plan.ts';
import { emitFindings } from './findings.ts';
import { applicationLimits, applicationSetLimit, objectBytes } from './limits.ts';
import { shardIdentity } from './plan-shards.ts';
import type { Shard } from './plan-shards.ts';
import { shardOf } from './shard-of.ts';
import { definitionShards } from './emitters/runtime-definitions.ts';
import { isPlannedAgent, isPlannedModel } from './planned-workload.ts';
import type { PlannedWorkload } from './planned-workload.ts';

/** A finding where the namespaces of an environment on a cluster make its base more than one Application should sync. */
export function checkBase(plan: ClusterPlan, diagnostics: Diagnostic[]): void {
  const objects = countBaseObjects(plan);
  if (objects <= applicationLimits.objects) return;
  const { scope, namespaces } = plan;
  diagnostics.push(
    diagnose(emitFindings.baseTooLarge, {
      place: scope.place,
      message: `The ${namespaces.length} namespaces of environment "${scope.environment}" on cluster "${scope.cluster.name}" would take ${objects} objects in one Application, which may hold ${applicationLimits.objects}.`,
      help: 'Use fewer namespaces, or divide the environment.',
    }),
  );
}

/** A finding where one of a cluster's shards is more than one Application should sync; it names how many would do. */
export function checkShards(
  plan: ClusterPlan,
  shards: readonly Shard[],
  diagnostics: Diagnostic[],
): void {
  const sizes = shards.map(({ folder, workloads }) => ({ folder, ...sum(workloads.map(sizeOf)) }));
  const worst = sizes.filter(isFull).sort((left, right) => right.objects - left.objects)[0];
  if (worst === undefined) return;
  const { scope } = plan;
  const enough = shardsNeeded(plan, shards.length);
  diagnostics.push(
    diagnose(emitFindings.shardTooLarge, {
      place: scope.place,
      message:
        `Shard "${worst.folder}" of environment "${scope.environment}" on cluster "${scope.cluster.name}" would hold ` +
        `${worst.objects} objects of about ${Math.ceil(worst.bytes / 2 ** 20)} MiB, and may hold ` +
        `${applicationLimits.objects} of ${applicationLimits.bytes / 2 ** 20} MiB.`,
      help:
        enough === undefined
          ? 'No number of shards is enough: divide the agents of its largest runtime over namespaces.'
          : `Declare \`shards: ${enough}\` for the cluster.`,
    }),
  );
}

/** A finding where an environment needs more Applications than one ApplicationSet should make. */
export function checkApplications(plan: EnvironmentPlan, diagnostics: Diagnostic[]): void {
  const { placed, clusters } = plan;
  const { environment } = placed;
  checkObjectBytes(plan, diagnostics);
  const applications = clusters.reduce((total, { shards }) => total + 1 + shards.length, 0);
  if (applications <= applicationSetLimit) return;
  diagnostics.push(
    diagnose(emitFindings.tooManyApplications, {
      place: at(environment.definition, 'spec', 'clusters'),
      message: `Environment "${environment.name}" would have ${applications} Applications, and may have ${applicationSetLimit}.`,
      help: 'Declare fewer shards, or divide the environment.',
    }),
  );
}

/** A finding where one of the objects that Argo CD reads about an environment would be too large to be kept. */
function checkObjectBytes({ placed, clusters }: EnvironmentPlan, diagnostics: Diagnostic[]): void {
  const { environment } = placed;
  let ofProject = 0;
  let ofSet = 0;
  for (const { plan, shards } of clusters) {
    const { length } = `${environment.name}${plan.scope.cluster.name}`;
    for (const namespace of plan.namespaces) ofProject += namespace.length + length + 60;
    // The name and the path of an Application both hold the environment and the cluster.
    ofSet += (shards.length + 1) * (2 * length + 250);
  }
  for (const [kind, bytes] of [
    ['AppProject', ofProject],
    ['ApplicationSet', ofSet],
  ] as const) {
    if (bytes <= objectBytes) continue;
    diagnostics.push(
      diagnose(emitFindings.objectTooLarge, {
        place: at(environment.definition, 'spec', 'clusters'),
        message: `The ${kind} of environment "${environment.name}" would have about ${bytes} bytes, and may have ${objectBytes}.`,
        help: 'Use fewer namespaces and shards, or divide the environment.',
      }),
    );
  }
}

/** Objects, and about how many bytes of manifests. */
interface Size {
  readonly objects: number;
  readonly bytes: number;
}

/** Bytes of an object without its definition: the largest, a Deployment with secrets, has about two thousand. */
const bytesPerObject = 2000;
/** Quotes and line breaks of a definition are escaped once more in YAML. */
const escapedShare = 1.25;

function definitionBytesOf(planned: PlannedWorkload): number {
  if (isPlannedAgent(planned)) return planned.definitionBytes;
  if (isPlannedModel(planned)) return 0;
  return definitionShards(planned.workload).reduce((total, { bytes }) => total + bytes, 0);
}

function sizeOf(planned: PlannedWorkload): Size {
  const objects = countObjects(planned.workload);
  const definitions = definitionBytesOf(planned);
  return { objects, bytes: objects * bytesPerObject + definitions * escapedShare };
}

function sum(sizes: readonly Size[]): Size {
  let objects = 0;
  let bytes = 0;
  for (const size of sizes) {
    objects += size.objects;
    bytes += size.bytes;
  }
  return { objects, bytes };
}

function isFull({ objects, bytes }: Size): boolean {
  return objects > applicationLimits.objects || bytes > applicationLimits.bytes;
}

/** The fewest shards that hold every workload within the limits, phase by phase, tried one after the other. */
function shardsNeeded(plan: ClusterPlan, present: number): number | undefined {
  const sized = plan.workloads.map((workload) => ({
    ...sizeOf(workload),
    phase: workload.phase,
    draw: shardOf(shardIdentity(workload), 2 ** 32),
  }));
  if (sized.some(isFull)) return undefined;
  const phases = sized.reduce((most, { phase }) => Math.max(most, phase), 1);
  const total = sum(sized);
  const fewest = Math.max(
    Math.floor(present / phases),
    Math.ceil(total.objects / applicationLimits.objects / phases),
    Math.ceil(total.bytes / applicationLimits.bytes / phases),
    1,
  );
  for (let shards = fewest; shards <= applicationSetLimit; shards++) {
    const filled = new Map<number, Size>();
    for (const { phase, draw, objects, bytes } of sized) {
      const key = (phase - 1) * shards + (draw % shards);
      const before = filled.get(key);
      filled.set(key, {
        objects: objects + (before?.objects ?? 0),
        bytes: bytes + (before?.bytes ?? 0),
      });
    }
    if (![...filled.values()].some(isFull)) return shards;
  }
  return undefined;
}
