import type { DefinitionSource } from '../source/origin.ts';
import type { AgentSpec } from './agent.ts';
import type { ClusterSpec } from './cluster.ts';
import type { EnvironmentSpec } from './environment.ts';
import type { FleetSpec } from './fleet.ts';
import type { ModelSpec } from './model.ts';
import type { PolicyWaiverSpec } from './policy-waiver.ts';
import type { ProjectSpec } from './project.ts';
import type { ScalingSpec } from './scaling.ts';
import type { TeamSpec } from './team.ts';
import type { ToolSpec } from './tool.ts';
import type { WorkflowSpec } from './workflow.ts';

/** What the `spec` of each kind holds. `Scaling` has no v2 document of its own: it is read from the scaling configuration. */
export interface SpecByKind {
  readonly Project: ProjectSpec;
  readonly Agent: AgentSpec;
  readonly Fleet: FleetSpec;
  readonly Team: TeamSpec;
  readonly Workflow: WorkflowSpec;
  readonly Tool: ToolSpec;
  readonly Model: ModelSpec;
  readonly Cluster: ClusterSpec;
  readonly Environment: EnvironmentSpec;
  readonly PolicyWaiver: PolicyWaiverSpec;
  readonly Scaling: ScalingSpec;
}

export type Kind = keyof SpecByKind;

/** `metadata` of every kind. */
export interface Metadata {
  /** DNS-1123 label, at most 63 characters. */
  readonly name: string;
  readonly namespace?: string;
  /** SemVer 2.0. */
  readonly version?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Teams or people who answer for the definition. */
  readonly owners?: readonly string[];
}

/** One definition in the shape of v2, whatever dialect it was written in. */
export interface Definition<K extends Kind = Kind> {
  readonly kind: K;
  readonly metadata: Metadata;
  readonly spec: SpecByKind[K];
  readonly source: DefinitionSource;
  /** The dialect that the author wrote. */
  readonly dialect: Dialect;
}

/** The formats that adac reads. */
export type Dialect = 'v2' | 'adac-2.0' | 'flat-agent' | 'flat-workflow' | 'scaling';

/** A definition of any kind, discriminated by `kind`. */
export type AnyDefinition = { [K in Kind]: Definition<K> }[Kind];
