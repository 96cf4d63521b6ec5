import type { WorkloadCounts } from '../counts.ts';
import type { CutPlacement } from '../crossed-limits.ts';
import type { Pool } from '../pool.ts';
import { dominantShare } from '../vector.ts';
import { fillPattern, type PatternKinds } from '../vector-packing/fill-pattern.ts';
import type { Tenant } from '../workload.ts';
import { podKindsOf, type PodKind } from './pod-kinds.ts';
import { sharesOf, solveQuotas, type Quotas } from './solve-quotas.ts';

/**
 * How much of a node's worth its pods must have for the node to be filled so, one round after another. At first only
 * nodes that are nearly full are; what is left is solved again, and may stand elsewhere. The last rounds take the rest.
 * Neither ladder is always the better.
 */
export const ladders: readonly (readonly number[])[] = [
  [0.99, 0.98, 0.97, 0.96, 0.95, 0.93, 0.9, 0, 0],
  [0.99, 0.985, 0.98, 0.975, 0.97, 0.965, 0.96, 0.95, 0.94, 0.92, 0.88, 0, 0],
];

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

/**
 * Counts for an environment of many workloads that have pods of their own: quotas of a linear program say what should
 * stand on which pool, and nodes are filled from them one pattern after another, the best first. Pods for which no
 * node is left are left out.
 */
export async function placeByPatterns(
  tenant: Tenant,
  poolCount: number,
  ladder: readonly number[],
): Promise<WorkloadCounts> {
  const kinds = podKindsOf(tenant);
  const stock: Stock = {
    kinds,
    left: kinds.map(({ pods }) => pods),
    nodes: new Map(
      tenant.pools
        .filter(({ spec }) => spec.role !== 'backup')
        .map((pool) => [pool, Math.ceil(pool.spec.count * usedShare)]),
    ),
    counts: tenant.workloads.map(() => new Array<number>(poolCount).fill(0)),
  };
  for (const least of ladder) {
    if (stock.left.every((pods) => pods === 0)) break;
    const quotas = await solveQuotas(kinds, stock.left, stock.nodes);
    if (quotas === undefined) break;
    for (const [pool, pods] of quotas.pods) fillPool(stock, { pool, pods, quotas, least });
  }
  return stock.counts;
}

/** What has no place yet, and where there is room; changed as nodes are filled. */
interface Stock {
  readonly kinds: readonly PodKind[];
  /** Pods of each kind. */
  readonly left: number[];
  readonly nodes: Map<Pool, number>;
  /** What has a place, by workload and pool. */
  readonly counts: number[][];
}

interface Share {
  readonly pool: Pool;
  /** The quota of the pool, by kind. */
  readonly pods: readonly number[];
  readonly quotas: Quotas;
  readonly least: number;
}

/** Fills nodes of a pool with what it should have, the kinds that take the most of a node first. */
function fillPool(stock: Stock, { pool, pods, quotas, least }: Share): void {
  const hosted = [...pods.keys()]
    .filter((kind) => (pods[kind] ?? 0) > 0)
    .sort((a, b) => sizeOf(stock, b, pool) - sizeOf(stock, a, pool) || a - b);
  const kinds = patternKinds(stock, hosted, { pool, quotas });
  const quota = hosted.map((kind) => pods[kind] ?? 0);
  const worth = least * (quotas.nodeWorth.get(pool) ?? 0);
  for (const first of hosted.keys()) {
    for (;;) {
      const nodes = stock.nodes.get(pool) ?? 0;
      if ((quota[first] ?? 0) === 0 || nodes === 0) break;
      const pattern = fillPattern(kinds, quota, first);
      if (pattern.worth < worth) break;
      const fitting = [...pattern.times].map(([at, each]) => Math.floor((quota[at] ?? 0) / each));
      const alike = Math.min(nodes, ...fitting);
      stock.nodes.set(pool, nodes - alike);
      for (const [at, each] of pattern.times) {
        quota[at] = (quota[at] ?? 0) - each * alike;
        put(stock, { kind: hosted[at] ?? 0, pool, pods: each * alike });
      }
    }
  }
}

function sizeOf({ kinds }: Stock, kind: number, { node }: Pool): number {
  return dominantShare(kinds[kind]?.demand ?? [], node);
}

function patternKinds(
  { kinds }: Stock,
  hosted: readonly number[],
  { pool, quotas }: { readonly pool: Pool; readonly quotas: Quotas },
): PatternKinds {
  return {
    count: hosted.length,
    dimensions: pool.node.length,
    share: Float64Array.from(hosted.flatMap((kind) => sharesOf(kinds[kind]?.demand ?? [], pool))),
    worth: Float64Array.from(hosted.map((kind) => quotas.worth[kind] ?? 0)),
  };
}

function put(
  { kinds, left, counts }: Stock,
  added: { readonly kind: number; readonly pool: Pool; readonly pods: number },
): void {
  left[added.kind] = (left[added.kind] ?? 0) - added.pods;
  const row = counts[kinds[added.kind]?.workload ?? -1];
  if (row !== undefined) row[added.pool.index] = (row[added.pool.index] ?? 0) + added.pods;
}
