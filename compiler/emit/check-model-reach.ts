import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Definition } from '../model/definition.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';
import { at } from '../source/origin.ts';
import type { ClusterPlan } from './cluster-plan.ts';
import type { EnvironmentPlan } from './environment-plan.ts';
import { emitFindings } from './findings.ts';
import { isPlannedAgent } from './planned-workload.ts';
import type { PlannedWorkload } from './planned-workload.ts';
import type { ClusterScope } from './workload.ts';

/**
 * Findings at agents that the placement puts on one cluster while the model that they ask is served on others of
 * their environment. That nothing serves a model at all is said elsewhere.
 */
export function checkModelReach({ clusters }: EnvironmentPlan, diagnostics: Diagnostic[]): void {
  const servers = serversOf(clusters);
  if (servers.size === 0) return;
  for (const { plan } of clusters) {
    for (const [model, askers] of askersInVain(plan)) {
      const server = servers.get(model);
      if (server !== undefined) diagnostics.push(unreachable(model, askers, plan.scope, server));
    }
  }
}

type Model = Definition<'Model'>;

/** By model, the first cluster that serves it. */
function serversOf(clusters: EnvironmentPlan['clusters']): ReadonlyMap<Model, ClusterScope> {
  const servers = new Map<Model, ClusterScope>();
  for (const { plan } of clusters) {
    for (const model of plan.scope.models.keys()) {
      if (!servers.has(model)) servers.set(model, plan.scope);
    }
  }
  return servers;
}

/** Agents that ask one model; never none. */
interface Askers {
  readonly first: ResolvedAgent;
  /** Identities of all. */
  readonly ids: Set<string>;
}

/** By model that is not served on a cluster, the agents there that ask it. */
function askersInVain({ scope, workloads }: ClusterPlan): ReadonlyMap<Model, Askers> {
  const byModel = new Map<Model, Askers>();
  for (const planned of workloads) {
    for (const agent of agentsOf(planned)) {
      const { model } = agent;
      if (model === undefined || scope.models.has(model)) continue;
      const askers = byModel.get(model) ?? { first: agent, ids: new Set() };
      askers.ids.add(agent.id);
      byModel.set(model, askers);
    }
  }
  return byModel;
}

function agentsOf(planned: PlannedWorkload): readonly ResolvedAgent[] {
  if (isPlannedAgent(planned)) return [planned.agent];
  const { workload } = planned;
  return workload.mode === 'pooled' ? workload.runtime.members.map(({ agent }) => agent) : [];
}

function unreachable(
  { metadata: { name } }: Model,
  { first, ids }: Askers,
  { cluster, definition, environment }: ClusterScope,
  server: ClusterScope,
): Diagnostic {
  const others = ids.size - 1;
  const run = others === 0 ? 'runs' : `and ${others} more run`;
  const asked = first.definition.spec.model?.name === undefined ? 'tier' : 'name';
  return diagnose(emitFindings.unreachableModel, {
    place: at(first.definition, 'spec', 'model', asked),
    message: `Agent "${first.name}" ${run} on cluster "${cluster.name}", and environment "${environment}" serves model "${name}" on cluster "${server.cluster.name}" only.`,
    related: [{ place: at(definition, 'spec', 'models'), message: 'Where it serves models.' }],
    help: `Serve the model on cluster "${cluster.name}" too, by an entry of its own under \`models\`, or keep the agents on cluster "${server.cluster.name}" by \`placement.nodeSelector\`.`,
  });
}
