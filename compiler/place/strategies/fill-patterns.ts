import type { WorkloadCounts } from '../counts.ts';
import type { CutPlacement } from '../crossed-limits.ts';
import { binTypeOf, type BinType } from '../patterns/pattern-problem.ts';
import { solvePatterns } from '../patterns/solve-patterns.ts';
import type { Pool } from '../pool.ts';
import type { Tenant } from '../workload.ts';
import { podKindsOf, type PodKind } from './pod-kinds.ts';

/**
 * Of a pool's nodes, so many are filled. Pods are packed anew from the counts alone, and where nodes are full to the
 * last the packing would not find the same again.
 */
const usedShare = 0.98;

/**
 * Whether nodes may be filled by patterns: they are empty, every workload has pods of its own, and no agent is bound
 * to a cluster or a node by its other pods.
 */
export function canFillPatterns(tenant: Tenant, others: readonly CutPlacement[]): boolean {
  const free = new Set(tenant.pools);
  return (
    !others.some(({ pods }) => pods.some(({ pool }) => free.has(pool))) &&
    tenant.workloads.every(
      ({ unit, block, perNode }) => unit === undefined && block === 1 && perNode === Infinity,
    )
  );
}

/** What has a place before patterns are filled, and which nodes they may use. */
export interface Standing {
  /** By workload and pool. */
  readonly counts: WorkloadCounts;
  /** Empty nodes, by pool. */
  readonly nodes: ReadonlyMap<Pool, number>;
}

/** Nothing stands anywhere. */
export function nothingStanding({ workloads, pools }: Tenant, poolCount: number): Standing {
  return {
    counts: workloads.map(() => new Array<number>(poolCount).fill(0)),
    nodes: new Map(
      pools
        .filter(({ spec }) => spec.role !== 'backup')
        .map((pool) => [pool, Math.ceil(pool.spec.count * usedShare)]),
    ),
  };
}

/**
 * Counts for an environment of workloads that have pods of their own: what has no place yet fills empty nodes of all
 * pools by patterns, as cheaply as may be. Pods for which no node is left are left out.
 */
export async function placeByPatterns(
  tenant: Tenant,
  { counts, nodes }: Standing,
): Promise<WorkloadCounts> {
  const kinds = podKindsOf(tenant, counts);
  const pools = [...nodes.keys()];
  const { filled } = await solvePatterns({
    counts: kinds.map(({ pods }) => pods),
    types: pools.map((pool) => typeOf(pool, kinds, nodes.get(pool) ?? 0)),
  });
  const placed = counts.map((row) => [...row]);
  const rest = kinds.map(({ parts }) => parts.map((part) => ({ ...part })));
  for (const { type, pattern, bins } of filled) {
    for (const [kind, each] of pattern) {
      put(placed, rest[kind] ?? [], { at: pools[type]?.index ?? 0, pods: each * bins });
    }
  }
  return placed;
}

function typeOf(pool: Pool, kinds: readonly PodKind[], bins: number): BinType {
  const hosted = kinds.flatMap(({ demand, pools, pods }, kind) =>
    pods > 0 && pools.includes(pool) ? [{ kind, size: demand }] : [],
  );
  return binTypeOf(pool.node, hosted, { cost: pool.usdPerMonth, bins });
}

/** Gives pods of a kind a pool, those of its first parts first, so that few workloads stand on many pools. */
function put(
  counts: readonly number[][],
  rest: { readonly workload: number; pods: number }[],
  added: { readonly at: number; readonly pods: number },
): void {
  let missing = added.pods;
  for (const part of rest) {
    const taken = Math.min(missing, part.pods);
    const row = counts[part.workload];
    if (row === undefined || taken === 0) continue;
    row[added.at] = (row[added.at] ?? 0) + taken;
    part.pods -= taken;
    missing -= taken;
  }
}
