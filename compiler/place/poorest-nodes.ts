import type { Bin } from './bin.ts';
import { dominantShare } from './vector.ts';
import type { Trial } from './trial.ts';
import type { Workload } from './workload.ts';

/**
 * The nodes that give the least for their price, so many that no more than `most` instances stand on them: what is
 * worth moving, if anything is.
 */
export function poorestNodes({ packing }: Trial, most: number): readonly Bin[] {
  const worths = new Map<Workload, number>();
  const yields = [...packing.nodes.values()]
    .flat()
    .filter(({ pods, pool }) => pods.length > 0 && pool.usdPerMonth > 0)
    .map((bin) => ({ bin, yield: worthOf(bin, worths) / bin.pool.usdPerMonth }));
  yields.sort((a, b) => a.yield - b.yield || a.bin.pool.index - b.bin.pool.index);
  const poorest: Bin[] = [];
  let left = most;
  for (const { bin } of yields) {
    const instances = bin.pods.reduce((sum, { group, pods }) => sum + group.size * pods, 0);
    if (instances > left) continue;
    poorest.push(bin);
    left -= instances;
    if (left === 0) break;
  }
  return poorest;
}

/** What a node's pods would pay on nodes that each are full of the like, in USD a month. */
function worthOf({ pods }: Bin, worths: Map<Workload, number>): number {
  return pods.reduce((sum, { group, pods: count }) => {
    const { workload, demand } = group;
    const known =
      worths.get(workload) ??
      Math.min(
        ...workload.planned.map(
          ({ usdPerMonth, node }) => usdPerMonth * dominantShare(demand, node),
        ),
      );
    worths.set(workload, known);
    return sum + known * count;
  }, 0);
}
