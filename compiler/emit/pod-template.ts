import type { JsonObject, JsonValue } from '../model/json.ts';
import {
  agentPort,
  containerProbes,
  containerResources,
  containerSecurity,
  imagePullPolicy,
  podSecurity,
} from './container.ts';
import type { WorkloadLabels } from './labels.ts';
import { priorityClassName } from './priority-class-name.ts';
import { podVolumes } from './volumes.ts';
import { queueName } from './scaling-behavior.ts';
import type { AgentWorkload, ModelWorkload, PooledWorkload, Workload } from './workload.ts';
import { constant } from './write-yaml.ts';

/** Secrets are readable for the pod's own user and group only. */
const secretMode = 0o440;

/** The pod of a runtime that many agents share. */
export function runtimePod(
  workload: PooledWorkload,
  labels: WorkloadLabels,
  definitions: readonly string[],
): JsonObject {
  const { runtime } = workload;
  // Projected as one folder, without subPath: only so does the kubelet update the files in place.
  const definition = {
    projected: { sources: definitions.map((name) => ({ configMap: { name } })) },
  };
  return pod(workload, labels, definition, {
    env: [
      { name: 'ADAC_DEFINITIONS', value: '/etc/adac' },
      { name: 'ADAC_SLOTS', value: String(runtime.slotsPerPod) },
      ...sharedVariables(workload),
    ],
    ports,
    ...containerProbes(undefined),
    resources: containerResources(workload.demand, runtime.slotsPerPod),
  });
}

/** The pod of an agent that serves by itself. */
export function servingPod(workload: AgentWorkload, labels: WorkloadLabels): JsonObject {
  return pod(workload, labels, definitionSource(workload), {
    env: agentEnvironment(workload),
    ports,
    ...containerProbes(workload.probes),
    resources: containerResources(workload.demand),
  });
}

/**
 * The pod of an agent that runs to its end. It has no probes: nobody sends it requests, and
 * its Job has a deadline instead.
 */
export function runningPod(workload: AgentWorkload, labels: WorkloadLabels): JsonObject {
  return pod(workload, labels, definitionSource(workload), {
    env: agentEnvironment(workload),
    resources: containerResources(workload.demand),
  });
}

/** Where an agent's own pod finds its definition. */
export function definitionSource(workload: AgentWorkload): JsonObject {
  return { configMap: { name: workload.configMap } };
}

/** What an agent's own pod is told by environment variables; everything else stands in its definition. */
export function agentEnvironment(workload: AgentWorkload): JsonObject[] {
  return [
    { name: 'ADAC_HANDLER', value: workload.handler },
    ...(workload.scope.platform.spec.redis === undefined
      ? []
      : [{ name: 'ADAC_QUEUE', value: queueName(workload) }]),
    ...sharedVariables(workload),
  ];
}

/** What every pod is told of the platform and of the models that it asks. */
function sharedVariables({ scope, name, namespace, models }: Workload): readonly JsonObject[] {
  const { spec, variables } = scope.platform;
  if (variables.length === 0 && models.length === 0) return none;
  return [
    ...(models.length === 0
      ? []
      : [{ name: 'ADAC_MODELS', value: models.map(({ id, url }) => `${id}=${url}`).join(',') }]),
    ...variables,
    ...(spec.telemetry === undefined
      ? []
      : [
          { name: 'OTEL_SERVICE_NAME', value: name },
          {
            name: 'OTEL_RESOURCE_ATTRIBUTES',
            value: `deployment.environment.name=${scope.environment},k8s.cluster.name=${scope.cluster.name},service.namespace=${namespace}`,
          },
        ]),
  ];
}

const none: readonly JsonObject[] = [];

const ports = constant([{ name: 'http', containerPort: agentPort }]);

function pod(
  workload: Exclude<Workload, ModelWorkload>,
  labels: WorkloadLabels,
  definition: JsonObject,
  container: JsonObject,
): JsonObject {
  const { scheduling, scope } = workload;
  const { mounts, volumes } = podVolumes(workload.demand, workload.secrets, {
    definition,
    secretMode,
  });
  return {
    metadata: { labels: labels.all },
    spec: {
      ...(workload.mode === 'scheduled' && { restartPolicy: 'Never' }),
      serviceAccountName: workload.name,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      priorityClassName: priorityClassName(scope, workload.priority),
      securityContext: podSecurity,
      affinity: scheduling.affinity,
      ...(scheduling.tolerations.length > 0 && { tolerations: scheduling.tolerations }),
      topologySpreadConstraints: spread(workload, labels),
      containers: [
        {
          name: 'agent',
          image: workload.image,
          imagePullPolicy,
          ...container,
          securityContext: containerSecurity,
          volumeMounts: mounts,
        },
      ],
      volumes,
    },
  };
}

/**
 * Pods are spread over nodes of the planned pool. Without a constraint of their own, the scheduler's
 * default one would pull them onto backup nodes, which are empty. Only what the author asks for is a
 * condition; the placement has modelled that.
 */
function spread(workload: Exclude<Workload, ModelWorkload>, labels: WorkloadLabels): JsonValue[] {
  const labelSelector = { matchLabels: labels.selector };
  const asked = workload.mode === 'pooled' ? undefined : workload.spread;
  if (asked === undefined) {
    return [
      {
        maxSkew: 1,
        topologyKey: workload.scheduling.spreadLabel,
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector,
      },
    ];
  }
  return [
    {
      maxSkew: asked.maxSkew,
      topologyKey: asked.by === 'zone' ? 'topology.kubernetes.io/zone' : 'kubernetes.io/hostname',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector,
    },
  ];
}
