import type { WorkloadCounts } from '../counts.ts';
import type { Pool } from '../pool.ts';
import type { Vector } from '../vector.ts';
import { podDemand, type Tenant, type Workload } from '../workload.ts';
import { sumOn, zonesOf } from '../zones.ts';
import { fitsAlone } from './linear-builder.ts';

/** Equal pods that may stand on the same pools. */
export interface PodKind {
  /** Of one pod. */
  readonly demand: Vector;
  readonly pools: readonly Pool[];
  readonly pods: number;
  /** Whose pods they are. */
  readonly parts: readonly KindPart[];
}

/** Pods of one workload in a kind. */
export interface KindPart {
  /** Index of the workload. */
  readonly workload: number;
  readonly pods: number;
}

/**
 * The pods that have no place yet, of workloads that all have pods of their own. What is spread over zones is a part
 * in each of them; parts that ask for the same on the same pools are one kind.
 *
 * @param standing - What has a place, by workload and pool.
 */
export function podKindsOf({ workloads }: Tenant, standing: WorkloadCounts): readonly PodKind[] {
  const kinds = new Map<string, { demand: Vector; pools: readonly Pool[]; parts: KindPart[] }>();
  for (const [index, workload] of workloads.entries()) {
    const demand = podDemand(workload, 1);
    for (const { pools, pods } of partsOf(workload, index, standing[index] ?? [])) {
      const able = pools.filter((pool) => pool.spec.count > 0 && fitsAlone(workload, pool));
      const key = `${demand.join()} ${able.map((pool) => pool.index).join()}`;
      const kind = kinds.get(key) ?? { demand, pools: able, parts: [] };
      kinds.set(key, kind);
      kind.parts.push({ workload: index, pods });
    }
  }
  return [...kinds.values()].map((kind) => ({
    ...kind,
    pods: kind.parts.reduce((sum, { pods }) => sum + pods, 0),
  }));
}

/**
 * One part, or one for each zone, so that the zones become as even as whole pods can be, which any `maxSkew` allows.
 * Workloads take turns with the zones that have one pod more.
 */
function partsOf(
  workload: Workload,
  index: number,
  standing: readonly number[],
): readonly { readonly pools: readonly Pool[]; readonly pods: number }[] {
  const countOn = (pools: readonly Pool[]): number =>
    sumOn(pools, (pool) => standing[pool.index] ?? 0);
  const missing = workload.instances - countOn(workload.planned);
  const zones = zonesOf(workload).flat();
  if (zones.length === 0) return [{ pools: workload.planned, pods: Math.max(0, missing) }];
  const turn = index % zones.length;
  const turned = [...zones.slice(turn), ...zones.slice(0, turn)];
  const parts = raiseEvenly(turned.map(countOn), missing);
  return turned.map((pools, at) => ({ pools, pods: parts[at] ?? 0 }));
}

/** What to add to each count, in whole numbers of a given sum, so that the lowest are raised first; of equal ones, the first. */
function raiseEvenly(counts: readonly number[], sum: number): readonly number[] {
  const added = counts.map(() => 0);
  for (let missing = sum; missing > 0; missing--) {
    const totals = counts.map((count, at) => count + (added[at] ?? 0));
    const lowest = totals.indexOf(Math.min(...totals));
    added[lowest] = (added[lowest] ?? 0) + 1;
  }
  return added;
}
