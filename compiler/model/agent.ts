import type { JsonObject, JsonValue } from './json.ts';

export type Framework = 'autogen' | 'crewai' | 'langgraph';
export type NodeClass = 'accelerator' | 'x86' | 'pi';
export type Architecture = 'amd64' | 'arm64';
export type Priority = 'low' | 'normal' | 'high' | 'critical';
export type Tier = 'simple' | 'standard' | 'complex';
export type Protocol = 'a2a' | 'mcp' | 'http' | 'redis' | 'mqtt';
export type DataClass = 'public' | 'internal' | 'pii' | 'phi' | 'financial';

/** The types that have a short name; `text` is a string, `object` and `array` hold anything. */
export type TypeName = 'text' | 'integer' | 'number' | 'boolean' | 'array' | 'object' | 'any';

/** An input or output: its schema (a type name or JSON Schema 2020-12) and how it is fed. */
export interface Parameter {
  readonly schema: TypeName | JsonObject;
  readonly required?: boolean;
  readonly default?: JsonValue;
  readonly description?: string;
}

export type Parameters = Readonly<Record<string, Parameter>>;

/** A Handlebars template, inline or in a file, rendered strictly with its values at compile time. */
export interface PromptTemplate {
  readonly text?: string;
  /** Relative to the project's folder. */
  readonly file?: string;
  readonly values?: JsonObject;
}

/** A model by reference, or a tier that the environment resolves. */
export interface ModelReference {
  readonly name?: string;
  readonly tier?: Tier;
  readonly parameters?: JsonObject;
}

/** A tool, and which of its operations the agent may call. */
export interface ToolReference {
  readonly name: string;
  readonly allow?: readonly string[];
  readonly requiresConfirmation?: boolean;
}

export interface Skill {
  readonly id: string;
  readonly name?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
}

/** How an agent runs: exactly one of the keys. */
export interface Hosting {
  readonly pooled?: PooledHosting;
  readonly dedicated?: DedicatedHosting;
  readonly serverless?: ServerlessHosting;
  readonly scheduled?: ScheduledHosting;
}

/** Many instances in one runtime process. */
export interface PooledHosting {
  /** Slots that one instance takes; 1 unless given. */
  readonly weight?: number;
  readonly replicas?: number;
}

/** A Deployment of its own. */
export interface DedicatedHosting {
  readonly replicas?: number;
  readonly autoscaling?: Autoscaling;
  readonly rollout?: RolloutSpec;
}

/** How a new version takes over: exactly one of the keys. */
export interface RolloutSpec {
  readonly canary?: {
    /** Percent of pods after each step, ascending. */
    readonly steps: readonly number[];
    /** Duration that each step is watched; five minutes unless given. */
    readonly pause?: string;
  };
  readonly blueGreen?: {
    /** Duration that the pods of before stay; ten minutes unless given. */
    readonly keep?: string;
  };
}

export interface Autoscaling {
  readonly min: number;
  readonly max: number;
  /** Percent of requested cpu at which pods are added. */
  readonly scaleUpThreshold?: number;
  /** Percent of requested cpu below which pods are removed. */
  readonly scaleDownThreshold?: number;
  readonly scaleUpStep?: number;
  readonly scaleDownStep?: number;
  /** Messages in the agent's queue for each pod. */
  readonly queueDepth?: number;
}

/** A Knative Service. */
export interface ServerlessHosting {
  readonly minScale?: number;
  readonly maxScale?: number;
  readonly concurrency?: number;
  /** Duration after which an idle instance goes. */
  readonly idleTimeout?: string;
  /** Instances started before the first request. */
  readonly prewarm?: number;
}

/** A CronJob. */
export interface ScheduledHosting {
  /** Five-field cron expression. */
  readonly schedule: string;
  readonly timeZone?: string;
}

/** Kubernetes quantities. */
export interface ResourceSpec {
  readonly cpu?: string | number;
  readonly memory?: string | number;
  readonly storage?: string | number;
  readonly accelerator?: { readonly resource: string; readonly count: number };
}

export interface PlacementSpec {
  readonly classes?: readonly NodeClass[];
  readonly architectures?: readonly Architecture[];
  /** May run on a Raspberry Pi. */
  readonly lightweight?: boolean;
  readonly toleratesSpot?: boolean;
  readonly priority?: Priority;
  /** Node labels that must match. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly spread?: SpreadSpec;
}

/** How evenly an agent's pods stand on zones or nodes. */
export interface SpreadSpec {
  readonly by: 'zone' | 'node';
  /** Pods by which two zones or nodes may differ. */
  readonly maxSkew: number;
}

export interface LimitSpec {
  readonly timeout?: string;
  readonly requestsPerMinute?: number;
  readonly maxConcurrent?: number;
  readonly tokensPerDay?: number;
  readonly usdPerRun?: number;
  readonly usdPerMonth?: number;
  readonly maxSteps?: number;
}

export interface Probe {
  readonly path: string;
  readonly port?: number;
  readonly initialDelay?: string;
  readonly period?: string;
}

export interface ReliabilitySpec {
  readonly retries?: { readonly max: number; readonly backoff?: string };
  readonly circuitBreaker?: { readonly failures: number; readonly reset: string };
  readonly deadLetterQueue?: string;
  readonly probes?: { readonly liveness?: Probe; readonly readiness?: Probe };
}

/** A key of a secret that is kept outside, mounted as a file. */
export interface SecretReference {
  readonly name: string;
  readonly key: string;
}

export interface AccessSpec {
  /** Host names, or `*.domain`, that the agent may call. */
  readonly egress?: readonly string[];
  readonly secrets?: readonly SecretReference[];
  readonly dataClasses?: readonly DataClass[];
  readonly roles?: readonly string[];
}

/** What an author says of an agent; everything may also come from defaults and overlays. */
export interface AgentSpec {
  readonly framework?: Framework;
  readonly runtime?: { readonly image?: string; readonly handler?: string };
  readonly role?: string;
  readonly goal?: string;
  readonly backstory?: string;
  readonly prompt?: string | PromptTemplate;
  readonly model?: ModelReference;
  readonly tools?: readonly ToolReference[];
  readonly inputs?: Parameters;
  readonly outputs?: Parameters;
  readonly skills?: readonly Skill[];
  readonly protocols?: readonly Protocol[];
  readonly collaboration?: {
    readonly canWorkWith?: readonly string[];
    readonly provides?: readonly string[];
  };
  readonly hosting?: Hosting;
  readonly resources?: ResourceSpec;
  readonly placement?: PlacementSpec;
  readonly limits?: LimitSpec;
  readonly reliability?: ReliabilitySpec;
  readonly access?: AccessSpec;
  /** Obligations that the runtime enforces, such as `audit-all-actions: true` or `max-document-size: 10Mi`. */
  readonly policies?: Readonly<Record<string, true | string | number>>;
}
