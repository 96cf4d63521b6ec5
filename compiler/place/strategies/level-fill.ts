import type { WorkloadCounts } from '../counts.ts';
import type { CutPlacement } from '../crossed-limits.ts';
import type { Pool } from '../pool.ts';
import { timesFitting } from '../vector.ts';
import { podDemand, type Tenant } from '../workload.ts';

/**
 * Counts for an environment of equal pods of their own on equal pools, or undefined where it is not one. If the
 * counts can be spread and packed and no loss leaves anyone homeless, no others serve the aims better:
 *
 * - Cost: a node of the level pools takes `perNode` pods, no other node takes more, and every other one is dearer. So
 *   `instances` pods need at least ⌈instances ÷ perNode⌉ nodes, and these are as few nodes as that at the least price;
 *   who pays no more uses so many nodes of the level pools and no other.
 * - Balance: with k nodes of a pool in use, a pool takes min(level, k × perNode) pods below a level. That is concave
 *   in k, so over pools of equal nodes the sum is the greatest where the k differ by at most one, and there the
 *   lowest level is enough. These counts have such k and, but for whole pods, that level.
 * - Nothing moves, since it is asked for only where nothing is kept.
 *
 * What others have on the pools would make some nodes cheaper than others, and so it must be nothing.
 */
export function fillLevel(
  tenant: Tenant,
  others: readonly CutPlacement[],
  poolCount: number,
): WorkloadCounts | undefined {
  const [workload, ...rest] = tenant.workloads;
  if (workload === undefined || rest.length > 0 || workload.unit !== undefined) return undefined;
  if (workload.spread !== undefined) return undefined;
  const { planned, instances } = workload;
  if (others.some(({ pods }) => pods.some(({ pool }) => planned.includes(pool)))) return undefined;
  const demand = podDemand(workload, 1);
  const perNodeOf = ({ node }: Pool): number => timesFitting(demand, node, instances);
  const usable = planned.filter((pool) => pool.spec.count > 0 && perNodeOf(pool) > 0);
  const price = Math.min(...usable.map(({ usdPerMonth }) => usdPerMonth));
  const level = usable.filter(({ usdPerMonth }) => usdPerMonth === price);
  const [first] = level;
  if (first === undefined || !(price > 0) || !level.every((pool) => isEqual(pool, first))) {
    return undefined;
  }
  const perNode = perNodeOf(first);
  const nodes = Math.ceil(instances / perNode);
  if (nodes > level.length * first.spec.count) return undefined;
  if (usable.some((pool) => perNodeOf(pool) > perNode)) return undefined;
  const row = new Array<number>(poolCount).fill(0);
  const parts = levelParts(instances, perNode, evenParts(nodes, level.length));
  for (const [index, pool] of level.entries()) row[pool.index] = parts[index] ?? 0;
  return [row];
}

function isEqual(a: Pool, b: Pool): boolean {
  return a.spec.count === b.spec.count && a.node.every((amount, d) => amount === b.node[d]);
}

/** The instances of each pool, as even as their nodes allow: those with fewer nodes are full before others have more. */
function levelParts(instances: number, perNode: number, nodes: readonly number[]): number[] {
  const parts = nodes.map(() => 0);
  let missing = instances;
  // Fewest nodes first, so that what these cannot take goes to the others.
  const order = [...nodes.keys()].sort((a, b) => (nodes[a] ?? 0) - (nodes[b] ?? 0) || a - b);
  for (const [position, index] of order.entries()) {
    const even = Math.ceil(missing / (order.length - position));
    const part = Math.min(even, (nodes[index] ?? 0) * perNode);
    parts[index] = part;
    missing -= part;
  }
  return parts;
}

/** Whole numbers that differ by at most one, the greater first. */
function evenParts(total: number, parts: number): number[] {
  const floor = Math.floor(total / parts);
  return Array.from({ length: parts }, (_, index) => floor + (index < total % parts ? 1 : 0));
}
