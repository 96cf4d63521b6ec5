import { tallyKey, tallyObjects } from '../crossed-limits.ts';
import { namespaceLimits } from '../../model/object-limits.ts';
import { clusterLimits, type ObjectCounts } from '../object-limits.ts';
import type { Workload } from '../workload.ts';
import type { LinearBuilder } from './linear-builder.ts';

/** Pods, Deployments and Services of a cluster and of its crowded namespaces, where they could be too many. */
export function addObjectLimits(builder: LinearBuilder): void {
  const { tenant } = builder;
  const clusters = new Set(tenant.pools.map(({ cluster }) => cluster));
  const namespaces = new Set(tenant.workloads.map(({ namespace }) => namespace));
  const made = tallyObjects(builder.others);
  for (const cluster of clusters) {
    const tally = made.get(tallyKey(cluster, undefined));
    addLimits(builder, cluster, { limits: clusterLimits, tally, concerns: () => true });
    for (const namespace of namespaces) {
      if (namespace === undefined) continue;
      addLimits(builder, cluster, {
        limits: namespaceLimits,
        tally: made.get(tallyKey(cluster, namespace)),
        concerns: (workload) => workload.namespace === namespace,
      });
    }
  }
}

interface Rule {
  readonly limits: ObjectCounts;
  /** What others make. */
  readonly tally: ObjectCounts | undefined;
  readonly concerns: (workload: Workload) => boolean;
}

function addLimits(builder: LinearBuilder, cluster: string, rule: Rule): void {
  const { tenant, hosted, rows } = builder;
  for (const object of ['pods', 'deployments', 'services'] as const) {
    const terms = new Map<number, number>();
    let most = 0;
    for (const [index, workload] of tenant.workloads.entries()) {
      const each = rule.concerns(workload) ? objectsPerInstance(workload, object) : 0;
      if (each === 0) continue;
      most += each * workload.instances;
      for (const pool of workload.planned) {
        const column = hosted[index]?.get(pool.index);
        if (pool.cluster === cluster && column !== undefined) terms.set(column, each);
      }
    }
    const bound = rule.limits[object] - (rule.tally?.[object] ?? 0);
    if (most > bound) rows.push({ terms, sense: '<=', bound: Math.max(0, bound) });
  }
}

function objectsPerInstance(workload: Workload, object: keyof ObjectCounts): number {
  if (workload.instances === 0) return 0;
  if (workload.unit !== undefined) return object === 'pods' ? 1 / workload.unit.perPod : 0;
  return object === 'pods' ? 1 : (workload[object] * workload.agents.length) / workload.instances;
}
