import { CannotRunError } from '../diagnostic/cannot-run-error.ts';
import type { PhaseResult } from '../diagnostic/diagnostic.ts';
import { suggest } from '../diagnostic/suggest.ts';
import type { CostReport, PlacedEnvironment, PlacedProgram } from '../model/placed-program.ts';
import type { JudgedProgram, LinkedEnvironment, LinkedProgram } from '../model/program.ts';
import { assignmentsOf } from './assignments.ts';
import { brokenPromises } from './broken-promises.ts';
import { checkSizes } from './check-sizes.ts';
import { costsOf } from './cost.ts';
import { dimensionsOf } from './dimensions.ts';
import { failoverReport } from './failover-report.ts';
import { formatLock } from './lock/format-lock.ts';
import { keepLocked, type KeptCounts } from './lock/keep-locked.ts';
import { parseLock, type Lock } from './lock/parse-lock.ts';
import { loseEachNode, type Loss } from './losses.ts';
import { packPods, type Packing } from './packing.ts';
import { cutPods } from './pods.ts';
import { poolsOf, specsOf, type Pool } from './pool.ts';
import { runtimesOf } from './runtimes.ts';
import { settle } from './settle.ts';
import { shortageOf } from './shortage.ts';
import type { Trial } from './trial.ts';
import { headroomOf, usageOf } from './usage.ts';
import { tenantOf, type Tenant } from './workload.ts';
import type { CutPlacement } from './crossed-limits.ts';

export interface PlaceOptions {
  /** Only this environment is placed; what the lock holds of the others counts as taken. */
  readonly environment?: string;
}

/**
 * Decides which pool hosts every instance of every environment. First counts are assigned: copied from the lock
 * where they still hold, else searched. Then everything else is derived from the counts, so that compiling again
 * gives the same. Findings say what has no place, or which promise of an environment is broken.
 */
export async function place(
  { program }: JudgedProgram,
  { environment }: PlaceOptions,
): Promise<PhaseResult<PlacedProgram>> {
  const lock = parseLock(program.sources.lock);
  if (lock.diagnostics.length > 0)
    return { value: unplaced(program), diagnostics: lock.diagnostics };
  const chosen = chooseEnvironments(program, environment);
  const { tenants, pools } = describe(program.environments);
  const sizes = tenants
    .filter(({ environment }) => chosen.has(environment.name))
    .flatMap(checkSizes);
  if (sizes.length > 0) return { value: unplaced(program), diagnostics: sizes };
  const estate = await settleAll(tenants, chosen, lock.value, pools);
  // The lines of environments that are gone go too, unless only one environment is written.
  const kept =
    environment === undefined ? new Map<string, never>() : withoutKeys(lock.value, chosen);
  return derive(program, estate, kept);
}

function unplaced(program: LinkedProgram): PlacedProgram {
  return { program, environments: [], lock: program.sources.lock ?? '' };
}

function chooseEnvironments({ environments }: LinkedProgram, only?: string): ReadonlySet<string> {
  const names = environments.map(({ name }) => name);
  if (only === undefined) return new Set(names);
  if (names.includes(only)) return new Set([only]);
  const near = suggest(only, names);
  throw new CannotRunError(
    `There is no environment "${only}".`,
    near === undefined ? `There are: ${names.join(', ')}.` : `Did you mean "${near}"?`,
  );
}

function describe(environments: readonly LinkedEnvironment[]): {
  readonly tenants: readonly Tenant[];
  readonly pools: readonly Pool[];
} {
  const demands = environments.flatMap(({ agents }) => agents.map(({ demand }) => demand));
  const specs = specsOf(environments).map(({ spec }) => spec);
  const dimensions = dimensionsOf(specs, demands);
  const pools = poolsOf(environments, dimensions);
  const tenants = environments.map((environment) => tenantOf(environment, pools, dimensions));
  return { tenants, pools };
}

interface Estate {
  readonly pools: readonly Pool[];
  /** What has been decided; those of environments that are not placed now are as the lock has them. */
  readonly standing: ReadonlyMap<Tenant, CutPlacement>;
  /** Of the environments that are placed now. */
  readonly trials: ReadonlyMap<Tenant, Trial>;
}

/** Environments settle in order of name, each beside what the lock holds of the others. */
async function settleAll(
  tenants: readonly Tenant[],
  chosen: ReadonlySet<string>,
  lock: Lock,
  pools: readonly Pool[],
): Promise<Estate> {
  const standing = new Map<Tenant, CutPlacement>();
  const keeps = new Map<Tenant, KeptCounts>();
  for (const tenant of tenants) {
    const kept = keepLocked(tenant, lock.get(tenant.environment.name));
    keeps.set(tenant, kept);
    standing.set(tenant, { tenant, counts: kept.counts, pods: cutPods(tenant, kept.counts) });
  }
  const trials = new Map<Tenant, Trial>();
  for (const [tenant, kept] of byName(keeps)) {
    if (!chosen.has(tenant.environment.name)) continue;
    const others = [...standing.values()].filter((other) => other.tenant !== tenant);
    // What later environments hold in the lock may have to give way, since they can look for another place.
    const firm = others.filter(
      ({ tenant }) => trials.has(tenant) || !chosen.has(tenant.environment.name),
    );
    let trial = await settle(tenant, kept, { others, poolCount: pools.length });
    if (!trial.holds && firm.length < others.length) {
      trial = await settle(tenant, kept, { others: firm, poolCount: pools.length });
    }
    trials.set(tenant, trial);
    // One that has no place for all of it gets a finding, and must not bring others one.
    if (trial.holds) standing.set(tenant, trial);
    else standing.delete(tenant);
  }
  return { pools, standing, trials };
}

function withoutKeys(lock: Lock, keys: ReadonlySet<string>): Lock {
  return new Map([...lock].filter(([environment]) => !keys.has(environment)));
}

function byName<Value>(map: ReadonlyMap<Tenant, Value>): [Tenant, Value][] {
  return [...map].sort(([a], [b]) => (a.environment.name < b.environment.name ? -1 : 1));
}

/** Everything that follows from the counts. */
function derive(program: LinkedProgram, estate: Estate, kept: Lock): PhaseResult<PlacedProgram> {
  const { pools, standing, trials } = estate;
  const short = [...trials.values()].filter(({ holds }) => !holds).map(shortageOf);
  if (short.length > 0) return { value: unplaced(program), diagnostics: short };
  const all = [...standing.values()];
  const packing = packPods(
    pools,
    all.flatMap(({ pods }) => pods),
  );
  const losses = loseEachNode(packing);
  const costs = costsOf(all, pools, packing);
  const environments = [...trials.values()]
    .map((trial) => environmentOf(trial, { packing, losses, costs }))
    .sort(
      (a, b) =>
        program.environments.indexOf(a.environment) - program.environments.indexOf(b.environment),
    );
  return {
    value: { program, environments, lock: formatLock([...trials.values()], kept) },
    diagnostics: environments.flatMap((placed) => brokenPromises(placed)),
  };
}

function environmentOf(
  { tenant, counts, pods }: Trial,
  whole: {
    readonly packing: Packing;
    readonly losses: readonly Loss[];
    readonly costs: ReadonlyMap<string, CostReport>;
  },
): PlacedEnvironment {
  const { environment } = tenant;
  const { packing, losses, costs } = whole;
  const noCost = { minimum: 0, maximum: 0, budget: undefined };
  return {
    environment,
    assignments: assignmentsOf(tenant, counts),
    runtimes: runtimesOf(tenant, pods),
    usage: usageOf(tenant, packing),
    headroom: headroomOf(tenant, packing),
    failover: failoverReport(tenant, losses),
    cost: costs.get(environment.name) ?? noCost,
  };
}
