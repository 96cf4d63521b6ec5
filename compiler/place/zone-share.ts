import type { Pool } from './pool.ts';
import type { Trial } from './trial.ts';
import { timesFitting } from './vector.ts';
import { podDemand, type Workload } from './workload.ts';
import { sumOn, zonesOf, type Zone } from './zones.ts';

/** Instances of a workload without a place. */
export interface Missing {
  readonly workload: Workload;
  readonly instances: number;
}

/**
 * How many of the missing instances new nodes of a pool would have to take: all, or of what is spread over zones so
 * many that the other zones have room for the rest and may take it. Infinite where other zones would be left behind.
 */
export function shareOfZone(trial: Trial, { workload, instances }: Missing, pool: Pool): number {
  const zones = zonesOf(workload).find((all) => all.flat().includes(pool)) ?? [];
  const maxSkew = workload.spread?.maxSkew ?? 0;
  const others = zones
    .filter((zone) => !zone.includes(pool))
    .map((zone) => ({ held: heldBy(trial, workload, zone), room: roomOf(trial, workload, zone) }));
  if (others.length === 0) return instances;
  const own = zones.find((zone) => zone.includes(pool)) ?? [];
  const held = heldBy(trial, workload, own);
  for (let share = 1; share <= instances; share++) {
    // No zone may have more than the emptiest and `maxSkew`, whichever that is in the end.
    const most = Math.min(held + share, ...others.map((zone) => zone.held + zone.room)) + maxSkew;
    const taken = others.map((zone) => Math.min(zone.room, Math.max(0, most - zone.held)));
    const elsewhere = taken.reduce((sum, each) => sum + each, 0);
    if (held + share <= most && share + elsewhere >= instances) return share;
  }
  return Infinity;
}

function heldBy({ counts }: Trial, { agents }: Workload, zone: Zone): number {
  const shares = counts[agents[0] ?? 0] ?? [];
  return sumOn(zone, (pool) => shares.find((share) => share.pool === pool)?.instances ?? 0);
}

/** Pods that a zone's nodes still take. */
function roomOf({ packing }: Trial, workload: Workload, zone: Zone): number {
  const demand = podDemand(workload, 1);
  return zone
    .flatMap((pool) => packing.nodes.get(pool) ?? [])
    .reduce((sum, { free }) => sum + timesFitting(demand, free, workload.instances), 0);
}
