import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { NodePool } from '../model/cluster.ts';
import { at } from '../source/origin.ts';
import type { ClusterScope } from './workload.ts';
import type { EnvironmentPlan } from './environment-plan.ts';
import { emitFindings } from './findings.ts';
import { confusedWith } from './pool-matching.ts';

/**
 * Findings at pools that host pods, or may take them over, and whose nodes cannot be marked. Slots can come
 * from the rule only, so for pooled agents that is an error; a label can also be set by whoever makes the nodes.
 */
export function checkPools(clusters: EnvironmentPlan['clusters'], diagnostics: Diagnostic[]): void {
  const reported = new Set<string>();
  // Errors first: where a pool is one, a warning about it would say the same again.
  for (const mode of ['pooled', 'other'] as const) {
    for (const { plan } of clusters) {
      for (const name of poolsOf(plan, mode)) {
        const key = `${plan.scope.cluster.name}/${name}`;
        const finding = reported.has(key) ? undefined : findingAt(plan.scope, name, mode);
        if (finding === undefined) continue;
        reported.add(key);
        diagnostics.push(finding);
      }
    }
  }
}

/** Names of the pools that pods of shared runtimes, or other pods, may stand on. Knative's go where it puts them. */
function poolsOf(
  { workloads }: EnvironmentPlan['clusters'][number]['plan'],
  mode: 'pooled' | 'other',
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { workload } of workloads) {
    if (workload.mode === 'serverless') continue;
    if ((workload.mode === 'pooled') !== (mode === 'pooled')) continue;
    for (const name of workload.scheduling.pools) names.add(name);
  }
  return names;
}

function findingAt(
  scope: ClusterScope,
  name: string,
  mode: 'pooled' | 'other',
): Diagnostic | undefined {
  const { definition } = scope.cluster;
  const { pools } = definition.spec;
  const index = pools.findIndex((pool) => pool.name === name);
  const pool = pools[index];
  if (pool === undefined) return undefined;
  const other = confusedWith(pool, pools);
  if (other === undefined) return undefined;
  return diagnose(mode === 'pooled' ? emitFindings.indistinctPools : emitFindings.unmarkedPool, {
    place: at(definition, 'spec', 'pools', index),
    message: `The labels of pool "${name}" of cluster "${scope.cluster.name}" do not tell its nodes from those of pool "${other.name}".`,
    related: [
      { place: at(definition, 'spec', 'pools', pools.indexOf(other)), message: 'The other pool.' },
    ],
    help: helpFor(pool, mode),
  });
}

function helpFor({ name }: NodePool, mode: 'pooled' | 'other'): string {
  const declare = 'Declare labels that only its nodes have';
  return mode === 'pooled'
    ? `${declare}.`
    : `${declare}, or put the label \`adac.dev/pool=${name}\` on them yourself.`;
}
