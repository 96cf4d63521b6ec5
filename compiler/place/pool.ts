import type { NodePool } from '../model/cluster.ts';
import type { LinkedEnvironment } from '../model/program.ts';
import { parseBytes, parseMilliCpu, parseQuantity } from '../model/quantity.ts';
import { amountOf, type Dimensions } from './dimensions.ts';
import type { Vector } from './vector.ts';

/** A node pool with its capacity in numbers. */
export interface Pool {
  /** `cluster/pool`. */
  readonly key: string;
  readonly cluster: string;
  readonly name: string;
  /** Position among all pools, sorted by cluster and name. */
  readonly index: number;
  readonly spec: NodePool;
  /** What one node offers to pods. */
  readonly node: Vector;
  /** USD for one node. */
  readonly usdPerMonth: number;
}

/** Names the zone of a pool, apart from zones of other clusters. */
export function zoneKey({ cluster, spec }: Pool): string {
  return `${cluster} ${spec.zone ?? ''}`;
}

/** Hours of a month as clouds bill them: 365 × 24 ÷ 12. */
export const hoursPerMonth = 730;

const gibibyte = 2 ** 30;

/** The pools of all clusters that environments name, each once, sorted by cluster and name. */
export function poolsOf(
  environments: readonly LinkedEnvironment[],
  dimensions: Dimensions,
): readonly Pool[] {
  return specsOf(environments).map(({ key, cluster, spec }, index) => ({
    key,
    cluster,
    name: spec.name,
    index,
    spec,
    node: nodeOffer(spec, dimensions),
    usdPerMonth: hourlyPrice(spec) * hoursPerMonth,
  }));
}

/** Node pools with their clusters' names, each once, sorted. */
export function specsOf(
  environments: readonly LinkedEnvironment[],
): readonly { readonly key: string; readonly cluster: string; readonly spec: NodePool }[] {
  const specs = new Map<string, { key: string; cluster: string; spec: NodePool }>();
  for (const { clusters } of environments) {
    for (const { name, definition } of clusters) {
      for (const spec of definition.spec.pools) {
        const key = `${name}/${spec.name}`;
        specs.set(key, { key, cluster: name, spec });
      }
    }
  }
  return [...specs.values()].sort(
    (a, b) => compare(a.cluster, b.cluster) || compare(a.spec.name, b.spec.name),
  );
}

/**
 * What a node offers: slots = cores × 1000 + GiB × 500 of its whole capacity, or `declaredAgents` where less;
 * cpu, memory and storage less what is reserved; min(110, 10 × cores) pods less those reserved.
 */
function nodeOffer(spec: NodePool, dimensions: Dimensions): Vector {
  const milliCpu = parseMilliCpu(spec.cpu) ?? 0;
  const memory = parseBytes(spec.memory) ?? 0;
  const storage = parseBytes(spec.storage) ?? 0;
  const cores = parseQuantity(spec.cpu) ?? 0;
  const reserved = spec.reserved ?? {};
  const formula = Math.floor(milliCpu + (memory / gibibyte) * 500);
  return [
    Math.min(formula, spec.declaredAgents ?? formula),
    left(milliCpu, parseMilliCpu(reserved.cpu ?? 0)),
    left(memory, parseBytes(reserved.memory ?? 0)),
    left(storage, parseBytes(reserved.storage ?? 0)),
    left(Math.min(110, Math.floor(10 * cores)), reserved.pods),
    ...dimensions.accelerators.map((name) => amountOf(spec.accelerators ?? {}, name)),
  ];
}

function left(capacity: number, reserved = 0): number {
  return Math.max(capacity - reserved, 0);
}

function hourlyPrice(spec: NodePool): number {
  return spec.spot === true ? (spec.spotPricePerHour ?? spec.pricePerHour) : spec.pricePerHour;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
