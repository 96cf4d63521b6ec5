import type { ClusterEmitter } from '../base-emitter.ts';
import type { ClusterPlan, RuledPool } from '../cluster-plan.ts';
import { scopeLabels } from '../labels.ts';
import type { JsonObject } from '../../model/json.ts';
import { backupTaint, poolLabel, poolSpreadLabel, slotResource } from '../pool-labels.ts';
import { poolMatcher } from '../pool-matching.ts';

/**
 * Makes node-feature-discovery mark the nodes of a pool: the pool's label, a label with the node's name that only this
 * pool has, the slots that each node offers, and the taint that keeps a backup pool empty. Taints need
 * its master's `-enable-taints`. A pool that nothing tells apart from another gets no rule; see `emit/indistinct-pools`.
 */
export const nodeFeatureRule: ClusterEmitter = {
  kind: 'NodeFeatureRule',
  count: (plan) => rulesOf(plan).length,
  build({ chart, cdk8s }, plan) {
    for (const [index, { ruled, matchFeatures }] of rulesOf(plan).entries()) {
      new cdk8s.ApiObject(chart, `rule-${index}`, {
        apiVersion: 'nfd.k8s-sigs.io/v1alpha1',
        kind: 'NodeFeatureRule',
        metadata: {
          name: `adac.${plan.scope.environment}.${ruled.pool.name}`,
          labels: scopeLabels(plan.scope),
          annotations: {
            'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true',
            'argocd.argoproj.io/sync-wave': '-1',
          },
        },
        spec: { rules: [ruleOf(ruled, matchFeatures)] },
      });
    }
  },
};

function rulesOf({
  scope,
  pools,
}: ClusterPlan): { ruled: RuledPool; matchFeatures: readonly JsonObject[] }[] {
  const all = [...scope.pools.values()];
  return pools.flatMap((ruled) => {
    const matchFeatures = poolMatcher(ruled.pool, all);
    return matchFeatures === undefined ? [] : [{ ruled, matchFeatures }];
  });
}

function ruleOf({ pool, slots }: RuledPool, matchFeatures: readonly JsonObject[]): JsonObject {
  return {
    name: `pool ${pool.name}`,
    labels: { [poolLabel]: pool.name, [poolSpreadLabel(pool.name)]: '@system.name.nodename' },
    ...(slots > 0 && { extendedResources: { [slotResource]: String(slots) } }),
    ...(pool.role === 'backup' && { taints: [{ key: backupTaint, effect: 'NoSchedule' }] }),
    matchFeatures,
  };
}
