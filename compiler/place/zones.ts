import type { Counts } from './counts.ts';
import { zoneKey, type Pool } from './pool.ts';
import type { Workload } from './workload.ts';

/** The pools of one zone, as far as they have nodes and may host a workload. */
export type Zone = readonly Pool[];

/** By cluster, the zones that the scheduler compares; none for a workload that is not spread over zones. */
export function zonesOf({ spread, planned }: Workload): readonly (readonly Zone[])[] {
  if (spread?.by !== 'zone') return [];
  const clusters = new Map<string, Map<string, Pool[]>>();
  for (const pool of planned) {
    if (pool.spec.count === 0) continue;
    const zones = clusters.get(pool.cluster) ?? new Map<string, Pool[]>();
    clusters.set(pool.cluster, zones);
    const pools = zones.get(zoneKey(pool)) ?? [];
    zones.set(zoneKey(pool), [...pools, pool]);
  }
  return [...clusters.values()].map((zones) => [...zones.values()]);
}

/** Whether what agents have on zones differs by no more than their spread allows. */
export function isEven(workload: Workload, counts: Counts): boolean {
  const zones = zonesOf(workload);
  if (zones.length === 0) return true;
  return workload.agents.every((agent) => {
    const on = new Map((counts[agent] ?? []).map(({ pool, instances }) => [pool, instances]));
    return zones.every((cluster) => {
      const sums = cluster.map((zone) => sumOn(zone, (pool) => on.get(pool) ?? 0));
      return skewOf(sums) <= (workload.spread?.maxSkew ?? Infinity);
    });
  });
}

/** The counts with those agents shortened that are spread less evenly than they have to be: no zone has too many. */
export function trimToSkew(workloads: readonly Workload[], counts: Counts): Counts {
  const trimmed = [...counts];
  for (const workload of workloads) {
    if (isEven(workload, counts)) continue;
    for (const agent of workload.agents) {
      const left = new Map((counts[agent] ?? []).map(({ pool, instances }) => [pool, instances]));
      for (const zones of zonesOf(workload)) trimZones(zones, workload.spread?.maxSkew ?? 0, left);
      trimmed[agent] = [...left]
        .map(([pool, instances]) => ({ pool, instances }))
        .filter(({ instances }) => instances > 0);
    }
  }
  return trimmed;
}

function trimZones(zones: readonly Zone[], maxSkew: number, counts: Map<Pool, number>): void {
  const countOn = (pool: Pool): number => counts.get(pool) ?? 0;
  const most = Math.min(...zones.map((zone) => sumOn(zone, countOn))) + maxSkew;
  for (const zone of zones) {
    let room = most;
    for (const pool of zone) {
      const kept = Math.min(room, countOn(pool));
      counts.set(pool, kept);
      room -= kept;
    }
  }
}

/** Moves instances from the fullest zone to the emptiest until they differ by no more than they may, in place. */
export function evenOut(workload: Workload, row: number[]): void {
  const countOn = ({ index }: Pool): number => row[index] ?? 0;
  for (const zones of zonesOf(workload)) {
    for (;;) {
      const byCount = [...zones].sort((a, b) => sumOn(a, countOn) - sumOn(b, countOn));
      const [least = []] = byCount;
      const most = byCount.at(-1) ?? [];
      const skew = sumOn(most, countOn) - sumOn(least, countOn);
      const [from] = [...most].sort((a, b) => countOn(b) - countOn(a));
      const [to] = [...least].sort((a, b) => countOn(b) - countOn(a));
      if (skew <= (workload.spread?.maxSkew ?? 0) || from === undefined || to === undefined) break;
      row[from.index] = countOn(from) - 1;
      row[to.index] = countOn(to) + 1;
    }
  }
}

/** What a zone's pools have together. */
export function sumOn(zone: Zone, countOn: (pool: Pool) => number): number {
  return zone.reduce((sum, pool) => sum + countOn(pool), 0);
}

function skewOf(sums: readonly number[]): number {
  return sums.length === 0 ? 0 : Math.max(...sums) - Math.min(...sums);
}
