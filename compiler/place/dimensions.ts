import type { NodePool } from '../model/cluster.ts';
import type { Resources } from '../model/resources.ts';
import type { Vector } from './vector.ts';

/** What is counted, and in which order a `Vector` holds it. */
export interface Dimensions {
  /** In words that a finding uses. */
  readonly names: readonly string[];
  /** Extended resources, sorted; they follow the five dimensions that every node has. */
  readonly accelerators: readonly string[];
}

export const podsDimension = 4;

/** The dimensions of an estate: those of every node, and each extended resource that a node offers or a pod demands. */
export function dimensionsOf(pools: Iterable<NodePool>, demands: Iterable<Resources>): Dimensions {
  const names = new Set<string>();
  for (const { accelerators = {} } of pools)
    for (const name of Object.keys(accelerators)) names.add(name);
  for (const { accelerators } of demands) for (const name in accelerators) names.add(name);
  const accelerators = [...names].sort();
  return { names: ['slots', 'cpu', 'memory', 'storage', 'pods', ...accelerators], accelerators };
}

/** Resources as a vector. */
export function vectorOf(
  dimensions: Dimensions,
  resources: Resources,
  counts: { readonly slots: number; readonly pods: number },
): Vector {
  const { milliCpu, memory, storage, accelerators } = resources;
  const extended = dimensions.accelerators.map((name) => amountOf(accelerators, name));
  return [counts.slots, milliCpu, memory, storage, counts.pods, ...extended];
}

/** A vector as resources; slots and pods are left out. */
export function resourcesOf(dimensions: Dimensions, vector: Vector): Resources {
  const accelerators = dimensions.accelerators
    .map((name, index): [string, number] => [name, vector[podsDimension + 1 + index] ?? 0])
    .filter(([, amount]) => amount > 0);
  return {
    milliCpu: vector[1] ?? 0,
    memory: vector[2] ?? 0,
    storage: vector[3] ?? 0,
    accelerators: Object.fromEntries(accelerators),
  };
}

/** A map that an author wrote may hold `constructor`; only its own keys count. */
export function amountOf(amounts: Readonly<Record<string, number>>, name: string): number {
  return Object.hasOwn(amounts, name) ? (amounts[name] ?? 0) : 0;
}
