import type { PlacedEnvironment, PoolUsage } from '../model/placed-program.ts';
import { resourcesOf } from './dimensions.ts';
import type { Packing } from './packing.ts';
import type { PodGroup } from './pods.ts';
import type { Pool } from './pool.ts';
import { accumulate, type Vector } from './vector.ts';
import type { Tenant } from './workload.ts';

/** What an environment uses of each pool of its clusters; totals are those of the whole pool. */
export function usageOf(tenant: Tenant, packing: Packing): readonly PoolUsage[] {
  const { name } = tenant.environment;
  return tenant.pools.map((pool) => {
    const nodes = packing.nodes.get(pool) ?? [];
    const own = nodes.map(({ pods }) =>
      pods.filter(({ group }) => group.workload.environment === name),
    );
    const used = loadOf(tenant, own.flat());
    const total = poolOffer(pool);
    return {
      cluster: pool.cluster,
      pool: pool.name,
      class: pool.spec.class,
      role: pool.spec.role,
      nodes: pool.spec.count,
      usedNodes: own.filter((pods) => pods.length > 0).length,
      slots: { used: used[0] ?? 0, total: total[0] ?? 0 },
      used: resourcesOf(tenant.dimensions, used),
      total: resourcesOf(tenant.dimensions, total),
    };
  });
}

/** What is free on an environment's pools that are not backup, beside what all environments use. */
export function headroomOf(tenant: Tenant, packing: Packing): PlacedEnvironment['headroom'] {
  const free: number[] = [];
  for (const pool of tenant.pools) {
    if (pool.spec.role === 'backup') continue;
    for (const bin of packing.nodes.get(pool) ?? []) accumulate(free, bin.free, 1);
  }
  const [slots = 0, milliCpu = 0, memory = 0] = free;
  return { slots, milliCpu, memory };
}

/** Everything that a pool's nodes offer together. */
export function poolOffer(pool: Pool): Vector {
  return pool.node.map((amount) => amount * pool.spec.count);
}

/** What pods ask for together. */
export function loadOf(
  tenant: Tenant,
  pods: readonly { readonly group: PodGroup; readonly pods: number }[],
): Vector {
  const load = tenant.dimensions.names.map(() => 0);
  for (const { group, pods: count } of pods) accumulate(load, group.demand, count);
  return load;
}
