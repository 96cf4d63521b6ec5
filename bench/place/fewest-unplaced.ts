import { leadingOf } from '../../compiler/place/strategies/leading-dimensions.ts';
import { solve, type Column, type Row } from '../../compiler/place/strategies/solver.ts';
import type { Pool } from '../../compiler/place/pool.ts';
import { fits } from '../../compiler/place/vector.ts';
import type { Tenant } from '../../compiler/place/workload.ts';

/**
 * No placement leaves fewer instances without a place: these have none even if pods and nodes could be cut. Where
 * agents may stand and what they ask for is reckoned with, whatever else binds them is not.
 */
export async function fewestUnplaced({ workloads, pools }: Tenant): Promise<number> {
  const columns: Column[] = [];
  const rows: Row[] = [];
  const unplaced = new Map<number, number>();
  const hosted = new Map<Pool, Host[]>(pools.map((pool) => [pool, []]));
  for (const { planned, demand, instances } of workloads) {
    const addColumn = (): number => columns.push({ upper: instances, integer: false }) - 1;
    const rest = addColumn();
    unplaced.set(rest, 1);
    const hosts = planned.filter(({ node }) => fits(demand, node));
    const terms = hosts.map((pool): [number, number] => {
      const column = addColumn();
      const share = demand.map((each, d) => (each === 0 ? 0 : each / (pool.node[d] ?? 0)));
      hosted.get(pool)?.push({ column, share });
      return [column, 1];
    });
    rows.push({ terms: new Map([[rest, 1], ...terms]), sense: '=', bound: instances });
  }
  for (const [pool, hosts] of hosted) rows.push(...capacityRows(pool, hosts));
  const solution = await solve({ columns, rows }, { terms: unplaced, whole: false, gap: 0 });
  if (solution === undefined) throw new Error('the bound has no solution');
  let sum = 0;
  for (const column of unplaced.keys()) sum += solution.values[column] ?? 0;
  // A hair less, so that a sum of fractions does not become an instance more.
  return Math.max(0, Math.ceil(sum - 1e-6));
}

/** What instances of a workload take of a pool. */
interface Host {
  readonly column: number;
  /** Of one node, in each dimension. */
  readonly share: readonly number[];
}

function capacityRows({ node, spec }: Pool, hosts: readonly Host[]): readonly Row[] {
  const shares = node.map((_, d) => hosts.map(({ share }) => share[d] ?? 0));
  return leadingOf(shares).map((d) => ({
    terms: new Map(hosts.map(({ column, share }) => [column, share[d] ?? 0])),
    sense: '<=',
    bound: spec.count,
  }));
}
