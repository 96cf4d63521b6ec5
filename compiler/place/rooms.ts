import {
  compareGroups,
  podsFitting,
  withPods,
  type Allowed,
  type Bin,
  type PodCount,
} from './bin.ts';
import type { PodGroup } from './pods.ts';
import type { Pool } from './pool.ts';
import { dominantShare, fits, sumOfShares } from './vector.ts';

/** The nodes of each pool, those with the most room first. */
export type Rooms = ReadonlyMap<Pool, readonly Bin[]>;

/** Puts nodes in order of their room. */
export function sortByRoom(bins: readonly Bin[]): Rooms {
  const rooms = new Map<Pool, { readonly bin: Bin; readonly room: number }[]>();
  for (const bin of bins) {
    const own = rooms.get(bin.pool) ?? [];
    own.push({ bin, room: sumOfShares(bin.free, bin.pool.node) });
    rooms.set(bin.pool, own);
  }
  return new Map(
    [...rooms].map(([pool, own]) => [
      pool,
      own.sort((a, b) => b.room - a.room).map(({ bin }) => bin),
    ]),
  );
}

/** Which pools pods may go to, and which nodes are no longer there. */
export interface Refuge {
  readonly allowed: Allowed;
  readonly isLost: (bin: Bin) => boolean;
}

/** Whether any node takes a pod of a group, if it is the only one. */
export function takesOne(rooms: Rooms, group: PodGroup, { allowed, isLost }: Refuge): boolean {
  for (const [pool, bins] of rooms) {
    if (!fits(group.demand, pool.node) || !allowed(group, pool)) continue;
    if (bins.some((bin) => !isLost(bin) && podsFitting(group, bin, 1) > 0)) return true;
  }
  return false;
}

/**
 * Whether first fit finds a place for all pods, the largest first. True is certain; false may be the fault of the
 * order. Of a large cluster it looks at few nodes only, since it begins with the emptiest.
 */
export function takesAll(
  rooms: Rooms,
  pods: readonly PodCount[],
  { allowed, isLost }: Refuge,
): boolean {
  const changed = new Map<Bin, Bin>();
  return largestFirst(pods).every(({ group, pods: wanted }) => {
    let missing = wanted;
    for (const [pool, bins] of rooms) {
      if (!allowed(group, pool)) continue;
      for (const bin of bins) {
        if (isLost(bin)) continue;
        const now = changed.get(bin) ?? bin;
        const taken = podsFitting(group, now, missing);
        if (taken === 0) continue;
        changed.set(bin, withPods(now, group, taken));
        missing -= taken;
        if (missing === 0) return true;
      }
    }
    return false;
  });
}

function largestFirst(pods: readonly PodCount[]): readonly PodCount[] {
  return pods
    .map((item) => ({ item, share: dominantShare(item.group.demand, item.group.pool.node) }))
    .sort((a, b) => b.share - a.share || compareGroups(a.item.group, b.item.group))
    .map(({ item }) => item);
}
