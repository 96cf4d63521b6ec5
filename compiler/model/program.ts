import type { SourceDocument, SourceFile } from '../source/source-file.ts';
import type { Definition, Kind } from './definition.ts';
import type {
  Adac20Document,
  DocumentKind,
  FlatAgentDocument,
  FlatWorkflowDocument,
  ScalingDocument,
  V2Document,
} from './document.ts';
import type { ResolvedAgent } from './resolved-agent.ts';
import type { RuntimeClass } from './runtime-class.ts';
import type { RuntimePolicy } from './runtime-policy.ts';

/** What was read from disk, before anything was parsed. Files are sorted by path, by UTF-16 unit. */
export interface SourceSet {
  /** `adac.yaml`. */
  readonly project: SourceFile;
  /** YAML and JSON files that the project's globs match. */
  readonly definitions: readonly SourceFile[];
  /** Prompt templates: files in a folder named `prompts` below `agents/`. */
  readonly templates: readonly SourceFile[];
  /** Rego below `policies/`, tests included. */
  readonly policies: readonly SourceFile[];
  /** The committed policy module, `policies/policy.wasm`; absent where there is none. */
  readonly policyModule: Uint8Array | undefined;
  /** The committed module of what is asked at run time, `policies/runtime.wasm`; absent where there is none. */
  readonly runtimeModule: Uint8Array | undefined;
  /** Text of `adac.lock`; absent before the first compile. */
  readonly lock: string | undefined;
  readonly committed: CommittedAgents;
}

/** The sources of a project that has its own file and nothing else yet. */
export function projectAlone(project: SourceFile): SourceSet {
  return {
    project,
    definitions: [],
    templates: [],
    policies: [],
    policyModule: undefined,
    runtimeModule: undefined,
    lock: undefined,
    committed: { versions: new Map(), fixedReplicas: new Map() },
  };
}

/** What the output that stands there before a compile says of agents. */
export interface CommittedAgents {
  /** By `namespace/name`. */
  readonly versions: ReadonlyMap<string, string>;
  /** Of dedicated agents that nothing scales, by `environment/namespace/name`. */
  readonly fixedReplicas: ReadonlyMap<string, number>;
}

/** One document as plain values. */
export interface LoadedDocument extends SourceDocument {
  readonly value: unknown;
}

export interface LoadedProgram {
  readonly sources: SourceSet;
  /** `adac.yaml` first, then the rest in order of file and index. */
  readonly documents: readonly LoadedDocument[];
}

/** A v2 document whose shape its schema has vouched for. */
export interface ValidatedDefinition<K extends DocumentKind = DocumentKind> {
  readonly document: SourceDocument;
  readonly dialect: 'v2';
  /** What the document defines. */
  readonly kind: K;
  readonly value: V2Document<K>;
}

/** A document of an older dialect whose shape its schema has vouched for. */
export type ValidatedOlderDocument = { readonly document: SourceDocument } & (
  | { readonly dialect: 'flat-agent'; readonly kind: 'Agent'; readonly value: FlatAgentDocument }
  | {
      readonly dialect: 'flat-workflow';
      readonly kind: 'Workflow';
      readonly value: FlatWorkflowDocument;
    }
  | { readonly dialect: 'adac-2.0'; readonly kind: 'Agent'; readonly value: Adac20Document }
  | { readonly dialect: 'scaling'; readonly kind: 'Scaling'; readonly value: ScalingDocument }
);

/** A document whose shape its schema has vouched for. */
export type ValidatedDocument = ValidatedDefinition | ValidatedOlderDocument;

export interface ValidatedProgram {
  readonly sources: SourceSet;
  readonly documents: readonly ValidatedDocument[];
}

/** Every definition in the shape of v2. */
export interface UpgradedProgram {
  readonly sources: SourceSet;
  readonly definitions: DefinitionsByKind;
}

/** Definitions in order of file and index. */
export type DefinitionsByKind = { readonly [K in Kind]: readonly Definition<K>[] };

/** Definitions while they are gathered. */
export type DefinitionLists = { readonly [K in Kind]: Definition<K>[] };

/** A list for every kind, with nothing in it yet. */
export function noDefinitions(): DefinitionLists {
  return {
    Project: [],
    Agent: [],
    Fleet: [],
    Team: [],
    Workflow: [],
    Tool: [],
    Model: [],
    Cluster: [],
    Environment: [],
    PolicyWaiver: [],
    Scaling: [],
  };
}

/** A cluster of an environment, and over how many Applications its objects are divided. */
export interface EnvironmentCluster {
  readonly definition: Definition<'Cluster'>;
  readonly name: string;
  readonly shards: number;
}

/** An environment with everything that it names, found. */
export interface LinkedEnvironment {
  readonly name: string;
  readonly definition: Definition<'Environment'>;
  /** In the order of their names. */
  readonly clusters: readonly EnvironmentCluster[];
  /** Fleet members, agents and what workflows and teams bring along; sorted by `id`. */
  readonly agents: readonly ResolvedAgent[];
  readonly workflows: readonly Definition<'Workflow'>[];
  readonly teams: readonly Definition<'Team'>[];
  readonly runtimeClasses: readonly RuntimeClass[];
  readonly policySets: readonly string[];
  /** Put before the namespace of every object; may be empty. */
  readonly namespacePrefix: string;
  /** Instances that run after each phase, ascending; the last is the total. One entry where no phases are declared. */
  readonly phases: readonly number[];
}

export interface LinkedProgram {
  readonly sources: SourceSet;
  readonly project: Definition<'Project'>;
  readonly definitions: DefinitionsByKind;
  /** Sorted by name. */
  readonly environments: readonly LinkedEnvironment[];
  /** Agents, fleets, teams and workflows that no environment selects. */
  readonly unselected: number;
  /** What is asked at each call; absent before policy has read it, and where the estate has none. */
  readonly runtimePolicy?: RuntimePolicy;
}

/** A linked program that policy has let pass. */
export interface JudgedProgram {
  readonly program: LinkedProgram;
  /** Agents that were judged, counted once for each environment. */
  readonly judged: number;
  /** Rules that judged them. */
  readonly rules: number;
  /** What was let pass, in the order in which it was found. */
  readonly waived: readonly WaivedFindings[];
}

/** What one waiver let pass. */
export interface WaivedFindings {
  readonly waiver: Definition<'PolicyWaiver'>;
  /** What the rule says, sorted, each once. */
  readonly messages: readonly string[];
  /** Agents that it concerns, counted once for each environment. */
  readonly agents: number;
}
