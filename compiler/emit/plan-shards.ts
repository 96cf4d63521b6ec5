import type { ClusterPlan } from './cluster-plan.ts';
import { shardOf } from './shard-of.ts';
import { isPlannedAgent, isPlannedModel } from './planned-workload.ts';
import type { PlannedWorkload } from './planned-workload.ts';

/** What one Argo CD Application syncs: a folder with one file. */
export interface Shard {
  /** `<nn>`, or `p<phase>-<nn>` where the environment declares rollout phases. */
  readonly folder: string;
  readonly plan: ClusterPlan;
  /** Rollout phase, from 1. */
  readonly phase: number;
  /** In the order of their namespaces and names. */
  readonly workloads: readonly PlannedWorkload[];
}

/** Divides a cluster's workloads over its declared shards, within each phase; empty shards are left out. */
export function planShards(plan: ClusterPlan, phased: boolean): readonly Shard[] {
  const { shards } = plan.scope.cluster;
  const byNumber = new Map<number, PlannedWorkload[]>();
  for (const workload of plan.workloads) {
    const number = workload.phase * shards + shardOf(shardIdentity(workload), shards);
    const known = byNumber.get(number);
    if (known === undefined) byNumber.set(number, [workload]);
    else known.push(workload);
  }
  // Sorted, so that the order of shards does not depend on which agent comes first.
  return [...byNumber]
    .sort(([left], [right]) => left - right)
    .map(([number, workloads]) => {
      const phase = Math.floor(number / shards);
      const digits = String(number % shards).padStart(2, '0');
      return {
        folder: phased ? `p${phase}-${digits}` : digits,
        plan,
        phase,
        workloads: workloads.sort(byNamespaceAndName),
      };
    });
}

/** What decides on a workload's shard: its identity as it was defined, without the environment's prefix. */
export function shardIdentity(planned: PlannedWorkload): string {
  if (isPlannedAgent(planned)) return planned.agent.id;
  if (isPlannedModel(planned)) return planned.workload.endpoint.id;
  return `${planned.workload.runtime.namespace}/${planned.name}`;
}

function byNamespaceAndName(left: PlannedWorkload, right: PlannedWorkload): number {
  if (left.namespace !== right.namespace) return left.namespace < right.namespace ? -1 : 1;
  return left.name < right.name ? -1 : left.name > right.name ? 1 : 0;
}
