import type {
  Architecture,
  Autoscaling,
  Framework,
  NodeClass,
  Priority,
  SpreadSpec,
} from './agent.ts';
import type { Definition } from './definition.ts';
import type { JsonObject } from './json.ts';
import type { Resources } from './resources.ts';
import type { RuntimeClass } from './runtime-class.ts';

/** How a resolved agent runs. */
export type ResolvedHosting =
  | { readonly mode: 'pooled'; readonly weight: number; readonly runtimeClass: RuntimeClass }
  | {
      readonly mode: 'dedicated';
      readonly autoscaling: Autoscaling | undefined;
      /** Replicas that stand beside the autoscaling: those that the agent had so far. */
      readonly handedOver?: number | undefined;
    }
  | {
      readonly mode: 'serverless';
      readonly minScale: number;
      readonly maxScale: number;
      readonly concurrency: number;
      /** Seconds. */
      readonly idleTimeout: number;
      readonly prewarm: number;
    }
  | {
      readonly mode: 'scheduled';
      readonly schedule: string;
      readonly timeZone: string | undefined;
    };

export type HostingMode = ResolvedHosting['mode'];

/** Where an agent may stand. */
export interface PlacementConstraints {
  readonly classes: readonly NodeClass[];
  readonly architectures: readonly Architecture[];
  readonly lightweight: boolean;
  readonly toleratesSpot: boolean;
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** A condition for the scheduler; only where the agent has Deployments or CronJobs of its own. */
  readonly spread?: SpreadSpec;
}

/** A tool that a resolved agent uses. */
export interface ResolvedTool {
  readonly definition: Definition<'Tool'>;
  /** Operations that the agent may call, sorted. */
  readonly allow: readonly string[];
  readonly requiresConfirmation: boolean;
}

/**
 * One agent (or fleet member) of one environment, with template, overrides, namespace defaults
 * and overlays merged, references found and amounts in numbers.
 */
export interface ResolvedAgent {
  /** `namespace/name`. */
  readonly id: string;
  readonly name: string;
  /** As defined, without the environment's prefix. */
  readonly namespace: string;
  /** The merged definition; its source knows where every value was written. */
  readonly definition: Definition<'Agent'>;
  readonly fleet: string | undefined;
  /** Counted replicas at the last phase, and at their maximum where they scale. */
  readonly instances: number;
  /** Where it scales: the fewest. */
  readonly minInstances: number;
  readonly framework: Framework;
  /** Image reference that nodes pull. */
  readonly image: string;
  readonly handler: string;
  readonly hosting: ResolvedHosting;
  /** Of one instance. */
  readonly demand: Resources;
  readonly constraints: PlacementConstraints;
  readonly priority: Priority;
  readonly prompt: string | undefined;
  readonly model: Definition<'Model'> | undefined;
  readonly tools: readonly ResolvedTool[];
  /** Hosts that the agent, its tools and its model are declared to call; sorted, without doubles. */
  readonly egress: readonly string[];
  /**
   * Makes what the runtime reads: the definition without what only the compiler needs. Not held, since the
   * documents of a large fleet would be; a function rather than an accessor, which would give every agent a
   * shape of its own and make all reading of agents slow.
   */
  readonly makeDocument: () => JsonObject;
}
