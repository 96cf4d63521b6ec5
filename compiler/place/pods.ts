import { divideByLargestRemainder } from '../model/largest-remainder.ts';
import type { Counts } from './counts.ts';
import { splitPhases } from './phases.ts';
import type { Pool } from './pool.ts';
import type { Vector } from './vector.ts';
import { instancesPerPod, podDemand, type Tenant, type Workload } from './workload.ts';

/** Instances of one agent in a group of pods. */
export interface Member {
  /** Index in the environment's agents. */
  readonly agent: number;
  readonly instances: number;
}

/** Equal pods of one workload on one pool. */
export interface PodGroup {
  readonly workload: Workload;
  readonly pool: Pool;
  /** From 1; pods of agents that are not pooled all count as phase 1. */
  readonly phase: number;
  /** Instances in one pod. */
  readonly size: number;
  /** True for the smaller of the two sizes of one workload, pool and phase. */
  readonly smaller: boolean;
  readonly pods: number;
  /** Of one pod. */
  readonly demand: Vector;
  /** Whose instances a pooled group holds; empty for agents with pods of their own. */
  readonly members: readonly Member[];
}

/** Cuts what stands on each pool into pods, in order of workload, pool, phase and size. */
export function cutPods(tenant: Tenant, counts: Counts): PodGroup[] {
  const phases = tenant.workloads.some(({ unit }) => unit !== undefined)
    ? splitPhases(tenant, counts)
    : [];
  return tenant.workloads.flatMap((workload) =>
    workload.unit === undefined
      ? cutOwnPods(workload, counts)
      : cutPooledPods(workload, counts, phases),
  );
}

function cutOwnPods(workload: Workload, counts: Counts): PodGroup[] {
  const sums = new Map<Pool, number>();
  for (const agent of workload.agents) {
    for (const { pool, instances } of counts[agent] ?? []) {
      sums.set(pool, (sums.get(pool) ?? 0) + instances);
    }
  }
  const pools = [...sums].sort(([a], [b]) => a.index - b.index);
  const demand = podDemand(workload, 1);
  return pools.map(([pool, pods]) => {
    return { workload, pool, phase: 1, size: 1, smaller: false, pods, demand, members: [] };
  });
}

function cutPooledPods(
  workload: Workload,
  counts: Counts,
  phases: readonly (readonly (readonly number[])[])[],
): PodGroup[] {
  const cells = new Map<string, { pool: Pool; phase: number; members: Member[] }>();
  for (const agent of workload.agents) {
    for (const [share, { pool }] of (counts[agent] ?? []).entries()) {
      for (const [index, instances] of (phases[agent]?.[share] ?? []).entries()) {
        if (instances === 0) continue;
        const key = `${pool.index} ${index}`;
        const cell = cells.get(key) ?? { pool, phase: index + 1, members: [] };
        cell.members.push({ agent, instances });
        cells.set(key, cell);
      }
    }
  }
  return [...cells.values()]
    .sort((a, b) => a.pool.index - b.pool.index || a.phase - b.phase)
    .flatMap(({ pool, phase, members }) => cutCell(workload, { pool, phase }, members));
}

/** As few pods as the class allows, sizes differing by at most one instance: two groups at most. */
function cutCell(
  workload: Workload,
  cell: { readonly pool: Pool; readonly phase: number },
  members: readonly Member[],
): PodGroup[] {
  const instances = members.map((member) => member.instances);
  const total = instances.reduce((a, b) => a + b, 0);
  const pods = Math.ceil(total / instancesPerPod(workload, cell.pool));
  const size = Math.floor(total / pods);
  const larger = total - size * pods;
  const inLarger = divideByLargestRemainder(larger * (size + 1), instances);
  const group = (
    smaller: boolean,
    each: number,
    count: number,
    parts: readonly number[],
  ): PodGroup => ({
    workload,
    ...cell,
    size: each,
    smaller,
    pods: count,
    demand: podDemand(workload, each),
    members: members
      .map(({ agent }, index) => ({ agent, instances: parts[index] ?? 0 }))
      .filter((member) => member.instances > 0),
  });
  if (larger === 0) return [group(false, size, pods, instances)];
  const inSmaller = instances.map((all, index) => all - (inLarger[index] ?? 0));
  return [group(false, size + 1, larger, inLarger), group(true, size, pods - larger, inSmaller)];
}
