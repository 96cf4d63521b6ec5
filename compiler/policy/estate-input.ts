import type { NodePool } from '../model/cluster.ts';
import type { PlacedEnvironment, PoolUsage } from '../model/placed-program.ts';

/** What a rule of the set `estate` sees as `input`: the environments that name the set, placed. */
export interface EstateInput {
  readonly kind: 'Estate';
  /** Sorted by name. */
  readonly environments: readonly EnvironmentInput[];
}

/** One environment in numbers; agents are instances. */
export interface EnvironmentInput {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly agents: number;
  readonly agentsOnSpot: number;
  /** Those that host something of it, sorted by cluster and pool. */
  readonly pools: readonly PoolInput[];
  readonly losses: { readonly nodes: number; readonly survived: number };
  readonly usdPerMonth: {
    readonly minimum: number;
    readonly maximum: number;
    readonly budget: number | undefined;
  };
}

/** A pool and how much of it the environment uses. */
export interface PoolInput extends Pick<
  PoolUsage,
  'cluster' | 'pool' | 'class' | 'role' | 'nodes' | 'usedNodes'
> {
  readonly spot: boolean;
  readonly agents: number;
}

/** Sums placements up for rules. */
export function estateInput(environments: readonly PlacedEnvironment[]): EstateInput {
  return { kind: 'Estate', environments: environments.map(environmentInput) };
}

function environmentInput(placed: PlacedEnvironment): EnvironmentInput {
  const { environment, failover, cost } = placed;
  const pools = poolInputs(placed);
  return {
    name: environment.name,
    labels: environment.definition.metadata.labels ?? {},
    agents: sumAgents(pools),
    agentsOnSpot: sumAgents(pools.filter(({ spot }) => spot)),
    pools,
    losses: { nodes: failover.losses.length, survived: failover.survived },
    usdPerMonth: { minimum: cost.minimum, maximum: cost.maximum, budget: cost.budget },
  };
}

function poolInputs({ environment, assignments, usage }: PlacedEnvironment): readonly PoolInput[] {
  const instances = new Map<string, number>();
  for (const { shares } of assignments) {
    for (const { cluster, pool, instances: more } of shares) {
      const key = keyOf(cluster, pool);
      instances.set(key, (instances.get(key) ?? 0) + more);
    }
  }
  const specs = new Map<string, NodePool>();
  for (const { name, definition } of environment.clusters) {
    for (const pool of definition.spec.pools) specs.set(keyOf(name, pool.name), pool);
  }
  return usage.flatMap(({ cluster, pool, class: nodeClass, role, nodes, usedNodes }) => {
    const key = keyOf(cluster, pool);
    const agents = instances.get(key) ?? 0;
    if (agents === 0) return [];
    const spot = specs.get(key)?.spot === true;
    return [{ cluster, pool, class: nodeClass, role, spot, agents, nodes, usedNodes }];
  });
}

function keyOf(cluster: string, pool: string): string {
  return `${cluster}/${pool}`;
}

function sumAgents(pools: readonly PoolInput[]): number {
  return pools.reduce((sum, { agents }) => sum + agents, 0);
}
