import type { LinkedEnvironment } from '../../compiler/model/program.ts';
import { dimensionsOf } from '../../compiler/place/dimensions.ts';
import { poolsOf, specsOf, type Pool } from '../../compiler/place/pool.ts';
import { solveInOrder } from '../../compiler/place/strategies/solve-in-order.ts';
import type { Column, Row } from '../../compiler/place/strategies/solver.ts';
import { fits } from '../../compiler/place/vector.ts';
import { tenantOf, type Tenant } from '../../compiler/place/workload.ts';

/**
 * No placement costs less, in USD a month: everything is divisible, and so are nodes. It knows where agents may
 * stand and what they ask for, and nothing of spreads. Undefined where not everything has a place even so.
 */
export async function fleetBound(environment: LinkedEnvironment): Promise<number | undefined> {
  const specs = specsOf([environment]).map(({ spec }) => spec);
  const demands = environment.agents.map(({ demand }) => demand);
  const dimensions = dimensionsOf(specs, demands);
  const pools = poolsOf([environment], dimensions);
  const tenant = tenantOf(environment, pools, dimensions);
  const columns: Column[] = pools.map(({ spec }) => ({ upper: spec.count, integer: false }));
  const rows = [...demandRows(tenant, pools, columns)];
  const cost = new Map(pools.map(({ index, usdPerMonth }) => [index, usdPerMonth]));
  const aims = [new Map<number, number>(), cost].map((terms) => ({ terms, whole: false, gap: 0 }));
  const values = await solveInOrder({ columns, rows, aims });
  if (values === undefined) return undefined;
  return pools.reduce((sum, pool) => sum + (values[pool.index] ?? 0) * pool.usdPerMonth, 0);
}

/** Every instance stands somewhere; in each dimension the instances of a pool fit on its nodes together. */
function demandRows(tenant: Tenant, pools: readonly Pool[], columns: Column[]): readonly Row[] {
  const rows: Row[] = [];
  const loads = pools.map(({ node }) => node.map(() => new Map<number, number>()));
  for (const { planned, demand, instances } of tenant.workloads) {
    const terms = new Map<number, number>();
    for (const pool of planned.filter(({ node }) => fits(demand, node))) {
      const column = columns.push({ upper: instances, integer: false }) - 1;
      terms.set(column, 1);
      for (const [d, each] of demand.entries()) {
        if (each > 0) loads[pool.index]?.[d]?.set(column, each / (pool.node[d] ?? 1));
      }
    }
    rows.push({ terms, sense: '=', bound: instances });
  }
  for (const [index, load] of loads.entries()) {
    for (const terms of load) {
      if (terms.size > 0) rows.push({ terms: terms.set(index, -1), sense: '<=', bound: 0 });
    }
  }
  return rows;
}
