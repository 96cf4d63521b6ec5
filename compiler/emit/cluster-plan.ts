import type { Priority } from '../model/agent.ts';
import type { NodePool } from '../model/cluster.ts';
import type { PlacedEnvironment } from '../model/placed-program.ts';
import type { Resources } from '../model/resources.ts';
import type { PlannedWorkload } from './planned-workload.ts';
import type { ClusterScope } from './workload.ts';

/** A pool, and how many slots each of its nodes offers. */
export interface RuledPool {
  readonly pool: NodePool;
  readonly slots: number;
}

/** What an environment needs of a cluster before its workloads come. */
export interface ClusterPlan {
  readonly scope: ClusterScope;
  /** As the cluster knows them; sorted. */
  readonly namespaces: readonly string[];
  /** The priorities of its pods, the lowest first. */
  readonly priorities: readonly Priority[];
  /** In the order in which the cluster lists them. */
  readonly pools: readonly RuledPool[];
  /** What the cluster offers to pods in all. */
  readonly capacity: Resources;
  readonly workloads: readonly PlannedWorkload[];
}

/** Plans for the clusters that host something of an environment, in the order of their names. */
export function clusterPlans(
  placed: PlacedEnvironment,
  scopes: ReadonlyMap<string, ClusterScope>,
  workloads: readonly PlannedWorkload[],
): readonly ClusterPlan[] {
  const byCluster = new Map<string, PlannedWorkload[]>(
    [...scopes.keys()].map((name) => [name, []]),
  );
  for (const planned of workloads) {
    byCluster.get(planned.workload.scope.cluster.name)?.push(planned);
  }
  return [...scopes.values()].flatMap((scope) => {
    const own = byCluster.get(scope.cluster.name) ?? [];
    return own.length === 0 ? [] : [clusterPlan(placed, scope, own)];
  });
}

const priorities: readonly Priority[] = ['low', 'normal', 'high', 'critical'];

function clusterPlan(
  placed: PlacedEnvironment,
  scope: ClusterScope,
  workloads: readonly PlannedWorkload[],
): ClusterPlan {
  // Knative refuses a priority class, so its pods have none.
  const used = new Set(
    workloads.map(({ workload: { mode, priority } }) =>
      mode === 'serverless' ? undefined : priority,
    ),
  );
  return {
    scope,
    namespaces: [...new Set(workloads.map(({ namespace }) => namespace))].sort(),
    priorities: priorities.filter((priority) => used.has(priority)),
    pools: ruledPools(placed, scope),
    capacity: capacityOf(placed, scope),
    workloads,
  };
}

function ruledPools(placed: PlacedEnvironment, scope: ClusterScope): readonly RuledPool[] {
  const slots = new Map(
    placed.usage
      .filter(({ cluster }) => cluster === scope.cluster.name)
      .map((usage) => [usage.pool, Math.floor(usage.slots.total / Math.max(1, usage.nodes))]),
  );
  return [...scope.pools.values()].map((pool) => ({ pool, slots: slots.get(pool.name) ?? 0 }));
}

function capacityOf(placed: PlacedEnvironment, scope: ClusterScope): Resources {
  const sum = { milliCpu: 0, memory: 0, storage: 0, accelerators: {} };
  for (const { cluster, total } of placed.usage) {
    if (cluster !== scope.cluster.name) continue;
    sum.milliCpu += total.milliCpu;
    sum.memory += total.memory;
    sum.storage += total.storage;
  }
  return sum;
}
