import type {
  Autoscaling,
  PlacementSpec,
  Priority,
  ReliabilitySpec,
  RolloutSpec,
  SecretReference,
} from '../model/agent.ts';
import type { NodePool } from '../model/cluster.ts';
import type { RuntimeDeployment } from '../model/placed-program.ts';
import type { EnvironmentCluster } from '../model/program.ts';
import type { Resources } from '../model/resources.ts';
import type { Place } from '../source/place.ts';
import type { Definition } from '../model/definition.ts';
import type { JsonObject } from '../model/json.ts';
import type { ModelEndpoint } from './model-endpoint.ts';
import type { PlatformScope } from './platform-scope.ts';

/** Where a workload's pods go, as fields of a pod. */
export interface Scheduling {
  /** The planned pools and those that the pods may fail over to; sorted. */
  readonly pools: readonly string[];
  readonly affinity: JsonObject;
  /** Empty where the pods tolerate nothing. */
  readonly tolerations: readonly JsonObject[];
  /** The label that the pods are spread over; only nodes of the planned pool have it. */
  readonly spreadLabel: string;
}

/** What all objects of one environment on one cluster share. */
export interface ClusterScope {
  /** Name of the environment. */
  readonly environment: string;
  readonly definition: Definition<'Environment'>;
  /** Name of the project, for `app.kubernetes.io/part-of`. */
  readonly project: string;
  readonly cluster: EnvironmentCluster;
  /** The cluster's pools by name. */
  readonly pools: ReadonlyMap<string, NodePool>;
  /** The line of the environment that names the cluster. */
  readonly place: Place;
  /** The file that the environment is written in. */
  readonly source: string;
  /** Put before the namespace of every object; may be empty. */
  readonly namespacePrefix: string;
  readonly platform: PlatformScope;
  /** Some of the environment's agents are serverless, and called through Knative's gateway. */
  readonly hasServerless: boolean;
  /** The models that the environment serves here, by their definition. */
  readonly models: ReadonlyMap<Definition<'Model'>, ModelEndpoint>;
  /** Scheduling fields by what they depend on, so that workloads share them. */
  readonly schedulings: Map<string, Scheduling>;
}

/** How many pods of a workload a pool is to run. */
export interface PlannedPool {
  readonly pool: NodePool;
  readonly pods: number;
}

/** What emitters know of every unit of pods, whatever starts them. */
export interface WorkloadBase {
  readonly scope: ClusterScope;
  /** As the cluster knows it, with the environment's prefix. */
  readonly namespace: string;
  readonly name: string;
  readonly framework: string;
  readonly image: string;
  /** Of one pod. */
  readonly demand: Resources;
  readonly priority: Priority;
  /** Declared hosts, sorted. */
  readonly egress: readonly string[];
  readonly secrets: readonly SecretReference[];
  /** Calls other agents of its environment. */
  readonly collaborates: boolean;
  /** Models of its environment that it asks. */
  readonly models: readonly ModelEndpoint[];
  readonly scheduling: Scheduling;
  /** Pods at most. */
  readonly pods: number;
}

/** A runtime that many pooled agents share. */
export interface PooledWorkload extends WorkloadBase {
  readonly mode: 'pooled';
  readonly runtime: RuntimeDeployment;
}

/**
 * What the agents that run by themselves have in common. All but the texts is plain data that many agents
 * share, and all that emitters may know of an agent: so agents with equal data have equal objects, their own
 * texts aside.
 */
export interface AgentWorkloadBase extends WorkloadBase, AgentTexts {
  readonly handler: string;
  /** The author's, and none of ours. */
  readonly labels: Readonly<Record<string, string>> | undefined;
  readonly annotations: Readonly<Record<string, string>> | undefined;
  readonly owners: readonly string[] | undefined;
  readonly probes: ReliabilitySpec['probes'] | undefined;
  /** Retries of a run that failed. */
  readonly retries: number;
  /** Seconds of one run; 0 where none are declared. */
  readonly timeout: number;
  readonly spread: PlacementSpec['spread'] | undefined;
}

/**
 * The texts that are an agent's own. Emitters put them where they belong and never look into them: most are
 * run with a marker in place of each, for all agents at once.
 */
export interface AgentTexts {
  readonly namespace: string;
  readonly name: string;
  /** Name of the content-named ConfigMap of its definition. */
  readonly configMap: string;
  /** What the runtime reads, as compact JSON. */
  readonly definition: string;
}

export interface DedicatedWorkload extends AgentWorkloadBase, DedicatedHosting {}

export interface DedicatedHosting {
  readonly mode: 'dedicated';
  readonly autoscaling: Autoscaling | undefined;
  /** Pods at least; all of them where nothing scales. */
  readonly minPods: number;
  /** The pods that an agent has while it is handed over to its autoscaler; undefined once that is done. */
  readonly handedOver: number | undefined;
  /** How a new version takes over; Kubernetes' own way unless given. */
  readonly rollout: RolloutSpec | undefined;
}

export interface ServerlessWorkload extends AgentWorkloadBase, ServerlessHosting {}

export interface ServerlessHosting {
  readonly mode: 'serverless';
  readonly minPods: number;
  readonly concurrency: number;
  /** Seconds. */
  readonly idleTimeout: number;
  readonly prewarm: number;
}

export interface ScheduledWorkload extends AgentWorkloadBase, ScheduledHosting {}

export interface ScheduledHosting {
  readonly mode: 'scheduled';
  readonly schedule: string;
  readonly timeZone: string | undefined;
}

/** A model that the environment serves itself. */
export interface ModelWorkload extends WorkloadBase {
  readonly mode: 'model';
  readonly model: Definition<'Model'>;
  readonly endpoint: ModelEndpoint;
  readonly server: 'vllm' | 'ollama';
  /** Position in the environment's `models`. */
  readonly index: number;
  readonly pool: NodePool;
  /** Bytes of the volume that holds its weights. */
  readonly cacheBytes: number;
}

export type AgentWorkload = DedicatedWorkload | ServerlessWorkload | ScheduledWorkload;
export type Workload = PooledWorkload | AgentWorkload | ModelWorkload;
