import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { NodePool } from '../model/cluster.ts';
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
import type { ClusterScope } from './workload.ts';

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
  checkConnections(plans, diagnostics);
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

/** A finding for each pool on whose nodes too many pods would talk to Redis, those of all environments together. */
function checkConnections(plans: readonly EnvironmentPlan[], diagnostics: Diagnostic[]): void {
  for (const { scope, pool, pods } of connectedPools(plans)) {
    const ofNode = Math.ceil(pods / Math.max(1, pool.count));
    if (ofNode <= connectionsPerNode) continue;
    diagnostics.push(
      diagnose(emitFindings.tooManyConnections, {
        place: scope.place,
        message: `A node of pool "${pool.name}" of cluster "${scope.cluster.name}" would hold ${ofNode} connections to Redis, and may hold ${connectionsPerNode}.`,
        help: 'Let agents share runtimes as pooled ones, or add nodes.',
      }),
    );
  }
}

/** A pool, and how many pods on it hold a connection. */
interface ConnectedPool {
  /** Of the last environment that has such pods there. */
  scope: ClusterScope;
  readonly pool: NodePool;
  pods: number;
}

function connectedPools(plans: readonly EnvironmentPlan[]): Iterable<ConnectedPool> {
  const byPool = new Map<string, ConnectedPool>();
  for (const { plan } of plans.flatMap(({ clusters }) => clusters)) {
    const { scope } = plan;
    if (scope.platform.spec.redis === undefined) continue;
    for (const { workload, plannedPools } of plan.workloads) {
      if (workload.mode === 'model') continue;
      for (const { pool, pods } of plannedPools) {
        const key = `${scope.cluster.name}/${pool.name}`;
        const connected = byPool.get(key) ?? { scope, pool, pods: 0 };
        connected.scope = scope;
        connected.pods += pods;
        byPool.set(key, connected);
      }
    }
  }
  return byPool.values();
}
