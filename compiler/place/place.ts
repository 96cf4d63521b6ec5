import type { PhaseResult } from '../diagnostic/diagnostic.ts';
import type {
  CostReport,
  PlacedEnvironment,
  PlacedProgram,
  PoolOrder,
} from '../model/placed-program.ts';
import type { JudgedProgram, LinkedProgram } from '../model/program.ts';
import { assignmentsOf } from './assignments.ts';
import { brokenPromises } from './broken-promises.ts';
import { costsOf } from './cost.ts';
import type { CutPlacement } from './crossed-limits.ts';
import { settleEstate, type Estate, type PlaceOptions } from './estate.ts';
import { failoverReport } from './failover-report.ts';
import { formatLock } from './lock/format-lock.ts';
import type { KeptCounts } from './lock/keep-locked.ts';
import type { Lock } from './lock/parse-lock.ts';
import { loseEachNode, type Loss } from './losses.ts';
import { orderProofs, type Patience } from './order-proofs.ts';
import { packPods, type Packing } from './packing.ts';
import { runtimesOf } from './runtimes.ts';
import { countMoves } from './score.ts';
import { shortageOf } from './shortage.ts';
import { headroomOf, usageOf } from './usage.ts';
import type { Tenant } from './workload.ts';

/**
 * Decides which pool hosts every instance of every environment. First counts are assigned: copied from the lock
 * where they still hold, else searched. Then everything else is derived from the counts, so that compiling again
 * gives the same. Findings say what has no place, or which promise of an environment is broken.
 */
export async function place(
  { program }: JudgedProgram,
  options: PlaceOptions,
): Promise<PhaseResult<PlacedProgram>> {
  const { value: estate, diagnostics } = await settleEstate(program, options);
  if (estate === undefined) return { value: unplaced(program), diagnostics };
  // The lines of environments that are gone go too, unless only one environment is written.
  const kept =
    options.environment === undefined
      ? new Map<string, never>()
      : withoutKeys(estate.lock, new Set([options.environment]));
  return derive(program, estate, { kept, proveOrders: options.proveOrders });
}

function unplaced(program: LinkedProgram): PlacedProgram {
  return { program, environments: [], others: [], lock: program.sources.lock ?? '' };
}

function withoutKeys(lock: Lock, keys: ReadonlySet<string>): Lock {
  return new Map([...lock].filter(([environment]) => !keys.has(environment)));
}

/** Everything that follows from the counts. */
async function derive(
  program: LinkedProgram,
  estate: Estate,
  { kept, proveOrders }: { readonly kept: Lock; readonly proveOrders: Patience | undefined },
): Promise<PhaseResult<PlacedProgram>> {
  const { pools, standing, trials, locked } = estate;
  const short = [...trials.values()].filter(({ holds }) => !holds).map(shortageOf);
  if (short.length > 0) return { value: unplaced(program), diagnostics: short };
  const all = [...standing.values()];
  const packing = await packingOf(estate);
  const chosen = new Set([...trials.keys()].map(({ environment }) => environment));
  const losses = loseEachNode(packing);
  const costs = await costsOf(all, pools, packing);
  const ordersOf = (tenant: Tenant): readonly PoolOrder[] =>
    proveOrders === undefined || !chosen.has(tenant.environment)
      ? []
      : orderProofs(tenant, packing, proveOrders);
  const whole = { packing, losses, costs, locked, ordersOf };
  const placed = all
    .map((placement) => environmentOf(placement, whole))
    .sort((a, b) => orderOf(program, a) - orderOf(program, b));
  const environments = placed.filter(({ environment }) => chosen.has(environment));
  const others = placed.filter(({ environment }) => !chosen.has(environment));
  return {
    value: { program, environments, others, lock: formatLock([...trials.values()], kept) },
    diagnostics: environments.flatMap((placed) => brokenPromises(placed)),
  };
}

/** Of the whole estate; where there is one environment, as it was tried. */
async function packingOf({ pools, standing, trials }: Estate): Promise<Packing> {
  const all = [...standing.values()];
  const [only, ...others] = trials.values();
  if (only !== undefined && others.length === 0 && all.length === 1) {
    if (only.tenant.pools.length === pools.length) return only.packing;
  }
  return packPods(
    pools,
    all.flatMap(({ pods }) => pods),
  );
}

function orderOf({ environments }: LinkedProgram, { environment }: PlacedEnvironment): number {
  return environments.indexOf(environment);
}

function environmentOf(
  { tenant, counts, pods }: CutPlacement,
  whole: {
    readonly packing: Packing;
    readonly losses: readonly Loss[];
    readonly costs: (tenant: Tenant) => CostReport;
    readonly locked: ReadonlyMap<Tenant, KeptCounts>;
    readonly ordersOf: (tenant: Tenant) => readonly PoolOrder[];
  },
): PlacedEnvironment {
  const { environment } = tenant;
  const { packing, losses, costs, locked, ordersOf } = whole;
  return {
    environment,
    assignments: assignmentsOf(tenant, counts),
    runtimes: runtimesOf(tenant, pods),
    usage: usageOf(tenant, packing),
    headroom: headroomOf(tenant, packing),
    failover: failoverReport(tenant, losses, packing),
    cost: costs(tenant),
    orders: ordersOf(tenant),
    moves: countMoves(counts, locked.get(tenant)?.counts ?? []),
  };
}
