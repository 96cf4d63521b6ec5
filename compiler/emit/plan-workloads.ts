import type { Priority, SecretReference } from '../model/agent.ts';
import type { NodePool } from '../model/cluster.ts';
import { definitionText } from '../model/definition-text.ts';
import type {
  Assignment,
  PlacedEnvironment,
  PoolReference,
  PoolShare,
  RuntimeDeployment,
} from '../model/placed-program.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';
import { at } from '../source/origin.ts';
import { agentPatterns } from './agent-pattern.ts';
import type { AgentData, FindPattern, OwnHosting } from './agent-pattern.ts';
import { seconds } from './container.ts';
import { contentName } from './content-name.ts';
import type { PlannedAgent, PlannedRuntime, PlannedWorkload } from './planned-workload.ts';
import { scheduling } from './scheduling.ts';
import { phaseOf } from './shard-of.ts';
import type { ClusterScope, PlannedPool, WorkloadBase } from './workload.ts';

/**
 * Everything that an environment runs: a workload for each shared runtime, and one for each other agent and
 * cluster that hosts it. In order of cluster, then as the placement lists them.
 */
export function planWorkloads(
  placed: PlacedEnvironment,
  scopes: ReadonlyMap<string, ClusterScope>,
): readonly PlannedWorkload[] {
  const { environment } = placed;
  const estate: AgentSurroundings = {
    scopes,
    phases: environment.definition.spec.phases ?? [],
    prefix: environment.namespacePrefix,
    findPattern: agentPatterns(),
  };
  const workloads: PlannedWorkload[] = [];
  for (const runtime of placed.runtimes) {
    const scope = scopes.get(runtime.cluster);
    if (scope !== undefined) workloads.push(pooledWorkload(scope, estate.prefix, runtime));
  }
  for (const assignment of placed.assignments) {
    if (assignment.agent.hosting.mode !== 'pooled') planAgent(assignment, estate, workloads);
  }
  return workloads;
}

/** What the agents of an environment have in common. */
interface AgentSurroundings {
  readonly scopes: ReadonlyMap<string, ClusterScope>;
  readonly phases: readonly number[];
  readonly prefix: string;
  readonly findPattern: ReturnType<typeof agentPatterns>;
}

/** Adds a workload for each cluster that hosts an agent with pods of its own. */
function planAgent(
  assignment: Assignment,
  { scopes, phases, prefix, findPattern }: AgentSurroundings,
  workloads: PlannedWorkload[],
): void {
  const { agent } = assignment;
  const { name } = agent;
  const definition = definitionText(agent);
  const configMap = contentName(name, definition);
  const definitionBytes = Buffer.byteLength(definition);
  const phase = phases.length > 1 ? phaseOf(agent.id, phases) : 1;
  const place = at(agent.definition);
  for (const part of partsOf(assignment)) {
    const scope = scopes.get(part.cluster);
    if (scope === undefined) continue;
    const plannedPools = poolsOf(scope, part);
    const workload = agentWorkload(scope, { assignment, part, plannedPools }, findPattern);
    // Field by field, since each copy of another object would get a shape of its own.
    workloads.push({
      agent,
      namespace: prefix + agent.namespace,
      name,
      definition,
      configMap,
      definitionBytes,
      phase,
      place,
      source: agent.definition.source.document.file.path,
      plannedPools,
      workload,
    });
  }
}

function pooledWorkload(
  scope: ClusterScope,
  prefix: string,
  runtime: RuntimeDeployment,
): PlannedRuntime {
  const agents = runtime.members.map(({ agent }) => agent);
  const planned = plannedPools(scope, [{ pool: runtime.pool, pods: runtime.replicas }]);
  const namespace = prefix + runtime.namespace;
  return {
    namespace,
    name: runtime.name,
    phase: runtime.phase,
    place: at(scope.definition, 'spec', 'runtimeClasses', runtime.runtimeClass.index),
    source: scope.source,
    plannedPools: planned,
    workload: {
      mode: 'pooled',
      runtime,
      scope,
      namespace,
      name: runtime.name,
      framework: runtime.runtimeClass.framework,
      image: runtime.runtimeClass.image,
      demand: runtime.demand,
      priority: highest(agents),
      egress: [...new Set(agents.flatMap(({ egress }) => egress))].sort(),
      secrets: secretsOf(agents),
      collaborates: agents.some(collaborates),
      models: modelsOf(scope, agents),
      scheduling: scheduling(scope, planned, failoverPools(scope, runtime.failover)),
      pods: runtime.replicas,
    },
  };
}

/** An agent's instances on one cluster. */
interface AgentPart {
  readonly cluster: string;
  readonly shares: readonly PoolShare[];
  readonly pods: number;
  readonly minPods: number;
  readonly handedOver: number | undefined;
}

/** An agent's part on one cluster, and the pools of that cluster that it stands on. */
interface PlacedPart {
  readonly assignment: Assignment;
  readonly part: AgentPart;
  readonly plannedPools: readonly PlannedPool[];
}

function poolsOf(scope: ClusterScope, { shares }: AgentPart): readonly PlannedPool[] {
  return plannedPools(
    scope,
    shares.map(({ pool, instances }) => ({ pool, pods: instances })),
  );
}

function agentWorkload(
  scope: ClusterScope,
  { assignment, part, plannedPools: planned }: PlacedPart,
  findPattern: FindPattern,
): PlannedAgent['workload'] {
  const { agent, failover } = assignment;
  const { labels, annotations, owners } = agent.definition.metadata;
  const { access, limits, placement, reliability } = agent.definition.spec;
  const data: AgentData = {
    framework: agent.framework,
    image: agent.image,
    demand: agent.demand,
    priority: agent.priority,
    egress: agent.egress,
    secrets: access?.secrets ?? [],
    collaborates: collaborates(agent),
    models: modelsOf(scope, [agent]),
    pods: part.pods,
    handler: agent.handler,
    labels,
    annotations,
    owners,
    probes: reliability?.probes,
    retries: reliability?.retries?.max ?? 0,
    timeout: seconds(limits?.timeout, 0),
    spread: placement?.spread,
  };
  const scheduled = scheduling(scope, planned, failoverPools(scope, failover));
  return findPattern(scope, scheduled, data, hostingOf(agent, part));
}

function hostingOf(
  { id, hosting, definition }: ResolvedAgent,
  { minPods, handedOver }: AgentPart,
): OwnHosting {
  switch (hosting.mode) {
    case 'dedicated': {
      const { mode, autoscaling } = hosting;
      const { rollout } = definition.spec.hosting?.dedicated ?? {};
      return { mode, autoscaling, minPods: Math.max(1, minPods), handedOver, rollout };
    }
    case 'serverless': {
      const { mode, concurrency, idleTimeout, prewarm } = hosting;
      return { mode, minPods, concurrency, idleTimeout, prewarm };
    }
    case 'scheduled':
      return hosting;
    case 'pooled':
      throw new Error(`Agent ${id} is pooled, and has no pods of its own.`);
  }
}

/** An agent's shares by cluster; smaller numbers of instances are divided like the most, the first clusters getting the rest. */
function partsOf({ agent, shares }: Assignment): readonly AgentPart[] {
  const byCluster = new Map<string, PoolShare[]>();
  for (const share of shares) {
    const known = byCluster.get(share.cluster);
    if (known === undefined) byCluster.set(share.cluster, [share]);
    else known.push(share);
  }
  const handedOver = agent.hosting.mode === 'dedicated' ? agent.hosting.handedOver : undefined;
  const parts: AgentPart[] = [];
  let before = 0;
  for (const [cluster, own] of byCluster) {
    const pods = own.reduce((sum, { instances }) => sum + instances, 0);
    const partOf = (whole: number): number =>
      shareOf(agent, whole, before + pods) - shareOf(agent, whole, before);
    parts.push({
      cluster,
      shares: own,
      pods,
      minPods: partOf(agent.minInstances),
      handedOver: handedOver === undefined ? undefined : partOf(handedOver),
    });
    before += pods;
  }
  return parts;
}

/** Of a smaller number of an agent's instances, those that belong to the `first` of them all. */
function shareOf({ instances }: ResolvedAgent, whole: number, first: number): number {
  return Math.ceil((whole * first) / Math.max(1, instances));
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

/** The models among those served here that agents ask, in the order in which these name them. */
function modelsOf(
  { models }: ClusterScope,
  agents: readonly ResolvedAgent[],
): WorkloadBase['models'] {
  if (models.size === 0) return none;
  const asked = new Set<WorkloadBase['models'][number]>();
  for (const { model } of agents) {
    const endpoint = model === undefined ? undefined : models.get(model);
    if (endpoint !== undefined) asked.add(endpoint);
  }
  return [...asked];
}

const none: WorkloadBase['models'] = [];

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
