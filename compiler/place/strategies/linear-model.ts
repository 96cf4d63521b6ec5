import type { WorkloadCounts } from '../counts.ts';
import { podsDimension } from '../dimensions.ts';
import { clusterLimits, namespaceLimits, type ObjectCounts } from '../object-limits.ts';
import type { Pool } from '../pool.ts';
import { timesFitting, type Vector } from '../vector.ts';
import { instancesPerPod, podDemand, type Tenant, type Workload } from '../workload.ts';
import type { Aim, Column, LinearProgram, Row, Terms } from './solve-in-order.ts';

/** What the placement of one environment is solved from. */
export interface LinearProblem {
  readonly tenant: Tenant;
  /** What the lock holds, by workload and pool; leaving a place is a move. */
  readonly kept: WorkloadCounts;
  /** What cannot be had of each pool: what others use, and what earlier attempts could not pack. */
  readonly taken: ReadonlyMap<Pool, Vector>;
  /** Reckons with whole pods on whole nodes; stricter than need be where workloads mix well. */
  readonly tight: boolean;
  /** Reckons with the loss of a node of each pool. */
  readonly survival: boolean;
}

/** A program, and where to find the answer in its solution. */
export interface LinearModel {
  readonly program: LinearProgram;
  /** Column of the instances of a workload on a pool, by index of both; absent where it may not stand there. */
  readonly hosted: readonly ReadonlyMap<number, number>[];
}

interface Builder extends LinearProblem {
  readonly columns: Column[];
  readonly rows: Row[];
  readonly hosted: Map<number, number>[];
  /** Used nodes, by index of the pool. */
  readonly nodes: Map<number, number>;
}

/** Beyond so many columns survival is reckoned with only after the search, by losing nodes. */
const mostSurvivalColumns = 3_000;

/**
 * The placement of an environment as a linear program over x[workload, pool], with the aims in the order of
 * the language: everything placed; required survival; moves; and then, where survival is declared, the most losses
 * survived, the fewest agents without a place in the worst, and cost, or else cost before those two; last, balance.
 * Rows and columns stand in canonical order, since another order would give another of several equal answers.
 */
export function linearModel(problem: LinearProblem): LinearModel {
  const builder: Builder = { ...problem, columns: [], rows: [], hosted: [], nodes: new Map() };
  const unplaced = addDemand(builder);
  addCapacity(builder);
  addObjectLimits(builder);
  const moves = addMoves(builder);
  const { lost, worst } = addSurvival(builder);
  const balance = addBalance(builder);
  const cost = new Map(
    [...builder.nodes].map(([pool, column]) => [column, priceOf(builder, pool)]),
  );
  const { survive } = builder.tenant.environment.definition.spec;
  const required = survive?.enforcement === 'required' ? [lost] : [];
  const last = survive === undefined ? [cost, lost, worst] : [lost, worst, cost];
  const aims = [
    // Whether everything has a place, and who moves, does not depend on how many nodes are paid for.
    { terms: unplaced, whole: false, gap: 0 },
    ...required.map(exactly),
    { terms: moves, whole: false, gap: 0 },
    ...last.map(exactly),
    { terms: balance, whole: true, gap: 0.01 },
  ].filter(({ terms }) => terms.size > 0);
  const { columns, rows, hosted } = builder;
  return { program: { columns, rows, aims }, hosted };
}

function exactly(terms: Terms): Aim {
  return { terms, whole: true, gap: 0 };
}

function addColumn({ columns }: Builder, upper: number, integer = false): number {
  return columns.push({ upper, integer }) - 1;
}

/** Every instance stands on a pool or is counted as unplaced. */
function addDemand(builder: Builder): Terms {
  const unplaced = new Map<number, number>();
  const total = builder.tenant.workloads.reduce((sum, { instances }) => sum + instances, 0);
  for (const workload of builder.tenant.workloads) {
    const columns = new Map<number, number>();
    for (const pool of workload.planned) {
      if (!fitsAlone(workload, pool)) continue;
      // Few instances are solved in whole numbers; of many, a fraction is rounded away without harm.
      columns.set(pool.index, addColumn(builder, workload.instances, total <= 64));
    }
    const rest = addColumn(builder, workload.instances);
    unplaced.set(rest, 1);
    builder.hosted.push(columns);
    const terms = new Map([...columns.values(), rest].map((column) => [column, 1]));
    builder.rows.push({ terms, sense: '=', bound: workload.instances });
  }
  return unplaced;
}

/** On each pool, the pods fit on the nodes that are paid for, in every dimension. */
function addCapacity(builder: Builder): void {
  for (const pool of builder.tenant.pools) {
    if (pool.spec.role === 'backup') continue;
    const nodes = addColumn(builder, pool.spec.count, true);
    builder.nodes.set(pool.index, nodes);
    for (const { terms, taken } of loads(builder, pool)) {
      builder.rows.push({ terms: terms.set(nodes, -1), sense: '<=', bound: -taken });
    }
  }
}

/** What workloads and others use of a pool, in nodes. */
interface Load {
  readonly terms: Map<number, number>;
  readonly taken: number;
}

/** The load of a pool in every dimension that can be the first to run out and, if tight, in whole pods. */
function loads(builder: Builder, pool: Pool): readonly Load[] {
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
function leadingDimensions(builder: Builder, pool: Pool): readonly number[] {
  const hosts = builder.tenant.workloads.filter((workload) => fitsAlone(workload, pool));
  const sharesOf = (d: number): readonly number[] => [
    takenShare(builder, pool, d),
    ...hosts.map((workload) => shareOf(workload, pool, d)),
  ];
  const leading: { readonly d: number; readonly shares: readonly number[] }[] = [];
  for (const d of builder.tenant.dimensions.names.keys()) {
    const shares = sharesOf(d);
    if (leading.some((other) => isBelow(shares, other.shares))) continue;
    leading.splice(
      0,
      leading.length,
      ...leading.filter((other) => !isBelow(other.shares, shares)),
      { d, shares },
    );
  }
  return leading.map(({ d }) => d);
}

function isBelow(a: readonly number[], b: readonly number[]): boolean {
  return a.every((share, index) => share <= (b[index] ?? 0));
}

function fitsAlone(workload: Workload, pool: Pool): boolean {
  return workload.allowed.has(pool) && timesFitting(podDemand(workload, 1), pool.node, 1) > 0;
}

/** What one instance takes of one node, in one dimension. */
function shareOf(workload: Workload, pool: Pool, d: number): number {
  const pooledPod = workload.unit !== undefined && d === podsDimension;
  const each = pooledPod ? 1 / instancesPerPod(workload, pool) : (workload.demand[d] ?? 0);
  return each === 0 ? 0 : each / (pool.node[d] ?? 0);
}

function takenShare({ taken }: Builder, pool: Pool, d: number): number {
  const amount = taken.get(pool)?.[d] ?? 0;
  return amount === 0 ? 0 : amount / Math.max(1, pool.node[d] ?? 0);
}

/** How many instances stand on a node that hosts nothing else, in the largest pods. */
function instancesPerNode(workload: Workload, pool: Pool): number {
  const size = instancesPerPod(workload, pool);
  return Math.max(1, timesFitting(podDemand(workload, size), pool.node, workload.instances)) * size;
}

function loadTerms(
  { tenant, hosted }: Builder,
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

/** Pods, Deployments and Services of a cluster and of its crowded namespaces, where they could be too many. */
function addObjectLimits(builder: Builder): void {
  const { tenant } = builder;
  const clusters = new Set(tenant.pools.map(({ cluster }) => cluster));
  const namespaces = new Set(tenant.workloads.map(({ namespace }) => namespace));
  for (const cluster of clusters) {
    addLimits(builder, cluster, { limits: clusterLimits, concerns: () => true });
    for (const namespace of namespaces) {
      if (namespace === undefined) continue;
      addLimits(builder, cluster, {
        limits: namespaceLimits,
        concerns: (workload) => workload.namespace === namespace,
      });
    }
  }
}

function addLimits(
  builder: Builder,
  cluster: string,
  rule: { readonly limits: ObjectCounts; readonly concerns: (workload: Workload) => boolean },
): void {
  const { tenant, hosted, rows } = builder;
  for (const object of ['pods', 'deployments', 'services'] as const) {
    const terms = new Map<number, number>();
    let most = 0;
    for (const [index, workload] of tenant.workloads.entries()) {
      const each = rule.concerns(workload) ? objectsPerInstance(workload, object) : 0;
      if (each === 0) continue;
      most += each * workload.instances;
      for (const pool of workload.planned) {
        const column = hosted[index]?.get(pool.index);
        if (pool.cluster === cluster && column !== undefined) terms.set(column, each);
      }
    }
    if (most > rule.limits[object]) rows.push({ terms, sense: '<=', bound: rule.limits[object] });
  }
}

function objectsPerInstance(workload: Workload, object: keyof ObjectCounts): number {
  if (workload.instances === 0) return 0;
  if (workload.unit !== undefined) return object === 'pods' ? 1 / workload.unit.perPod : 0;
  return object === 'pods' ? 1 : (workload[object] * workload.agents.length) / workload.instances;
}

/** Instances that leave the pool where the lock has them. */
function addMoves(builder: Builder): Terms {
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

/** Losses of one node that are not survived, and the most instances that one of them leaves without a place. */
function addSurvival(builder: Builder): { readonly lost: Terms; readonly worst: Terms } {
  const none = { lost: new Map<number, number>(), worst: new Map<number, number>() };
  const { pools, workloads } = builder.tenant;
  const lossable = pools.filter(({ index, spec }) => builder.nodes.has(index) && spec.count > 0);
  if (!builder.survival) return none;
  if (lossable.length * pools.length * workloads.length > mostSurvivalColumns) return none;
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

/** The loss of one node of a pool, as if the pool's load were spread evenly; the columns of who has no place then. */
function addLoss(builder: Builder, lost: Pool): Terms {
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
      if (!fitsAlone(workload, pool)) continue;
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
  builder: Builder,
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

/** The greatest share of any dimension that is used of any pool. */
function addBalance(builder: Builder): Terms {
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

function priceOf({ tenant }: Builder, index: number): number {
  return tenant.pools.find((pool) => pool.index === index)?.usdPerMonth ?? 0;
}
