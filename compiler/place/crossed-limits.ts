import type { Counts } from './counts.ts';
import { namespaceLimits } from '../model/object-limits.ts';
import { clusterLimits, type ObjectCounts } from './object-limits.ts';
import type { PodGroup } from './pods.ts';
import type { Tenant } from './workload.ts';

/** An environment with its agents placed and cut into pods. */
export interface CutPlacement {
  readonly tenant: Tenant;
  readonly counts: Counts;
  readonly pods: readonly PodGroup[];
}

/** What stands in a cluster, or in one namespace of it. */
export interface Tally {
  readonly cluster: string;
  /** Undefined for the cluster as a whole. */
  readonly namespace: string | undefined;
  pods: number;
  deployments: number;
  services: number;
}

/** A limit that placements cross together. */
export interface CrossedLimit {
  readonly cluster: string;
  readonly namespace: string | undefined;
  readonly object: keyof ObjectCounts;
  readonly count: number;
  readonly limit: number;
}

/** The limits that environments cross on the clusters that they share; empty where all hold. */
export function crossedLimits(placements: readonly CutPlacement[]): readonly CrossedLimit[] {
  return [...tallyObjects(placements).values()].flatMap((tally) => {
    const limits = tally.namespace === undefined ? clusterLimits : namespaceLimits;
    return (['pods', 'deployments', 'services'] as const)
      .filter((object) => tally[object] > limits[object])
      .map((object) => ({
        cluster: tally.cluster,
        namespace: tally.namespace,
        object,
        count: tally[object],
        limit: limits[object],
      }));
  });
}

/** What placements make of each object, by cluster and, after a space, namespace. */
export function tallyObjects(placements: readonly CutPlacement[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const placement of placements) tallyPlacement(tallies, placement);
  return tallies;
}

function tallyPlacement(tallies: Map<string, Tally>, { tenant, counts, pods }: CutPlacement): void {
  const { namespacePrefix, agents } = tenant.environment;
  const add = (cluster: string, namespace: string, counted: ObjectCounts): void => {
    addTo(tallies, { cluster, namespace: undefined }, counted);
    addTo(tallies, { cluster, namespace: namespacePrefix + namespace }, counted);
  };
  for (const { pool, workload, pods: count } of pods) {
    if (workload.unit === undefined) continue;
    add(pool.cluster, workload.sample.namespace, { pods: count, deployments: 1, services: 1 });
  }
  for (const { unit, agents: indices, services, deployments } of tenant.workloads) {
    if (unit !== undefined) continue;
    for (const index of indices) {
      const shares = counts[index] ?? [];
      const namespace = agents[index]?.namespace ?? '';
      for (const [position, { pool, instances }] of shares.entries()) {
        // Agents with pods of their own stand in one cluster, and make their objects there once.
        const once = position === 0 ? { deployments, services } : { deployments: 0, services: 0 };
        add(pool.cluster, namespace, { pods: instances, ...once });
      }
    }
  }
}

function addTo(
  tallies: Map<string, Tally>,
  { cluster, namespace }: Pick<Tally, 'cluster' | 'namespace'>,
  counted: ObjectCounts,
): void {
  const key = tallyKey(cluster, namespace);
  const tally = tallies.get(key) ?? { cluster, namespace, pods: 0, deployments: 0, services: 0 };
  tally.pods += counted.pods;
  tally.deployments += counted.deployments;
  tally.services += counted.services;
  tallies.set(key, tally);
}

/** The key of a cluster, or of a namespace of it, among tallies. */
export function tallyKey(cluster: string, namespace: string | undefined): string {
  return namespace === undefined ? cluster : `${cluster} ${namespace}`;
}
