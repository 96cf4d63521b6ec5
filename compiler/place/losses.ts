import { compareGroups, sumByGroup } from './bin.ts';
import type { Allowed, Bin, Filling, PodCount } from './bin.ts';
import { fill, fillQuickly } from './fill.ts';
import type { Packing } from './packing.ts';
import type { PodGroup } from './pods.ts';
import type { Pool } from './pool.ts';
import { sortByRoom, takesAll, takesOne, type Rooms } from './rooms.ts';
import { staysInSpread } from './workload.ts';

/** What the loss of one node does; nodes of a pool with equal loads share one. */
export interface Loss {
  readonly pool: Pool;
  /** From 1. */
  readonly nodes: readonly number[];
  /** One of them. */
  readonly lost: Bin;
  /** Pods of the node that found no place on the others. */
  readonly leftover: readonly PodCount[];
}

/**
 * A pod fails over within its cluster, to any pool that its constraints allow, backup pools included.
 */
export const mayFailOver: Allowed = ({ pool: from, workload }, pool) =>
  pool.cluster === from.cluster &&
  workload.allowed.has(pool) &&
  staysInSpread(workload, from, pool);

/**
 * Loses each node in turn and re-places the pods that stood on it, whole and as they are, on what is left.
 * Pods that still run do not move.
 * It is asked more than once of one packing, and computed once.
 */
export function loseEachNode(packing: Packing): readonly Loss[] {
  const losses = known.get(packing) ?? computeLosses(packing);
  known.set(packing, losses);
  return losses;
}

/** By packing, for as long as that is in use; a packing never changes. */
const known = new WeakMap<Packing, readonly Loss[]>();

function computeLosses(packing: Packing): readonly Loss[] {
  const rooms = sortByRoom([...packing.nodes.values()].flat());
  const losses: Loss[] = [];
  for (const [pool, bins] of packing.nodes) {
    for (const [lost, nodes] of equalNodes(bins)) {
      losses.push({ pool, nodes, lost, leftover: leftoverAfter(packing, rooms, lost) });
    }
  }
  return losses;
}

function leftoverAfter(packing: Packing, rooms: Rooms, lost: Bin): readonly PodCount[] {
  return leftoverFrom(rooms, { displaced: lost.pods, isLost: (bin) => bin === lost }, (possible) =>
    fill(othersThan(packing, lost), possible, mayFailOver),
  );
}

/**
 * Pods that find no place. Most losses leave nobody without one but those that no node would take, and that is seen
 * without trying for the best; else the others are put to the test.
 */
function leftoverFrom(
  rooms: Rooms,
  loss: { readonly displaced: readonly PodCount[]; readonly isLost: (bin: Bin) => boolean },
  tryOut: (possible: readonly PodCount[]) => Filling,
): readonly PodCount[] {
  const refuge = { allowed: mayFailOver, isLost: loss.isLost };
  const possible: PodCount[] = [];
  const hopeless: PodCount[] = [];
  for (const item of loss.displaced) {
    (takesOne(rooms, item.group, refuge) ? possible : hopeless).push(item);
  }
  hopeless.sort((a, b) => compareGroups(a.group, b.group));
  if (takesAll(rooms, possible, refuge)) return hopeless;
  return [...tryOut(possible).leftover, ...hopeless];
}

/** The nodes of a lost node's cluster that are left, as they stood before. */
export function othersThan({ nodes }: Packing, lost: Bin): readonly Bin[] {
  return [...nodes]
    .filter(([{ cluster }]) => cluster === lost.pool.cluster)
    .flatMap(([, bins]) => bins.filter((bin) => bin !== lost));
}

/** Loses many nodes at once and re-places the pods that stood on them, as with one node; the pods without a place. */
export function loseNodes(
  { nodes }: Packing,
  isLost: (pool: Pool) => boolean,
): Filling['leftover'] {
  const bins = [...nodes.values()].flat();
  const displaced = sumByGroup(bins.filter(({ pool }) => isLost(pool)).flatMap(({ pods }) => pods));
  const left = bins.filter(({ pool }) => !isLost(pool));
  return leftoverFrom(sortByRoom(left), { displaced, isLost: () => false }, (possible) =>
    fillQuickly(left, possible, mayFailOver),
  );
}

/** One node of each load, with the numbers of all that carry the same. */
function equalNodes(bins: readonly Bin[]): ReadonlyMap<Bin, readonly number[]> {
  const groups = new Map<PodGroup, number>();
  const indexOf = (group: PodGroup): number => {
    const index = groups.get(group) ?? groups.size;
    groups.set(group, index);
    return index;
  };
  const byLoad = new Map<string, { readonly bin: Bin; readonly numbers: number[] }>();
  for (const [index, bin] of bins.entries()) {
    const load = bin.pods.map(({ group, pods }) => `${indexOf(group)}x${pods}`).join(' ');
    const alike = byLoad.get(load) ?? { bin, numbers: [] };
    alike.numbers.push(index + 1);
    byLoad.set(load, alike);
  }
  return new Map([...byLoad.values()].map(({ bin, numbers }) => [bin, numbers]));
}
