import type { NodePool, Taint } from '../model/cluster.ts';
import type { JsonObject } from '../model/json.ts';
import { backupTaint, poolLabel, poolSpreadLabel, spotTaint } from './pool-labels.ts';
import type { ClusterScope, PlannedPool, Scheduling } from './workload.ts';
import { constant } from './write-yaml.ts';

/**
 * Pins pods to their planned pools and those that they may fail over to, and prefers the planned ones.
 * Workloads with the same pools share one value.
 */
export function scheduling(
  scope: ClusterScope,
  planned: readonly PlannedPool[],
  failover: readonly NodePool[],
): Scheduling {
  const key = JSON.stringify([
    planned.map((one) => [one.pool.name, weightOf(one, planned)]),
    failover.map(({ name }) => name),
  ]);
  const known = scope.schedulings.get(key);
  if (known !== undefined) return known;
  const pools = new Set([
    ...planned.map(({ pool }) => pool.name),
    ...failover.map(({ name }) => name),
  ]);
  const allowed = [...pools].sort();
  const made: Scheduling = {
    pools: allowed,
    affinity: constant(affinity(planned, allowed)),
    tolerations: constant(tolerations(planned, failover)),
    spreadLabel: poolSpreadLabel(largest(planned)?.pool.name ?? ''),
  };
  scope.schedulings.set(key, made);
  return made;
}

function affinity(planned: readonly PlannedPool[], allowed: readonly string[]): JsonObject {
  return {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [inPools(allowed)] }],
      },
      preferredDuringSchedulingIgnoredDuringExecution: planned.map((one) => ({
        weight: weightOf(one, planned),
        preference: { matchExpressions: [inPools([one.pool.name])] },
      })),
    },
  };
}

/** From 1 to 100, as Kubernetes counts: the pool's share of the pods. */
function weightOf(one: PlannedPool, planned: readonly PlannedPool[]): number {
  const pods = planned.reduce((sum, { pods }) => sum + pods, 0);
  return Math.max(1, Math.round((100 * one.pods) / Math.max(1, pods)));
}

function inPools(names: readonly string[]): JsonObject {
  return { key: poolLabel, operator: 'In', values: names };
}

/** The backup taint is tolerated only where the plan lets the pods fail over to a backup pool. */
function tolerations(planned: readonly PlannedPool[], failover: readonly NodePool[]): JsonObject[] {
  const pools = [...planned.map(({ pool }) => pool), ...failover];
  const tolerated = new Map<string, JsonObject>();
  const tolerate = (toleration: JsonObject): void => {
    tolerated.set(JSON.stringify(toleration), toleration);
  };
  if (pools.some(({ role }) => role === 'backup')) tolerate(exists(backupTaint));
  if (pools.some(({ spot }) => spot === true)) tolerate(exists(spotTaint));
  for (const pool of pools) for (const taint of pool.taints ?? []) tolerate(ofTaint(taint));
  return [...tolerated.values()];
}

function exists(key: string): JsonObject {
  return { key, operator: 'Exists', effect: 'NoSchedule' };
}

function ofTaint(taint: Taint): JsonObject {
  const { key, value, effect } = taint;
  return value === undefined ? { key, operator: 'Exists', effect } : { key, value, effect };
}

function largest(planned: readonly PlannedPool[]): PlannedPool | undefined {
  return planned.reduce<PlannedPool | undefined>(
    (best, one) => (best === undefined || one.pods > best.pods ? one : best),
    undefined,
  );
}
