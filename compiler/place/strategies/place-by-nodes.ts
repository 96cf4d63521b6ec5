import type { WorkloadCounts } from '../counts.ts';
import type { CutPlacement } from '../crossed-limits.ts';
import type { Pool } from '../pool.ts';
import { podDemand, type Tenant, type Workload } from '../workload.ts';
import { fitsAlone } from './linear-builder.ts';
import { solve, type Column, type Row } from './solver.ts';

/** Beyond so many pairs of a workload and a node the solver would take longer than the nodes are worth. */
const mostPairs = 150;

/**
 * Whether a program of single nodes can say what is cheapest: few pods of their own, on few nodes on which nothing
 * stands, and no agent that is bound to a cluster or a zone by its other pods.
 */
export function canPlaceByNodes(tenant: Tenant, others: readonly CutPlacement[]): boolean {
  const { pools, workloads } = tenant;
  const nodes = pools.reduce((sum, { spec }) => sum + spec.count, 0);
  return (
    nodes * workloads.length <= mostPairs &&
    workloads.every(
      ({ unit, block, spread }) => unit === undefined && block === 1 && spread?.by !== 'zone',
    ) &&
    !others.some(({ pods }) => pods.some(({ pool }) => pools.includes(pool)))
  );
}

/**
 * The cheapest counts for a small environment, by a program that knows every node: the pods of each workload on each
 * node, in whole numbers. Undefined where not everything has a place.
 */
export async function placeByNodes(
  tenant: Tenant,
  poolCount: number,
): Promise<WorkloadCounts | undefined> {
  const program: Program = { columns: [], rows: [], cost: new Map(), hosted: [] };
  const everywhere = tenant.workloads.map(() => new Map<number, number>());
  for (const pool of tenant.pools) {
    if (pool.spec.role !== 'backup') addPool(program, { pool, tenant, everywhere });
  }
  for (const [index, terms] of everywhere.entries()) {
    const bound = tenant.workloads[index]?.instances ?? 0;
    if (terms.size === 0 && bound > 0) return undefined;
    if (terms.size > 0) program.rows.push({ terms, sense: '=', bound });
  }
  const solution = await solve(program, { terms: program.cost, whole: true, gap: 0 });
  if (solution === undefined) return undefined;
  const counts = tenant.workloads.map(() => new Array<number>(poolCount).fill(0));
  for (const { column, workload, pool } of program.hosted) {
    const row = counts[workload] ?? [];
    row[pool.index] = (row[pool.index] ?? 0) + Math.round(solution.values[column] ?? 0);
  }
  return counts;
}

interface Program {
  readonly columns: Column[];
  readonly rows: Row[];
  /** USD a month of the nodes in use. */
  readonly cost: Map<number, number>;
  /** The columns of pods. */
  readonly hosted: { readonly column: number; readonly workload: number; readonly pool: Pool }[];
}

interface Site {
  readonly pool: Pool;
  readonly tenant: Tenant;
  /** Of each workload, its columns so far. */
  readonly everywhere: readonly Map<number, number>[];
}

/** Its nodes are equal, and so are used in their order. */
function addPool(program: Program, site: Site): void {
  let before: number | undefined;
  for (let node = 0; node < site.pool.spec.count; node++) {
    const used = addColumn(program, 1);
    program.cost.set(used, site.pool.usdPerMonth);
    if (before !== undefined) {
      const terms = new Map([
        [before, 1],
        [used, -1],
      ]);
      program.rows.push({ terms, sense: '>=', bound: 0 });
    }
    before = used;
    addNode(program, site, used);
  }
}

/** What stands on a node fits on it in every dimension, and is there only if the node is in use. */
function addNode(program: Program, { pool, tenant, everywhere }: Site, used: number): void {
  const rooms = pool.node.map(() => new Map<number, number>());
  for (const [index, workload] of tenant.workloads.entries()) {
    if (!workload.planned.includes(pool) || !fitsAlone(workload, pool)) continue;
    const column = addColumn(program, Math.min(workload.instances, workload.perNode));
    program.hosted.push({ column, workload: index, pool });
    everywhere[index]?.set(column, 1);
    for (const [d, share] of sharesOf(workload, pool).entries()) {
      if (share > 0) rooms[d]?.set(column, share);
    }
  }
  for (const room of rooms) {
    if (room.size > 0) program.rows.push({ terms: room.set(used, -1), sense: '<=', bound: 0 });
  }
}

/** What a pod takes of a node in each dimension. */
function sharesOf(workload: Workload, { node }: Pool): readonly number[] {
  return podDemand(workload, 1).map((each, d) => (each === 0 ? 0 : each / (node[d] ?? 0)));
}

function addColumn({ columns }: Program, upper: number): number {
  return columns.push({ upper, integer: true }) - 1;
}
