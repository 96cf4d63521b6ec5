import { constraints } from './constraint.ts';
import { tallyObjects } from './crossed-limits.ts';
import { formatCount } from './format-number.ts';
import { namespaceLimits } from '../model/object-limits.ts';
import { clusterLimits } from './object-limits.ts';
import type { Pool } from './pool.ts';
import type { Trial } from './trial.ts';
import { fits, shortDimension } from './vector.ts';
import { podDemand, type Tenant, type Workload } from './workload.ts';
import { zonesOf } from './zones.ts';

/**
 * Why instances of a workload have no place, in words that follow "they": the constraint that removed the last
 * pool, the limit of Kubernetes that is reached, or the resource that the remaining pools lack.
 */
export function shortageReason(trial: Trial, workload: Workload): string {
  const { planned } = workload;
  if (planned.length === 0) return lastRefusal(trial.tenant, workload);
  if (planned.every(({ spec }) => spec.count === 0)) {
    return 'find no node, since their pools have none';
  }
  return (
    reachedLimit(trial, workload) ?? fullZone(trial, workload) ?? lackingResource(trial, workload)
  );
}

/** Whether what stops a workload is a limit of Kubernetes, which no node lifts. */
export function reachesLimit(trial: Trial, workload: Workload): boolean {
  return reachedLimit(trial, workload) !== undefined;
}

function lastRefusal(tenant: Tenant, { sample }: Workload): string {
  let left: readonly Pool[] = tenant.pools;
  for (const { refusal } of constraints) {
    const [first] = left;
    left = left.filter(({ spec }) => refusal(sample.constraints, spec) === undefined);
    if (left.length === 0 && first !== undefined) {
      return refusal(sample.constraints, first.spec) ?? 'find no pool';
    }
  }
  return left.length === 0
    ? 'find no pool'
    : 'may not run on pools of role backup in normal operation';
}

/** The limit that is full where nodes have room for an agent with pods of its own. */
function reachedLimit(trial: Trial, workload: Workload): string | undefined {
  if (workload.unit !== undefined) return undefined;
  const demand = podDemand(workload, 1);
  const roomy = workload.planned.filter((pool) =>
    (trial.packing.nodes.get(pool) ?? []).some(({ free }) => fits(demand, free)),
  );
  const clusters = new Set(roomy.map(({ cluster }) => cluster));
  const each = { pods: 1, deployments: workload.deployments, services: workload.services };
  for (const tally of tallyObjects([trial]).values()) {
    const { cluster, namespace } = tally;
    if (!clusters.has(cluster)) continue;
    if (namespace !== undefined && namespace !== workload.namespace) continue;
    const limits = namespace === undefined ? clusterLimits : namespaceLimits;
    const full = (['pods', 'deployments', 'services'] as const).find(
      (object) => each[object] > 0 && tally[object] + each[object] > limits[object],
    );
    if (full === undefined) continue;
    const where = namespace === undefined ? 'cluster' : 'namespace of a cluster';
    return `find no ${where} with fewer than ${formatCount(limits[full])} ${full}`;
  }
  return undefined;
}

/** The zone that has no room for one more, where others have some but may not have more pods than that one. */
function fullZone(trial: Trial, workload: Workload): string | undefined {
  const demand = podDemand(workload, 1);
  const hasRoom = (pool: Pool): boolean =>
    (trial.packing.nodes.get(pool) ?? []).some(({ free }) => fits(demand, free));
  const zones = zonesOf(workload).flat();
  const full = zones.find((zone) => !zone.some(hasRoom))?.[0];
  if (full === undefined || !zones.some((zone) => zone.some(hasRoom))) return undefined;
  const skew = workload.spread?.maxSkew ?? 0;
  return `may differ by ${skew} between zones, and zone ${full.spec.zone ?? ''} has no room for more`;
}

function lackingResource({ tenant, packing }: Trial, workload: Workload): string {
  const demand = podDemand(workload, 1);
  const missing = new Map<number, number>();
  for (const pool of workload.planned) {
    for (const { free } of packing.nodes.get(pool) ?? []) {
      const dimension = shortDimension(demand, free);
      if (dimension !== undefined) missing.set(dimension, (missing.get(dimension) ?? 0) + 1);
    }
  }
  const [most] = [...missing].sort(([a, x], [b, y]) => y - x || a - b);
  if (most === undefined) return 'find no node with room for a whole pod';
  return `find no node with enough free ${tenant.dimensions.names[most[0]] ?? 'room'}`;
}
