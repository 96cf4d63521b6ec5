import type { Definition } from '../../model/definition.ts';
import type { LinkedProgram } from '../../model/program.ts';
import { emitWorkload } from '../emitters.ts';
import { definitionShards } from '../emitters/runtime-definitions.ts';
import { isPlannedAgent, isPlannedModel } from '../planned-workload.ts';
import type {
  PlannedAgent,
  PlannedModel,
  PlannedRuntime,
  PlannedWorkload,
} from '../planned-workload.ts';
import type { PooledWorkload, Workload } from '../workload.ts';
import { along, placement, whole } from './field-source.ts';
import type { SourceAt, SourceTable } from './field-source.ts';
import { scopeSources } from './scope-sources.ts';
import type { TraceUnit } from './trace-unit.ts';

/**
 * A workload with the texts of its agent in place, and what its parts were made from. Of the definitions that a
 * runtime shares, which are many, only those in the ConfigMap that is asked for have sources.
 */
export function workloadUnit(
  { project }: LinkedProgram,
  planned: PlannedWorkload,
  identity: string,
): TraceUnit<Workload> {
  return {
    input: isPlannedAgent(planned)
      ? { ...planned.workload, ...textsOf(planned) }
      : planned.workload,
    make: (workload) => emitWorkload(withOwnMembers(workload)),
    sources: new Map([
      ...scopeSources(project, planned.workload.scope),
      ...(isPlannedAgent(planned)
        ? agentSources(planned)
        : isPlannedModel(planned)
          ? modelSources(planned)
          : runtimeSources(planned, identity)),
    ]),
  };
}

/** The definitions that a workload runs or serves. */
export function definitionsOf(planned: PlannedWorkload): readonly Definition[] {
  if (isPlannedAgent(planned)) return [planned.agent.definition];
  if (isPlannedModel(planned)) return [planned.workload.model];
  return planned.workload.runtime.members.map(({ agent }) => agent.definition);
}

function textsOf({ namespace, name, configMap, definition }: PlannedAgent) {
  return { namespace, name, configMap, definition };
}

/** Emitters remember how a list of members is divided, under the runtime's name of then. */
function withOwnMembers(workload: Workload): Workload {
  if (workload.mode !== 'pooled') return workload;
  const { runtime } = workload;
  return { ...workload, runtime: { ...runtime, members: [...runtime.members] } };
}

function agentSources({ agent, workload: { scope } }: PlannedAgent): SourceTable {
  const from = (path: string): SourceAt => along(agent.definition, path);
  const by = (path: string): SourceAt => whole(agent.definition, path);
  const placed = placement(scope.environment, [agent.id]);
  const fleetScaling = whole(scope.definition, 'spec.scaling');
  const prefix = whole(scope.definition, 'spec.namespacePrefix');
  return new Map([
    ['namespace', [by('metadata.namespace'), prefix]],
    ['name', [by('metadata.name')]],
    ['configMap', [by('')]],
    ['definition', [by('')]],
    ['framework', [by('spec.framework')]],
    ['image', [by('spec.runtime.image')]],
    ['handler', [by('spec.runtime.handler')]],
    ['demand.milliCpu', [by('spec.resources.cpu')]],
    ['demand.memory', [by('spec.resources.memory')]],
    ['demand.storage', [by('spec.resources.storage')]],
    ['demand.accelerators', [by('spec.resources.accelerator')]],
    ['priority', [by('spec.placement.priority')]],
    ['egress', [by('spec.access.egress'), by('spec.tools'), by('spec.model')]],
    ['secrets', [from('spec.access.secrets')]],
    ['collaborates', [by('spec.collaboration.canWorkWith')]],
    ['models', [by('spec.model'), whole(scope.definition, 'spec.models')]],
    ['scheduling', [placed]],
    ['pods', [...podSources.map(by), placed]],
    ['minPods', [...fewestSources.map(by), placed]],
    ['labels', [from('metadata.labels')]],
    ['annotations', [from('metadata.annotations')]],
    ['owners', [from('metadata.owners')]],
    ['probes', [from('spec.reliability.probes')]],
    ['retries', [by('spec.reliability.retries.max')]],
    ['timeout', [by('spec.limits.timeout')]],
    ['spread', [from('spec.placement.spread')]],
    ['autoscaling', [from('spec.hosting.dedicated.autoscaling'), fleetScaling]],
    ['rollout', [from('spec.hosting.dedicated.rollout')]],
    ['concurrency', [by('spec.hosting.serverless.concurrency')]],
    ['idleTimeout', [by('spec.hosting.serverless.idleTimeout')]],
    ['prewarm', [by('spec.hosting.serverless.prewarm')]],
    ['schedule', [by('spec.hosting.scheduled.schedule')]],
    ['timeZone', [by('spec.hosting.scheduled.timeZone')]],
  ]);
}

const podSources = [
  'spec.hosting.dedicated.autoscaling.max',
  'spec.hosting.dedicated.replicas',
  'spec.hosting.serverless.maxScale',
];
const fewestSources = [
  'spec.hosting.dedicated.autoscaling.min',
  'spec.hosting.dedicated.replicas',
  'spec.hosting.serverless.minScale',
];

function modelSources({ workload: { model, scope, server, index } }: PlannedModel): SourceTable {
  const by = (path: string): SourceAt => whole(model, path);
  const hosted = whole(scope.definition, `spec.models.${index}`);
  const serving = `spec.serving.${server}`;
  const prefix = whole(scope.definition, 'spec.namespacePrefix');
  return new Map([
    ['namespace', [by('metadata.namespace'), prefix]],
    ['name', [by('metadata.name')]],
    ['image', [by(`${serving}.image`)]],
    ['demand.milliCpu', [by(`${serving}.resources.cpu`)]],
    ['demand.memory', [by(`${serving}.resources.memory`)]],
    ['demand.accelerators', [by(`${serving}.resources.accelerator`)]],
    ['cacheBytes', [by(`${serving}.resources.storage`)]],
    ['pods', [by(`${serving}.replicas`)]],
    ['pool', [hosted]],
    ['scheduling', [hosted]],
    ['model.spec.id', [by('spec.id')]],
    ['model.spec.contextWindow', [by('spec.contextWindow')]],
  ]);
}

function runtimeSources({ workload }: PlannedRuntime, identity: string): SourceTable {
  const { runtime, scope } = workload;
  const { members, runtimeClass } = runtime;
  const shared = `spec.runtimeClasses.${runtimeClass.index}`;
  const by = (path: string): SourceAt => whole(scope.definition, path);
  const ofMembers = (path: string): readonly SourceAt[] =>
    members.map(({ agent }) => whole(agent.definition, path));
  const placed = placement(
    scope.environment,
    members.map(({ agent }) => agent.id),
  );
  return new Map<string, readonly SourceAt[]>([
    ['namespace', [...ofMembers('metadata.namespace'), by('spec.namespacePrefix')]],
    ['name', [placed]],
    ['runtime.runtimeClass.name', [by(`${shared}.name`)]],
    ['runtime.runtimeClass.framework', [by(`${shared}.framework`)]],
    ['image', [by(`${shared}.image`)]],
    ['demand.milliCpu', [by(`${shared}.perSlot.cpu`)]],
    ['demand.memory', [by(`${shared}.perSlot.memory`)]],
    ['demand.storage', [by(`${shared}.perSlot.storage`)]],
    ['priority', ofMembers('spec.placement.priority')],
    ['egress', egressPaths.flatMap(ofMembers)],
    ['secrets', ofMembers('spec.access.secrets')],
    ['collaborates', ofMembers('spec.collaboration.canWorkWith')],
    ['models', [...ofMembers('spec.model'), by('spec.models')]],
    ['scheduling', [placed]],
    ['pods', [placed]],
    ['runtime.slotsPerPod', [placed, by(`${shared}.slotsPerPod`)]],
    ...textSources(workload, identity),
  ]);
}

/** The definitions in a ConfigMap of a runtime, by their positions among all that it shares. */
function textSources(workload: PooledWorkload, identity: string): SourceTable {
  const { members } = workload.runtime;
  const shard = definitionShards(workload).find(({ name }) => identity.endsWith(`/${name}`));
  const shown = new Set(shard?.members);
  return new Map(
    [...members.entries()]
      .filter(([, member]) => shown.has(member))
      .map(([index, { agent }]) => [
        `runtime.members.${index}.instances`,
        [whole(agent.definition, '')],
      ]),
  );
}

const egressPaths = ['spec.access.egress', 'spec.tools', 'spec.model'];
