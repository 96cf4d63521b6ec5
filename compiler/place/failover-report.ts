import type { FailoverReport, NodeLoss, WideLoss } from '../model/placed-program.ts';
import { countLeftover, emptyBins, type Bin, type PodCount } from './bin.ts';
import { refusalOf } from './constraint.ts';
import { fill } from './fill.ts';
import { loseNodes, mayFailOver, othersThan, type Loss } from './losses.ts';
import type { Packing } from './packing.ts';
import type { Pool } from './pool.ts';
import { nodesFor, smallestPurchase } from './purchase.ts';
import { shortDimension } from './vector.ts';
import type { Tenant } from './workload.ts';

/** What each single-node loss means for one environment, which may share the nodes with others. */
export function failoverReport(
  tenant: Tenant,
  losses: readonly Loss[],
  packing: Packing,
): FailoverReport {
  const own = losses.filter(({ pool }) => tenant.pools.includes(pool));
  const all = own
    .flatMap((loss) => {
      const verdict = verdictOf(tenant, packing, loss);
      const { cluster, name } = loss.pool;
      return loss.nodes.map((number) => ({
        number,
        loss: { cluster, pool: name, node: `${name}-${number}`, ...verdict },
        index: loss.pool.index,
      }));
    })
    .sort((a, b) => a.index - b.index || a.number - b.number)
    .map(({ loss }): NodeLoss => loss);
  let worst: NodeLoss | undefined;
  for (const loss of all) {
    if (!loss.survived && loss.unplaced > (worst?.unplaced ?? 0)) worst = loss;
  }
  return {
    losses: all,
    survived: all.filter(({ survived }) => survived).length,
    worst,
    wide: wideLosses(tenant, packing),
  };
}

/** Each zone that has pools, and all spot nodes: what is lost together, and who would have no place then. */
function wideLosses(tenant: Tenant, packing: Packing): WideLoss[] {
  const zones = new Set(tenant.pools.flatMap(({ spec }) => spec.zone ?? []));
  const losses = [...zones].sort().map((zone) => ({
    what: `zone ${zone}`,
    isLost: ({ spec }: Pool): boolean => spec.zone === zone,
  }));
  losses.push({ what: 'all spot nodes', isLost: ({ spec }) => spec.spot === true });
  return losses.flatMap(({ what, isLost }) => {
    const nodes = tenant.pools.filter(isLost).reduce((sum, { spec }) => sum + spec.count, 0);
    if (nodes === 0) return [];
    const leftover = loseNodes(packing, isLost);
    return [{ what, nodes, unplaced: countLeftover(leftoverOf(tenant, leftover)) }];
  });
}

/** The pods of an environment that a loss leaves without a place. */
export function leftoverOf(tenant: Tenant, leftover: readonly PodCount[]): readonly PodCount[] {
  const { name } = tenant.environment;
  return leftover.filter(({ group }) => group.workload.environment === name);
}

type Verdict = Pick<NodeLoss, 'survived' | 'unplaced' | 'constraint' | 'purchase'>;

function verdictOf(tenant: Tenant, packing: Packing, { lost, leftover }: Loss): Verdict {
  const homeless = leftoverOf(tenant, leftover);
  if (homeless.length === 0) {
    return { survived: true, unplaced: 0, constraint: '', purchase: undefined };
  }
  const pools = tenant.pools.filter(({ cluster }) => cluster === lost.pool.cluster);
  const others = othersThan(packing, lost);
  const { bins } = fill(others, lost.pods, mayFailOver);
  const shortfall = { tenant, displaced: lost.pods, homeless, others };
  return {
    survived: false,
    unplaced: countLeftover(homeless),
    constraint: constraintOf(tenant, bins, homeless),
    purchase: smallestPurchase(pools, (pool) => nodesAfter(shortfall, pool)),
  };
}

/** A loss that leaves pods of an environment without a place. */
interface Shortfall {
  readonly tenant: Tenant;
  /** What stood on the node. */
  readonly displaced: readonly PodCount[];
  /** The environment's pods among them that found no place. */
  readonly homeless: readonly PodCount[];
  /** The cluster's other nodes as they stood before. */
  readonly others: readonly Bin[];
}

/** A handful of nodes is worth a closer look; of more, one less would not matter. */
const closerLook = 8;

/**
 * Nodes of a pool that would let every displaced pod of the environment find a place. It may be fewer than
 * the homeless ones need by themselves, since what goes to a new node leaves room on the others.
 */
function nodesAfter(shortfall: Shortfall, pool: Pool): number | undefined {
  const { tenant, displaced, homeless, others } = shortfall;
  const nodes = nodesFor(pool, homeless, mayFailOver);
  if (nodes === undefined || nodes > closerLook) return nodes;
  for (let count = 1; count < nodes; count++) {
    const { leftover } = fill([...others, ...emptyBins(pool, count)], displaced, mayFailOver);
    if (leftoverOf(tenant, leftover).length === 0) return count;
  }
  return nodes;
}

/**
 * Of the constraints that keep the pods off nodes with room, the one whose lifting would give
 * the most of them a place; where no room is left behind a constraint, the resource that is short.
 */
function constraintOf(tenant: Tenant, bins: readonly Bin[], homeless: readonly PodCount[]): string {
  const gains = new Map<string, number>();
  for (const pool of tenant.pools) {
    const own = bins.filter((bin) => bin.pool === pool);
    for (const item of homeless) {
      const refusal = refusalOf(item.group.workload.sample.constraints, pool.spec);
      if (refusal === undefined) continue;
      const gain = countLeftover([item]) - countLeftover(fill(own, [item], () => true).leftover);
      gains.set(refusal, (gains.get(refusal) ?? 0) + gain);
    }
  }
  const [best] = [...gains].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return best !== undefined && best[1] > 0 ? best[0] : shortage(tenant, bins, homeless);
}

function shortage(tenant: Tenant, bins: readonly Bin[], [first]: readonly PodCount[]): string {
  if (first === undefined) return '';
  const rooms = bins.filter(({ pool }) => mayFailOver(first.group, pool));
  const missing = new Map<number, number>();
  for (const { free } of rooms) {
    const dimension = shortDimension(first.group.demand, free);
    if (dimension !== undefined) missing.set(dimension, (missing.get(dimension) ?? 0) + 1);
  }
  const [worst] = [...missing].sort(([a, x], [b, y]) => y - x || a - b);
  if (worst === undefined) return 'have no other node to go to';
  return `find no node with enough free ${tenant.dimensions.names[worst[0]] ?? 'room'}`;
}
