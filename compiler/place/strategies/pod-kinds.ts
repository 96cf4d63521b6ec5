import { divideByLargestRemainder } from '../../model/largest-remainder.ts';
import type { Pool } from '../pool.ts';
import type { Vector } from '../vector.ts';
import { podDemand, type Tenant, type Workload } from '../workload.ts';
import { zonesOf } from '../zones.ts';
import { fitsAlone } from './linear-builder.ts';

/** Equal pods of one workload that may stand on the same pools. */
export interface PodKind {
  /** Index of the workload. */
  readonly workload: number;
  /** Of one pod. */
  readonly demand: Vector;
  readonly pools: readonly Pool[];
  readonly pods: number;
}

/** The pods of workloads that all have pods of their own; what is spread over zones is a kind in each of them. */
export function podKindsOf({ workloads }: Tenant): readonly PodKind[] {
  return workloads.flatMap((workload, index) => {
    const demand = podDemand(workload, 1);
    return partsOf(workload, index).map(({ pools, pods }) => ({
      workload: index,
      demand,
      pools: pools.filter((pool) => pool.spec.count > 0 && fitsAlone(workload, pool)),
      pods,
    }));
  });
}

/**
 * As even as whole pods can be, which any `maxSkew` allows. Workloads take turns with the zones that have one pod
 * more.
 */
function partsOf(
  workload: Workload,
  index: number,
): readonly { readonly pools: readonly Pool[]; readonly pods: number }[] {
  const zones = zonesOf(workload).flat();
  if (zones.length === 0) return [{ pools: workload.planned, pods: workload.instances }];
  const turn = index % zones.length;
  const turned = [...zones.slice(turn), ...zones.slice(0, turn)];
  const parts = divideByLargestRemainder(
    workload.instances,
    turned.map(() => 1),
  );
  return turned.map((pools, at) => ({ pools, pods: parts[at] ?? 0 }));
}
