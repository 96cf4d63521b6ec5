import type { WorkloadCounts } from '../counts.ts';
import type { CutPlacement } from '../crossed-limits.ts';
import { podsDimension } from '../dimensions.ts';
import type { Pool } from '../pool.ts';
import { timesFitting, type Vector } from '../vector.ts';
import { instancesPerPod, podDemand, type Tenant, type Workload } from '../workload.ts';
import { leadingOf } from './leading-dimensions.ts';
import type { Column, Row } from './solver.ts';

/** What the placement of one environment is solved from. */
export interface LinearProblem {
  readonly tenant: Tenant;
  /** What the lock holds, by workload and pool; leaving a place is a move. */
  readonly kept: WorkloadCounts;
  /** What cannot be had of each pool: what others use, and what earlier attempts could not pack. */
  readonly taken: ReadonlyMap<Pool, Vector>;
  /** What others have placed, for the limits of objects. */
  readonly others: readonly CutPlacement[];
  /** Reckons with whole pods on whole nodes; stricter than need be where workloads mix well. */
  readonly tight: boolean;
  /** Reckons with the loss of a node of each pool. */
  readonly survival: boolean;
}

/** A linear program while it is put together. */
export interface LinearBuilder extends LinearProblem {
  readonly columns: Column[];
  readonly rows: Row[];
  readonly hosted: Map<number, number>[];
  /** Used nodes, by index of the pool. */
  readonly nodes: Map<number, number>;
}

/** Adds a column and gives its index. */
export function addColumn({ columns }: LinearBuilder, upper: number, integer = false): number {
  return columns.push({ upper, integer }) - 1;
}

/** What workloads and others use of a pool, in nodes. */
export interface Load {
  readonly terms: Map<number, number>;
  readonly taken: number;
}

/** The load of a pool in every dimension that can be the first to run out and, if tight, in whole pods. */
export function loads(builder: LinearBuilder, pool: Pool): readonly Load[] {
  const all = leadingDimensions(builder, pool).map((d) => ({
    terms: loadTerms(builder, pool, (workload) => shareOf(workload, pool, d)),
    taken: takenShare(builder, pool, d),
  }));
  if (builder.tight) {
    all.push({
      terms: loadTerms(builder, pool, (workload) => 1 / instancesPerNode(workload, pool)),
      taken: Math.max(0, ...all.map(({ taken }) => taken)),
    });
  }
  return all.filter(({ terms }) => terms.size > 0);
}

/** A dimension of which everything takes a smaller share than of another never runs out before that one. */
export function leadingDimensions(builder: LinearBuilder, pool: Pool): readonly number[] {
  const hosts = builder.tenant.workloads.filter((workload) => fitsAlone(workload, pool));
  const sharesOf = (d: number): readonly number[] => [
    takenShare(builder, pool, d),
    ...hosts.map((workload) => shareOf(workload, pool, d)),
  ];
  return leadingOf(builder.tenant.dimensions.names.map((_, d) => sharesOf(d)));
}

/** Whether a pool may host a workload and an empty node of it takes a pod of one instance. */
export function fitsAlone(workload: Workload, pool: Pool): boolean {
  return workload.allowed.has(pool) && timesFitting(podDemand(workload, 1), pool.node, 1) > 0;
}

/** What one instance takes of one node, in one dimension. */
export function shareOf(workload: Workload, pool: Pool, d: number): number {
  const pooledPod = workload.unit !== undefined && d === podsDimension;
  const each = pooledPod ? 1 / instancesPerPod(workload, pool) : (workload.demand[d] ?? 0);
  return each === 0 ? 0 : each / (pool.node[d] ?? 0);
}

/** What cannot be had of a pool in one dimension, in nodes. */
export function takenShare({ taken }: LinearBuilder, pool: Pool, d: number): number {
  const amount = taken.get(pool)?.[d] ?? 0;
  return amount === 0 ? 0 : amount / Math.max(1, pool.node[d] ?? 0);
}

/** How many instances stand on a node that hosts nothing else, in the largest pods. */
function instancesPerNode(workload: Workload, pool: Pool): number {
  const size = instancesPerPod(workload, pool);
  const most = Math.min(workload.instances, workload.perNode);
  return Math.max(1, timesFitting(podDemand(workload, size), pool.node, most)) * size;
}

/** The columns of what stands on a pool, weighed by workload. */
export function loadTerms(
  { tenant, hosted }: LinearBuilder,
  pool: Pool,
  weigh: (workload: Workload) => number,
): Map<number, number> {
  const terms = new Map<number, number>();
  for (const [index, workload] of tenant.workloads.entries()) {
    const column = hosted[index]?.get(pool.index);
    const weight = column === undefined ? 0 : weigh(workload);
    if (column !== undefined && weight > 0) terms.set(column, weight);
  }
  return terms;
}
