import type { Framework, TypeName } from './agent.ts';
import type { Kind, Metadata, SpecByKind } from './definition.ts';
import type { JsonValue } from './json.ts';
import type { ScalingSpec } from './scaling.ts';

/** The kinds that have a v2 document; `Scaling` is read from the scaling configuration alone. */
export type DocumentKind = Exclude<Kind, 'Scaling'>;

/** A v2 document as it is written. */
export interface V2Document<K extends DocumentKind = DocumentKind> {
  readonly apiVersion: 'adac.dev/v2';
  readonly kind: K;
  readonly metadata: Metadata;
  readonly spec: SpecByKind[K];
}

/** An agent in the flat format. */
export interface FlatAgentDocument {
  readonly agent_id: string;
  readonly name?: string;
  readonly category?: string;
  readonly description?: string;
  readonly version?: string;
  readonly capabilities?: readonly string[];
  readonly inputs?: readonly FlatParameter[];
  readonly outputs?: readonly FlatParameter[];
  readonly collaboration?: {
    readonly can_work_with?: readonly string[];
    readonly provides_to_team?: readonly string[];
  };
  /** Names of obligations, an amount at the end: `max_document_size_10mb`. */
  readonly policies?: readonly string[];
  readonly implementation?: {
    readonly runtime?: FlatRuntime;
    readonly handler?: string;
    /** Provider, a dot, the provider's identifier. */
    readonly model?: string;
    /** Seconds. */
    readonly timeout?: number;
    /** MiB. */
    readonly memory?: number;
  };
}

export type FlatRuntime = 'python' | 'node';

export interface FlatParameter {
  readonly name: string;
  readonly type: TypeName;
  readonly required?: boolean;
  readonly default?: JsonValue;
  readonly description?: string;
}

/** A workflow in the flat format. */
export interface FlatWorkflowDocument {
  readonly workflow_id: string;
  readonly name?: string;
  readonly category?: string;
  readonly description?: string;
  readonly version?: string;
  readonly steps: readonly FlatStep[];
  /** Expression. */
  readonly final_output?: string;
}

export interface FlatStep {
  readonly id: string;
  readonly agent: string;
  readonly depends_on?: readonly string[];
  readonly parallel_with?: readonly string[];
  readonly inputs?: Readonly<Record<string, JsonValue>>;
  readonly outputs?: readonly string[];
}

/** An agent in the ADaC 2.0 format. */
export interface Adac20Document {
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly version?: string;
    readonly description?: string;
    readonly tags?: readonly string[];
  };
  readonly specification: {
    /** As people write them, or in lower case. */
    readonly framework: Framework | 'AutoGen' | 'CrewAI' | 'LangGraph';
    /** Image preset or image. */
    readonly runtime: string;
    readonly resources?: {
      readonly cpu?: string | number;
      readonly memory?: string | number;
      readonly storage?: string | number;
    };
  };
  readonly capabilities?: {
    readonly primary_functions?: readonly string[];
    readonly integration_points?: readonly string[];
    readonly communication_protocols?: readonly string[];
  };
}

/** The scaling configuration. */
export interface ScalingDocument {
  readonly scaling: ScalingSpec;
}
