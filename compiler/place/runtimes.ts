import { createHash } from 'node:crypto';
import type { PoolReference, RuntimeDeployment, RuntimeMember } from '../model/placed-program.ts';
import { resourcesOf } from './dimensions.ts';
import type { PodGroup } from './pods.ts';
import type { Tenant, Workload, RuntimeUnit } from './workload.ts';
import type { Pool } from './pool.ts';

/** The runtime deployments that an environment's pooled pods make, sorted by cluster, namespace and name. */
export function runtimesOf(
  tenant: Tenant,
  groups: readonly PodGroup[],
): readonly RuntimeDeployment[] {
  return groups
    .flatMap((group) => {
      const { unit } = group.workload;
      return unit === undefined ? [] : [deploymentOf(tenant, group, unit)];
    })
    .sort(
      (a, b) =>
        compare(a.cluster, b.cluster) ||
        compare(a.namespace, b.namespace) ||
        compare(a.name, b.name),
    );
}

/** Pools of one cluster that may take a workload's pods when a node of its own pools is lost; sorted. */
export function failoverPools(workload: Workload, own: readonly Pool[]): PoolReference[] {
  const clusters = new Set(own.map(({ cluster }) => cluster));
  return [...workload.allowed]
    .filter((pool) => clusters.has(pool.cluster) && !own.includes(pool))
    .map(({ cluster, name }) => ({ cluster, pool: name }));
}

function deploymentOf(tenant: Tenant, group: PodGroup, unit: RuntimeUnit): RuntimeDeployment {
  const { workload, pool } = group;
  return {
    cluster: pool.cluster,
    pool: pool.name,
    name: nameOf(group, unit),
    namespace: workload.sample.namespace,
    runtimeClass: unit.runtimeClass,
    boundary: unit.boundary,
    phase: group.phase,
    replicas: group.pods,
    slotsPerPod: group.size * unit.weight,
    demand: resourcesOf(tenant.dimensions, group.demand),
    members: membersOf(tenant, group),
    failover: failoverPools(workload, [pool]),
  };
}

function membersOf({ environment }: Tenant, group: PodGroup): readonly RuntimeMember[] {
  return group.members
    .flatMap(({ agent: index, instances }) => {
      const agent = environment.agents[index];
      return agent === undefined ? [] : [{ agent, instances }];
    })
    .sort((a, b) => compare(a.agent.id, b.agent.id));
}

/** A DNS label; what would be longer ends in a digest instead of its pool's or class's last letters. */
function nameOf(group: PodGroup, { runtimeClass, boundary }: RuntimeUnit): string {
  const ending = `-p${group.phase}${group.smaller ? '-b' : ''}`;
  const name = `${runtimeClass.name}-${boundary}-${group.pool.name}`;
  if (name.length + ending.length <= 63) return name + ending;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  const kept = name.slice(0, 63 - ending.length - 9).replace(/[-.]+$/, '');
  return `${kept}-${digest}${ending}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
