import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { LinkedProgram } from '../model/program.ts';
import { at } from '../source/origin.ts';
import type { NodePlace } from '../source/place.ts';
import { openLedger } from './capacity-ledger.ts';
import { checkModels } from './check-models.ts';
import { checkRollout } from './check-rollout.ts';
import type { EnvironmentPlan } from './environment-plan.ts';
import { emitFindings } from './findings.ts';
import { connectionsPerNode } from './limits.ts';
import { isPlannedAgent } from './planned-workload.ts';

/** Findings about what environments ask of their platform: served models, roll-outs, charts, connections. */
export function checkPlatform(
  program: LinkedProgram,
  plans: readonly EnvironmentPlan[],
  diagnostics: Diagnostic[],
): void {
  // All environments draw on the same nodes, models before the second sets of pods of roll-outs.
  const ledger = openLedger(plans.map(({ placed }) => placed));
  for (const plan of plans) checkModels(program, plan, ledger, diagnostics);
  for (const { clusters } of plans) {
    for (const { plan } of clusters) {
      for (const planned of plan.workloads) {
        if (isPlannedAgent(planned)) checkRollout(planned, ledger, diagnostics);
      }
    }
  }
  checkCharts(plans, diagnostics);
  for (const plan of plans) checkConnections(plan, diagnostics);
}

function checkCharts(plans: readonly EnvironmentPlan[], diagnostics: Diagnostic[]): void {
  const installed = new Map<string, { readonly environment: string; readonly place: NodePlace }>();
  for (const { placed } of plans) {
    const { name: environment, definition, clusters } = placed.environment;
    for (const [index, chart] of (definition.spec.platform?.charts ?? []).entries()) {
      const place = at(definition, 'spec', 'platform', 'charts', index);
      const keys = clusters.map(({ name }) => ({ cluster: name, key: `${name}/${chart}` }));
      const twice = keys.find(({ key }) => installed.has(key));
      for (const { key } of keys)
        if (!installed.has(key)) installed.set(key, { environment, place });
      const first = twice === undefined ? undefined : installed.get(twice.key);
      if (twice === undefined || first === undefined) continue;
      diagnostics.push(
        diagnose(emitFindings.chartTwice, {
          place,
          message: `Environments "${first.environment}" and "${environment}" would both install chart "${chart}" on cluster "${twice.cluster}".`,
          related: [{ place: first.place, message: 'Installed here first.' }],
          help: 'Remove one of the two entries.',
        }),
      );
    }
  }
}

/** A finding for each pool of an environment on whose nodes too many pods would talk to Redis. */
function checkConnections({ placed, clusters }: EnvironmentPlan, diagnostics: Diagnostic[]): void {
  const { definition } = placed.environment;
  if (definition.spec.platform?.redis === undefined) return;
  for (const { plan } of clusters) {
    const pods = new Map<string, number>();
    for (const { workload, plannedPools } of plan.workloads) {
      if (workload.mode === 'model') continue;
      for (const { pool, pods: count } of plannedPools) {
        pods.set(pool.name, (pods.get(pool.name) ?? 0) + count);
      }
    }
    for (const [name, count] of pods) {
      const pool = plan.scope.pools.get(name);
      const ofNode = Math.ceil(count / Math.max(1, pool?.count ?? 1));
      if (ofNode <= connectionsPerNode) continue;
      diagnostics.push(
        diagnose(emitFindings.tooManyConnections, {
          place: plan.scope.place,
          message: `A node of pool "${name}" of cluster "${plan.scope.cluster.name}" would hold ${ofNode} connections to Redis, and may hold ${connectionsPerNode}.`,
          help: 'Let agents share runtimes as pooled ones, or add nodes.',
        }),
      );
    }
  }
}
