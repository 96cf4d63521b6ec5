import type { Priority, SecretReference } from '../model/agent.ts';
import type { NodePool } from '../model/cluster.ts';
import type {
  Assignment,
  PlacedEnvironment,
  PoolReference,
  PoolShare,
  RuntimeDeployment,
} from '../model/placed-program.ts';
import type { ResolvedAgent, ResolvedHosting } from '../model/resolved-agent.ts';
import { at } from '../source/origin.ts';
import { contentName, definitionText } from './definition-text.ts';
import { scheduling } from './scheduling.ts';
import { phaseOf } from './shard-of.ts';
import type {
  AgentWorkload,
  AgentWorkloadBase,
  ClusterScope,
  PlannedPool,
  PooledWorkload,
  Workload,
  WorkloadBase,
} from './workload.ts';

/**
 * Everything that an environment runs: a workload for each shared runtime, and one for each other agent and
 * cluster that hosts it. In order of cluster, then as the placement lists them.
 */
export function planWorkloads(
  placed: PlacedEnvironment,
  scopes: ReadonlyMap<string, ClusterScope>,
): readonly Workload[] {
  const { environment } = placed;
  const declaredPhases = environment.definition.spec.phases ?? [];
  const prefix = environment.namespacePrefix;
  const workloads: Workload[] = [];
  for (const runtime of placed.runtimes) {
    const scope = scopes.get(runtime.cluster);
    if (scope !== undefined) workloads.push(pooledWorkload(scope, prefix, runtime));
  }
  for (const assignment of placed.assignments) {
    const { agent } = assignment;
    if (agent.hosting.mode === 'pooled') continue;
    const text = definitionText(agent);
    const definition: PlannedDefinition = {
      namespace: prefix + agent.namespace,
      configMap: contentName(agent.name, text),
      bytes: Buffer.byteLength(text),
      phase: declaredPhases.length > 1 ? phaseOf(agent.id, declaredPhases) : 1,
    };
    for (const part of partsOf(assignment)) {
      const scope = scopes.get(part.cluster);
      if (scope !== undefined) workloads.push(agentWorkload(scope, assignment, part, definition));
    }
  }
  return workloads;
}

function pooledWorkload(
  scope: ClusterScope,
  prefix: string,
  runtime: RuntimeDeployment,
): PooledWorkload {
  const agents = runtime.members.map(({ agent }) => agent);
  const planned = plannedPools(scope, [{ pool: runtime.pool, pods: runtime.replicas }]);
  return {
    mode: 'pooled',
    runtime,
    scope,
    namespace: prefix + runtime.namespace,
    name: runtime.name,
    phase: runtime.phase,
    place: at(scope.definition, 'spec', 'runtimeClasses', runtime.runtimeClass.index),
    source: scope.source,
    framework: runtime.runtimeClass.framework,
    image: runtime.runtimeClass.image,
    demand: runtime.demand,
    priority: highest(agents),
    egress: [...new Set(agents.flatMap(({ egress }) => egress))].sort(),
    secrets: secretsOf(agents),
    collaborates: agents.some(collaborates),
    scheduling: scheduling(scope, planned, failoverPools(scope, runtime.failover)),
    pods: runtime.replicas,
  };
}

/** What all parts of an agent share. */
interface PlannedDefinition {
  readonly namespace: string;
  readonly configMap: string;
  readonly bytes: number;
  readonly phase: number;
}

/** An agent's instances on one cluster. */
interface AgentPart {
  readonly cluster: string;
  readonly shares: readonly PoolShare[];
  readonly pods: number;
  readonly minPods: number;
}

function agentWorkload(
  scope: ClusterScope,
  { agent, failover }: Assignment,
  part: AgentPart,
  definition: PlannedDefinition,
): AgentWorkload {
  const planned = plannedPools(
    scope,
    part.shares.map(({ pool, instances }) => ({ pool, pods: instances })),
  );
  const base: AgentWorkloadBase = {
    scope,
    agent,
    namespace: definition.namespace,
    name: agent.name,
    phase: definition.phase,
    place: at(agent.definition),
    source: agent.definition.source.document.file.path,
    framework: agent.framework,
    image: agent.image,
    demand: agent.demand,
    priority: agent.priority,
    egress: agent.egress,
    secrets: agent.definition.spec.access?.secrets ?? [],
    collaborates: collaborates(agent),
    scheduling: scheduling(scope, planned, failoverPools(scope, failover)),
    pods: part.pods,
    configMap: definition.configMap,
    definitionBytes: definition.bytes,
  };
  return hosted(base, agent.hosting, part.minPods);
}

function hosted(base: AgentWorkloadBase, hosting: ResolvedHosting, minPods: number): AgentWorkload {
  switch (hosting.mode) {
    case 'dedicated':
      return {
        ...base,
        mode: 'dedicated',
        autoscaling: hosting.autoscaling,
        minPods: Math.max(1, minPods),
      };
    case 'serverless': {
      const { concurrency, idleTimeout, prewarm } = hosting;
      return { ...base, mode: 'serverless', minPods, concurrency, idleTimeout, prewarm };
    }
    case 'scheduled':
      return { ...base, mode: 'scheduled', schedule: hosting.schedule, timeZone: hosting.timeZone };
    case 'pooled':
      throw new Error(`Agent ${base.agent.id} is pooled, and has no pods of its own.`);
  }
}

/** An agent's shares by cluster; the fewest instances are divided like the most, the first clusters getting the rest. */
function partsOf({ agent, shares }: Assignment): readonly AgentPart[] {
  const byCluster = new Map<string, PoolShare[]>();
  for (const share of shares) {
    const known = byCluster.get(share.cluster);
    if (known === undefined) byCluster.set(share.cluster, [share]);
    else known.push(share);
  }
  const parts: AgentPart[] = [];
  let before = 0;
  for (const [cluster, own] of byCluster) {
    const pods = own.reduce((sum, { instances }) => sum + instances, 0);
    parts.push({
      cluster,
      shares: own,
      pods,
      minPods: minimum(agent, before + pods) - minimum(agent, before),
    });
    before += pods;
  }
  return parts;
}

/** Of the agent's fewest instances, those that belong to the first of its instances. */
function minimum({ instances, minInstances }: ResolvedAgent, first: number): number {
  return Math.ceil((minInstances * first) / Math.max(1, instances));
}

function plannedPools(
  scope: ClusterScope,
  shares: readonly { readonly pool: string; readonly pods: number }[],
): readonly PlannedPool[] {
  return shares.flatMap(({ pool, pods }) => {
    const found = scope.pools.get(pool);
    return found === undefined ? [] : [{ pool: found, pods }];
  });
}

/** A pod cannot leave its cluster, so only pools of the same one count. */
function failoverPools(
  scope: ClusterScope,
  failover: readonly PoolReference[],
): readonly NodePool[] {
  return failover.flatMap(({ cluster, pool }) => {
    const found = cluster === scope.cluster.name ? scope.pools.get(pool) : undefined;
    return found === undefined ? [] : [found];
  });
}

function collaborates({ definition }: ResolvedAgent): boolean {
  return (definition.spec.collaboration?.canWorkWith?.length ?? 0) > 0;
}

const priorities: readonly Priority[] = ['low', 'normal', 'high', 'critical'];

/** A pod is as important as its most important agent. */
function highest(agents: readonly ResolvedAgent[]): WorkloadBase['priority'] {
  const ranks = agents.map(({ priority }) => priorities.indexOf(priority));
  return priorities[ranks.reduce((most, rank) => Math.max(most, rank), 0)] ?? 'normal';
}

function secretsOf(agents: readonly ResolvedAgent[]): readonly SecretReference[] {
  const secrets = new Map<string, SecretReference>();
  for (const { definition } of agents) {
    for (const secret of definition.spec.access?.secrets ?? []) {
      secrets.set(`${secret.name}/${secret.key}`, secret);
    }
  }
  return [...secrets]
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
    .map(([, one]) => one);
}
