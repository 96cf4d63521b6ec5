import type { NodePool } from '../model/cluster.ts';
import type { PlacedEnvironment } from '../model/placed-program.ts';
import type { Resources } from '../model/resources.ts';

/** What the pools of all clusters still offer, as more and more of it is given out. */
export interface CapacityLedger {
  /** Takes pods of equal demand from the pools, and tells how many of them found no room. */
  take(cluster: string, pools: readonly NodePool[], demand: Resources, pods: number): number;
}

/**
 * Opens a ledger with what the placement of all environments has left. Beside the placement's own search it is
 * coarse: it knows how many pods fit an empty node and what a pool has left, not how each node is filled.
 */
export function openLedger(environments: readonly PlacedEnvironment[]): CapacityLedger {
  const known = new Map<string, PoolAmounts>();
  for (const { usage } of environments) {
    for (const { cluster, pool, total, used, nodes } of usage) {
      const key = `${cluster}/${pool}`;
      const amounts = known.get(key) ?? { nodes, total, used: new Map<string, number>() };
      known.set(key, amounts);
      for (const [name, amount] of amountsOf(used)) add(amounts.used, name, amount);
    }
  }
  return {
    take(cluster, pools, demand, pods) {
      let left = pods;
      for (const pool of pools) {
        const amounts = known.get(`${cluster}/${pool.name}`);
        if (amounts !== undefined) left -= takeFrom(pool, amounts, demand, left);
      }
      return left;
    },
  };
}

/** What a pool offers in all, and what of it is taken. */
interface PoolAmounts {
  readonly nodes: number;
  readonly total: Resources;
  readonly used: Map<string, number>;
}

/** Takes as many of the pods as fit, and answers with their number. */
function takeFrom(pool: NodePool, amounts: PoolAmounts, demand: Resources, pods: number): number {
  const { nodes, used } = amounts;
  const wanted = amountsOf(demand).filter(([, amount]) => amount > 0);
  let ofNode = Infinity;
  let ofPool = Infinity;
  for (const [name, amount] of wanted) {
    const total = totalOf(pool, amounts, name);
    ofNode = Math.min(ofNode, Math.floor(total / Math.max(1, nodes) / amount));
    ofPool = Math.min(ofPool, Math.floor((total - (used.get(name) ?? 0)) / amount));
  }
  const taken = Math.max(0, Math.min(pods, ofNode * nodes, ofPool));
  for (const [name, amount] of wanted) add(used, name, amount * taken);
  return taken;
}

/** Accelerators as the pool declares them, since the placement counts only those that agents ask for. */
function totalOf({ accelerators = {} }: NodePool, { nodes, total }: PoolAmounts, name: string) {
  switch (name) {
    case 'cpu':
      return total.milliCpu;
    case 'memory':
      return total.memory;
    case 'storage':
      return total.storage;
    default:
      return Object.hasOwn(accelerators, name) ? (accelerators[name] ?? 0) * nodes : 0;
  }
}

function amountsOf(resources: Resources): readonly (readonly [string, number])[] {
  const { milliCpu, memory, storage, accelerators } = resources;
  return [
    ['cpu', milliCpu],
    ['memory', memory],
    ['storage', storage],
    ...Object.entries(accelerators),
  ];
}

function add(amounts: Map<string, number>, name: string, amount: number): void {
  amounts.set(name, (amounts.get(name) ?? 0) + amount);
}
