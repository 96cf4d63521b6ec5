import {
  addColumn,
  fitsAlone,
  loads,
  type LinearBuilder,
  type LinearProblem,
} from './linear-builder.ts';
import { addObjectLimits } from './linear-limits.ts';
import { addSpread } from './linear-spread.ts';
import { addSurvival } from './linear-survival.ts';
import type { Tenant, Workload } from '../workload.ts';
import type { LinearProgram } from './solve-in-order.ts';
import type { Aim, Terms } from './solver.ts';

/** A program, and where to find the answer in its solution. */
export interface LinearModel {
  readonly program: LinearProgram;
  /** Column of the instances of a workload on a pool, by index of both; absent where it may not stand there. */
  readonly hosted: readonly ReadonlyMap<number, number>[];
}

/** Beyond so many pairs of a workload and a pool whole nodes would take the solver minutes. */
const mostForWhole = 1_000;

/** Whether programs of an environment reckon with whole nodes. In a larger one a fraction of a node matters little. */
export function solvesWhole({ workloads }: Tenant): boolean {
  return workloads.reduce((sum, { planned }) => sum + planned.length, 0) <= mostForWhole;
}

/**
 * The placement of an environment as a linear program over x[workload, pool], with the aims in the order of
 * the language: everything placed; required survival; moves; and then, where survival is declared, the most losses
 * survived, the fewest agents without a place in the worst, and cost, or else cost before those two; last, balance.
 * Rows and columns stand in canonical order, since another order would give another of several equal answers.
 */
export function linearModel(problem: LinearProblem): LinearModel {
  const builder: LinearBuilder = {
    ...problem,
    columns: [],
    rows: [],
    hosted: [],
    nodes: new Map(),
  };
  const unplaced = addDemand(builder);
  addCapacity(builder);
  addObjectLimits(builder);
  addSpread(builder);
  const moves = addMoves(builder);
  const { lost, worst } = addSurvival(builder);
  const balance = addBalance(builder);
  const cost = new Map(
    [...builder.nodes].map(([pool, column]) => [column, priceOf(builder, pool)]),
  );
  const { survive } = builder.tenant.environment.definition.spec;
  const required = survive?.enforcement === 'required' ? [lost] : [];
  const last = survive === undefined ? [cost, lost, worst] : [lost, worst, cost];
  const whole = solvesWhole(builder.tenant);
  const exactly = (terms: Terms): Aim => ({ terms, whole, gap: 0 });
  const aims = [
    // Whether everything has a place, and who moves, does not depend on how many nodes are paid for.
    { terms: unplaced, whole: false, gap: 0 },
    ...required.map(exactly),
    { terms: moves, whole: false, gap: 0 },
    ...last.map(exactly),
    { terms: balance, whole, gap: 0.01 },
  ].filter(({ terms }) => terms.size > 0);
  const { columns, rows, hosted } = builder;
  return { program: { columns, rows, aims }, hosted };
}

/** Every instance stands on a pool or is counted as unplaced. */
function addDemand(builder: LinearBuilder): Terms {
  const unplaced = new Map<number, number>();
  const total = builder.tenant.workloads.reduce((sum, { instances }) => sum + instances, 0);
  for (const workload of builder.tenant.workloads) {
    const columns = new Map<number, number>();
    for (const pool of workload.planned) {
      if (!fitsAlone(workload, pool)) continue;
      // Few instances are solved in whole numbers; of many, a fraction is rounded away without harm.
      const most = Math.min(workload.instances, workload.perNode * pool.spec.count);
      columns.set(pool.index, addColumn(builder, most, total <= 64));
    }
    const rest = addColumn(builder, workload.instances);
    unplaced.set(rest, 1);
    builder.hosted.push(columns);
    const terms = new Map([...columns.values(), rest].map((column) => [column, 1]));
    builder.rows.push({ terms, sense: '=', bound: workload.instances });
    if (workload.block > 1) addBlocks(builder, workload, columns);
  }
  return unplaced;
}

/** Each cluster hosts whole agents: a multiple of their replicas. */
function addBlocks(
  builder: LinearBuilder,
  workload: Workload,
  columns: ReadonlyMap<number, number>,
): void {
  for (const cluster of new Set(workload.planned.map((pool) => pool.cluster))) {
    const terms = new Map<number, number>();
    for (const pool of workload.planned) {
      const column = columns.get(pool.index);
      if (pool.cluster === cluster && column !== undefined) terms.set(column, 1);
    }
    const blocks = addColumn(builder, workload.agents.length, true);
    builder.rows.push({ terms: terms.set(blocks, -workload.block), sense: '=', bound: 0 });
  }
}

/** On each pool, the pods fit on the nodes that are paid for, in every dimension. */
function addCapacity(builder: LinearBuilder): void {
  for (const pool of builder.tenant.pools) {
    if (pool.spec.role === 'backup') continue;
    const nodes = addColumn(builder, pool.spec.count, true);
    builder.nodes.set(pool.index, nodes);
    for (const { terms, taken } of loads(builder, pool)) {
      builder.rows.push({ terms: terms.set(nodes, -1), sense: '<=', bound: -taken });
    }
  }
}

/** Instances that leave the pool where the lock has them. */
function addMoves(builder: LinearBuilder): Terms {
  const moves = new Map<number, number>();
  for (const [index, workload] of builder.tenant.workloads.entries()) {
    for (const pool of workload.planned) {
      const kept = builder.kept[index]?.[pool.index] ?? 0;
      const column = builder.hosted[index]?.get(pool.index);
      if (kept === 0 || column === undefined) continue;
      const moved = addColumn(builder, kept);
      moves.set(moved, 1);
      const terms = new Map([
        [column, 1],
        [moved, 1],
      ]);
      builder.rows.push({ terms, sense: '>=', bound: kept });
    }
  }
  return moves;
}

/** The greatest share of any dimension that is used of any pool. */
function addBalance(builder: LinearBuilder): Terms {
  const highest = addColumn(builder, 1);
  for (const pool of builder.tenant.pools) {
    if (!builder.nodes.has(pool.index) || pool.spec.count === 0) continue;
    for (const { terms, taken } of loads(builder, pool)) {
      builder.rows.push({
        terms: terms.set(highest, -pool.spec.count),
        sense: '<=',
        bound: -taken,
      });
    }
  }
  return new Map([[highest, 1]]);
}

function priceOf({ tenant }: LinearBuilder, index: number): number {
  return tenant.pools.find((pool) => pool.index === index)?.usdPerMonth ?? 0;
}
