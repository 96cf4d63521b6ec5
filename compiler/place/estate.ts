import { CannotRunError } from '../diagnostic/cannot-run-error.ts';
import type { Diagnostic, PhaseResult } from '../diagnostic/diagnostic.ts';
import { suggest } from '../diagnostic/suggest.ts';
import type { LinkedEnvironment, LinkedProgram } from '../model/program.ts';
import { checkSizes } from './check-sizes.ts';
import type { CutPlacement } from './crossed-limits.ts';
import { dimensionsOf } from './dimensions.ts';
import { keepLocked, type KeptCounts } from './lock/keep-locked.ts';
import { parseLock, type Lock } from './lock/parse-lock.ts';
import { cutPods } from './pods.ts';
import type { Patience } from './order-proofs.ts';
import { poolsOf, specsOf, type Pool } from './pool.ts';
import { settle } from './settle.ts';
import type { Trial } from './trial.ts';
import { tenantOf, type Tenant } from './workload.ts';

export interface PlaceOptions {
  /** Only this environment is placed; what the lock holds of the others counts as taken. */
  readonly environment?: string;
  /** Looks for the best placement as if nothing were locked, whatever has to move. */
  readonly rebalance?: boolean;
  /** Whether to prove that the scheduler places everything in any order, and how long to try; not at all unless given. */
  readonly proveOrders?: Patience;
}

/** How the chosen environments are settled. */
export interface SettleOptions extends PlaceOptions {
  /**
   * How often the usual budgets of the search may be spent; 1 unless given. Only a bench asks for more: what is settled
   * with more may not be found again by those who pack the same pods with the usual budgets.
   */
  readonly effort?: number;
}

/** Where the agents of all environments stand. */
export interface Estate {
  readonly pools: readonly Pool[];
  /** What has been decided; those of environments that are not placed now are as the lock has them. */
  readonly standing: ReadonlyMap<Tenant, CutPlacement>;
  /** Of the environments that are placed now. */
  readonly trials: ReadonlyMap<Tenant, Trial>;
  /** What the lock says of each environment. */
  readonly locked: ReadonlyMap<Tenant, KeptCounts>;
  /** The lines of the lock. */
  readonly lock: Lock;
}

/** Settles the chosen environments; undefined where findings say why that cannot even be tried. */
export async function settleEstate(
  program: LinkedProgram,
  options: SettleOptions,
): Promise<PhaseResult<Estate | undefined>> {
  const lock = parseLock(program.sources.lock);
  if (lock.diagnostics.length > 0) return { value: undefined, diagnostics: lock.diagnostics };
  const chosen = chooseEnvironments(program, options.environment);
  const { tenants, pools } = describe(program.environments);
  const diagnostics: readonly Diagnostic[] = tenants
    .filter(({ environment }) => chosen.has(environment.name))
    .flatMap(checkSizes);
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  const rebalance = options.rebalance === true;
  const { effort = 1 } = options;
  const value = await settleAll({ tenants, chosen, lock: lock.value, pools, rebalance, effort });
  return { value, diagnostics };
}

interface Settlement {
  readonly tenants: readonly Tenant[];
  readonly chosen: ReadonlySet<string>;
  readonly lock: Lock;
  readonly pools: readonly Pool[];
  readonly rebalance: boolean;
  readonly effort: number;
}

/** Environments settle in order of name, each beside what the lock holds of the others. */
async function settleAll(settlement: Settlement): Promise<Estate> {
  const { tenants, chosen, lock, pools, rebalance, effort } = settlement;
  const standing = new Map<Tenant, CutPlacement>();
  const keeps = new Map<Tenant, KeptCounts>();
  const locked = new Map<Tenant, KeptCounts>();
  for (const tenant of tenants) {
    const { name } = tenant.environment;
    const held = keepLocked(tenant, lock.get(name));
    const kept = rebalance && chosen.has(name) ? keepLocked(tenant, undefined) : held;
    locked.set(tenant, held);
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
    let trial = await settle(tenant, kept, { others, poolCount: pools.length, effort });
    if (!trial.holds && firm.length < others.length) {
      trial = await settle(tenant, kept, { others: firm, poolCount: pools.length, effort });
    }
    trials.set(tenant, trial);
    // One that has no place for all of it gets a finding, and must not bring others one.
    if (trial.holds) standing.set(tenant, trial);
    else standing.delete(tenant);
  }
  return { pools, standing, trials, locked, lock };
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

function byName<Value>(map: ReadonlyMap<Tenant, Value>): [Tenant, Value][] {
  return [...map].sort(([a], [b]) => (a.environment.name < b.environment.name ? -1 : 1));
}
