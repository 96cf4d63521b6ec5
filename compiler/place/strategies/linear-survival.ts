import type { Pool } from '../pool.ts';
import {
  addColumn,
  fitsAlone,
  leadingDimensions,
  loadTerms,
  shareOf,
  takenShare,
  type LinearBuilder,
} from './linear-builder.ts';
import { staysInSpread, type Tenant } from '../workload.ts';
import type { Terms } from './solver.ts';

/** Beyond so many columns survival is reckoned with only after the search, by losing nodes. */
const mostSurvivalColumns = 3_000;

/** Losses of one node that are not survived, and the most instances that one of them leaves without a place. */
export function addSurvival(builder: LinearBuilder): {
  readonly lost: Terms;
  readonly worst: Terms;
} {
  const none = { lost: new Map<number, number>(), worst: new Map<number, number>() };
  const { pools, workloads } = builder.tenant;
  const lossable = pools.filter(isLossable);
  if (!builder.survival || !canReckonLosses(builder.tenant)) return none;
  const total = workloads.reduce((sum, { instances }) => sum + instances, 0);
  const lost = new Map<number, number>();
  const most = addColumn(builder, total);
  for (const pool of lossable) {
    const homeless = addLoss(builder, pool);
    if (homeless.size === 0) continue;
    const failed = addColumn(builder, 1, true);
    lost.set(failed, pool.spec.count);
    builder.rows.push({ terms: new Map(homeless).set(failed, -total), sense: '<=', bound: 0 });
    builder.rows.push({ terms: new Map(homeless).set(most, -1), sense: '<=', bound: 0 });
  }
  return { lost, worst: new Map([[most, 1]]) };
}

/** Whether a program that reckons with losses is small enough to be solved. */
export function canReckonLosses({ pools, workloads }: Tenant): boolean {
  const lossable = pools.filter(isLossable);
  return lossable.length * pools.length * workloads.length <= mostSurvivalColumns;
}

function isLossable({ spec }: Pool): boolean {
  return spec.role !== 'backup' && spec.count > 0;
}

/** The loss of one node of a pool, as if the pool's load were spread evenly; the columns of who has no place then. */
function addLoss(builder: LinearBuilder, lost: Pool): Terms {
  const homeless = new Map<number, number>();
  const moved = new Map<Pool, Map<number, number>[]>();
  for (const [index, workload] of builder.tenant.workloads.entries()) {
    const column = builder.hosted[index]?.get(lost.index);
    if (column === undefined) continue;
    const rest = addColumn(builder, workload.instances);
    homeless.set(rest, 1);
    const terms = new Map([
      [column, 1 / lost.spec.count],
      [rest, -1],
    ]);
    for (const pool of workload.allowed) {
      if (pool.cluster !== lost.cluster || (pool === lost && lost.spec.count === 1)) continue;
      if (!fitsAlone(workload, pool) || !staysInSpread(workload, lost, pool)) continue;
      const arrived = addColumn(builder, workload.instances);
      terms.set(arrived, -1);
      const arrivals = moved.get(pool) ?? [];
      arrivals.push(new Map([[index, arrived]]));
      moved.set(pool, arrivals);
    }
    builder.rows.push({ terms, sense: '<=', bound: 0 });
  }
  for (const [pool, arrivals] of moved) addRoomAfterLoss(builder, { lost, pool, arrivals });
  return homeless;
}

function addRoomAfterLoss(
  builder: LinearBuilder,
  loss: { readonly lost: Pool; readonly pool: Pool; readonly arrivals: readonly Terms[] },
): void {
  const { lost, pool, arrivals } = loss;
  const nodes = pool === lost ? lost.spec.count - 1 : pool.spec.count;
  const stays = pool === lost ? nodes / lost.spec.count : 1;
  for (const d of leadingDimensions(builder, pool)) {
    const terms = loadTerms(builder, pool, (workload) => shareOf(workload, pool, d) * stays);
    for (const arrival of arrivals) {
      for (const [index, column] of arrival) {
        const workload = builder.tenant.workloads[index];
        const share = workload === undefined ? 0 : shareOf(workload, pool, d);
        if (share > 0) terms.set(column, share);
      }
    }
    const bound = nodes - takenShare(builder, pool, d) * stays;
    if (terms.size > 0) builder.rows.push({ terms, sense: '<=', bound });
  }
}
