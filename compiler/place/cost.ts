import type { CostParts, CostReport } from '../model/placed-program.ts';
import { divideByLargestRemainder } from '../model/largest-remainder.ts';
import type { Counts } from './counts.ts';
import { modelForecast } from './model-forecast.ts';
import { packPods, type Packing } from './packing.ts';
import { cutPods } from './pods.ts';
import type { Pool } from './pool.ts';
import { loadOf, poolOffer } from './usage.ts';
import { dominantShare } from './vector.ts';
import type { Tenant } from './workload.ts';

/** An environment and where its agents stand. */
export interface Placed {
  readonly tenant: Tenant;
  readonly counts: Counts;
}

const gibibyte = 2 ** 30;

/** Answers what each environment costs, and what is paid for. */
export async function costsOf(
  placed: readonly Placed[],
  pools: readonly Pool[],
  packing: Packing,
): Promise<(tenant: Tenant) => CostReport> {
  const maximum = monthlyBills(placed, pools, packing);
  const scales = placed.some(({ tenant }) =>
    tenant.environment.agents.some(({ instances, minInstances }) => minInstances < instances),
  );
  const minimum = scales ? await billsAtMinimum(placed, pools) : maximum;
  return ({ environment }) => {
    const parts = maximum.get(environment.name) ?? nothing;
    return {
      minimum: totalOf(minimum.get(environment.name) ?? nothing),
      maximum: totalOf(parts),
      parts,
      models: modelForecast(environment.agents),
      budget: environment.definition.spec.budget?.usdPerMonth,
    };
  };
}

const nothing: CostParts = { onDemand: 0, spot: 0, storage: 0 };

/** USD to the cent. */
export function totalOf({ onDemand, spot, storage }: CostParts): number {
  return toCents(onDemand + spot + storage);
}

async function billsAtMinimum(
  placed: readonly Placed[],
  pools: readonly Pool[],
): Promise<ReadonlyMap<string, CostParts>> {
  const shrunk = placed.map(({ tenant, counts }) => ({
    tenant,
    counts: atMinimum(tenant, counts),
  }));
  const groups = shrunk.flatMap(({ tenant, counts }) => cutPods(tenant, counts));
  return monthlyBills(shrunk, pools, await packPods(pools, groups));
}

/** The fewest instances of each agent, on the pools where the most stand, in proportion. */
function atMinimum({ environment }: Tenant, counts: Counts): Counts {
  return counts.map((shares, index) => {
    const agent = environment.agents[index];
    if (agent === undefined || agent.minInstances >= agent.instances) return shares;
    const parts = divideByLargestRemainder(
      agent.minInstances,
      shares.map(({ instances }) => instances),
    );
    return shares
      .map(({ pool }, share) => ({ pool, instances: parts[share] ?? 0 }))
      .filter(({ instances }) => instances > 0);
  });
}

/**
 * What every environment pays a month for a packing, each part in USD to the cent, by name:
 *
 * - for pools in use: used nodes × price per hour × 730, divided over the environments that use the pool in
 *   proportion to their dominant share (the largest share of any dimension that their pods ask for);
 * - for backup pools: all nodes × price per hour × 730, divided equally over the environments that name the cluster;
 * - for storage: GiB requested × the cluster's price per GiB and month.
 */
export function monthlyBills(
  placed: readonly Pick<Placed, 'tenant'>[],
  pools: readonly Pool[],
  packing: Packing,
): ReadonlyMap<string, CostParts> {
  const bills = new Map(placed.map(({ tenant }) => [tenant.environment.name, { ...nothing }]));
  for (const pool of pools) {
    const tenants = placed
      .map(({ tenant }) => tenant)
      .filter((tenant) => tenant.pools.includes(pool));
    const nodes = packing.nodes.get(pool) ?? [];
    const used = nodes.filter(({ pods }) => pods.length > 0).length;
    const backup = pool.spec.role === 'backup';
    const shares = backup
      ? tenants.map(() => 1)
      : tenants.map((tenant) => shareOf(tenant, pool, packing));
    const sum = shares.reduce((a, b) => a + b, 0);
    for (const [index, tenant] of tenants.entries()) {
      const bill = bills.get(tenant.environment.name);
      if (bill === undefined) continue;
      const share = sum === 0 ? 0 : (shares[index] ?? 0) / sum;
      const kind = pool.spec.spot === true ? 'spot' : 'onDemand';
      bill[kind] += (backup ? pool.spec.count : used) * pool.usdPerMonth * share;
      bill.storage += storageBill(tenant, pool, packing);
    }
  }
  return new Map(
    [...bills].map(([name, { onDemand, spot, storage }]) => [
      name,
      { onDemand: toCents(onDemand), spot: toCents(spot), storage: toCents(storage) },
    ]),
  );
}

function shareOf(tenant: Tenant, pool: Pool, packing: Packing): number {
  return dominantShare(loadOn(tenant, pool, packing), poolOffer(pool));
}

function storageBill(tenant: Tenant, pool: Pool, packing: Packing): number {
  const cluster = tenant.environment.clusters.find(({ name }) => name === pool.cluster);
  const price = cluster?.definition.spec.storagePricePerGiB ?? 0;
  return ((loadOn(tenant, pool, packing)[3] ?? 0) / gibibyte) * price;
}

function loadOn(tenant: Tenant, pool: Pool, packing: Packing): readonly number[] {
  const { name } = tenant.environment;
  const pods = (packing.nodes.get(pool) ?? []).flatMap((bin) => bin.pods);
  return loadOf(
    tenant,
    pods.filter(({ group }) => group.workload.environment === name),
  );
}

function toCents(usd: number): number {
  return Math.round(usd * 100) / 100;
}
