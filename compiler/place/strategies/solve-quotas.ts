import type { Pool } from '../pool.ts';
import { leadingOf } from './leading-dimensions.ts';
import type { PodKind } from './pod-kinds.ts';
import { solve, type Column, type Constraints, type Row } from './solver.ts';
import { wholeParts } from './whole-parts.ts';
import { wholePodShare } from './whole-pods.ts';

/** Which pools the pods of each kind should stand on, if pods and nodes were divisible. */
export interface Quotas {
  /** By pool, then by kind. */
  readonly pods: ReadonlyMap<Pool, readonly number[]>;
  /** Of each kind, what one pod more would cost, in USD a month. */
  readonly worth: readonly number[];
  /** Of each pool, what one node less would cost: its price and what makes it scarce. */
  readonly nodeWorth: ReadonlyMap<Pool, number>;
}

/** More than any pod costs; what has no place is counted with it. */
const usdUnplaced = 1e5;

/** Steps of the bounds that know of whole pods; more make the program larger and its answers hardly better. */
const podSteps = [1, 2, 3, 4];

/**
 * The cheapest quotas for what is left of each kind on what is left of each pool, or undefined where the solver finds
 * none.
 */
export async function solveQuotas(
  kinds: readonly PodKind[],
  left: readonly number[],
  nodes: ReadonlyMap<Pool, number>,
): Promise<Quotas | undefined> {
  const program: Program = { columns: [], rows: [], hosted: [], cost: new Map() };
  addDemand(program, { kinds, left, nodes });
  const loads = [...nodes].map(([pool, most]) => addPool(program, kinds, pool, most));
  const solution = await solve(program, { terms: program.cost, whole: false, gap: 0 });
  if (solution === undefined) return undefined;
  const { values, prices } = solution;
  const sum = (rows: readonly number[]): number =>
    rows.reduce((total, row) => total + (prices[row] ?? 0), 0);
  return {
    pods: wholeQuotas(program, kinds, values),
    worth: kinds.map((_, kind) => prices[kind] ?? 0),
    nodeWorth: new Map(loads.map(({ pool, rows }) => [pool, sum(rows) || pool.usdPerMonth])),
  };
}

interface Program extends Constraints {
  readonly columns: Column[];
  readonly rows: Row[];
  /** Column of each kind's pods on a pool. */
  readonly hosted: Map<Pool, number>[];
  readonly cost: Map<number, number>;
}

/** The first rows, one for each kind: its pods stand somewhere, or are counted as unplaced. */
function addDemand(
  { columns, rows, hosted, cost }: Program,
  given: {
    readonly kinds: readonly PodKind[];
    readonly left: readonly number[];
    readonly nodes: ReadonlyMap<Pool, number>;
  },
): void {
  for (const [kind, { pools }] of given.kinds.entries()) {
    const bound = given.left[kind] ?? 0;
    const own = new Map<Pool, number>();
    hosted.push(own);
    for (const pool of bound > 0 ? pools : []) {
      if ((given.nodes.get(pool) ?? 0) > 0) own.set(pool, addColumn(columns, bound));
    }
    const rest = addColumn(columns, bound);
    cost.set(rest, usdUnplaced);
    rows.push({ terms: new Map([...own.values(), rest].map((at) => [at, 1])), sense: '=', bound });
  }
}

/** The pods of a pool fit on its nodes in every dimension, also if they are whole; says which rows these are. */
function addPool(
  { columns, rows, hosted, cost }: Program,
  kinds: readonly PodKind[],
  pool: Pool,
  most: number,
): { readonly pool: Pool; readonly rows: readonly number[] } {
  const hosts = kinds.flatMap(({ demand }, kind) => {
    const column = hosted[kind]?.get(pool);
    return column === undefined ? [] : [{ column, share: sharesOf(demand, pool) }];
  });
  if (hosts.length === 0) return { pool, rows: [] };
  const nodes = addColumn(columns, most);
  cost.set(nodes, pool.usdPerMonth);
  const shares = pool.node.map((_, d) => hosts.map(({ share }) => share[d] ?? 0));
  const loads = leadingOf(shares).flatMap((d) => loadsOf(shares[d] ?? []));
  return {
    pool,
    rows: loads.map((load) => {
      const terms = new Map(hosts.map(({ column }, index) => [column, load[index] ?? 0]));
      for (const [column, weight] of terms) if (weight === 0) terms.delete(column);
      return rows.push({ terms: terms.set(nodes, -1), sense: '<=', bound: 0 }) - 1;
    }),
  };
}

/** Shares as they are, and as whole pods count where that is more for any. */
function loadsOf(shares: readonly number[]): readonly (readonly number[])[] {
  const stepped = podSteps
    .map((k) => shares.map((share) => wholePodShare(share, k)))
    .filter((steps) => steps.some((step, index) => step > (shares[index] ?? 0)));
  return [shares, ...stepped];
}

/** What a pod takes of a node, in each dimension. */
export function sharesOf(demand: PodKind['demand'], { node }: Pool): number[] {
  return demand.map((each, d) => (each === 0 ? 0 : each / (node[d] ?? 0)));
}

function wholeQuotas(
  { hosted }: Program,
  kinds: readonly PodKind[],
  values: readonly number[],
): ReadonlyMap<Pool, readonly number[]> {
  const quotas = new Map<Pool, number[]>();
  for (const [kind, own] of hosted.entries()) {
    const parts = [...own.values()].map((column) => values[column] ?? 0);
    const whole = wholeParts(parts, Math.round(parts.reduce((a, b) => a + b, 0)));
    for (const [at, pool] of [...own.keys()].entries()) {
      if ((whole[at] ?? 0) === 0) continue;
      const quota = quotas.get(pool) ?? kinds.map(() => 0);
      quota[kind] = whole[at] ?? 0;
      quotas.set(pool, quota);
    }
  }
  return new Map([...quotas].sort(([a], [b]) => a.index - b.index));
}

function addColumn(columns: Column[], upper: number): number {
  return columns.push({ upper, integer: false }) - 1;
}
