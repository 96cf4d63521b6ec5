import type { Autoscaling, Priority, SecretReference } from '../model/agent.ts';
import type { NodePool } from '../model/cluster.ts';
import type { RuntimeDeployment } from '../model/placed-program.ts';
import type { EnvironmentCluster } from '../model/program.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';
import type { Resources } from '../model/resources.ts';
import type { Place } from '../source/place.ts';
import type { Definition } from '../model/definition.ts';
import type { JsonObject } from '../model/json.ts';

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
  /** Scheduling fields by what they depend on, so that workloads share them. */
  readonly schedulings: Map<string, Scheduling>;
}

/** How many pods of a workload a pool is to run. */
export interface PlannedPool {
  readonly pool: NodePool;
  readonly pods: number;
}

/** What every unit of pods has, whatever starts them. All its objects carry its name and stand in one shard. */
export interface WorkloadBase {
  readonly scope: ClusterScope;
  /** As the cluster knows it, with the environment's prefix. */
  readonly namespace: string;
  readonly name: string;
  /** Rollout phase, from 1. */
  readonly phase: number;
  /** Where findings about it point. */
  readonly place: Place;
  /** The file that it was written in. */
  readonly source: string;
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
  readonly scheduling: Scheduling;
  /** Pods at most. */
  readonly pods: number;
}

/** A runtime that many pooled agents share. */
export interface PooledWorkload extends WorkloadBase {
  readonly mode: 'pooled';
  readonly runtime: RuntimeDeployment;
}

/** What the agents that run by themselves have in common. */
export interface AgentWorkloadBase extends WorkloadBase {
  readonly agent: ResolvedAgent;
  /** The content-named ConfigMap of its definition. */
  readonly configMap: string;
  /** Bytes of the definition. */
  readonly definitionBytes: number;
}

export interface DedicatedWorkload extends AgentWorkloadBase {
  readonly mode: 'dedicated';
  readonly autoscaling: Autoscaling | undefined;
  /** Pods at least; all of them where nothing scales. */
  readonly minPods: number;
}

export interface ServerlessWorkload extends AgentWorkloadBase {
  readonly mode: 'serverless';
  readonly minPods: number;
  readonly concurrency: number;
  /** Seconds. */
  readonly idleTimeout: number;
  readonly prewarm: number;
}

export interface ScheduledWorkload extends AgentWorkloadBase {
  readonly mode: 'scheduled';
  readonly schedule: string;
  readonly timeZone: string | undefined;
}

export type AgentWorkload = DedicatedWorkload | ServerlessWorkload | ScheduledWorkload;
export type Workload = PooledWorkload | AgentWorkload;
