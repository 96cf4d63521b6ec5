import type { ResolvedAgent } from '../model/resolved-agent.ts';
import type { Place } from '../source/place.ts';
import type {
  AgentTexts,
  AgentWorkload,
  ModelWorkload,
  PlannedPool,
  PooledWorkload,
} from './workload.ts';

/** A unit of pods, and what only the compiler needs to know of it. All its objects stand in one shard. */
export type PlannedWorkload = PlannedRuntime | PlannedAgent | PlannedModel;

interface Planned {
  /** Rollout phase, from 1. */
  readonly phase: number;
  /** Where findings about it point. */
  readonly place: Place;
  /** The file that it was written in. */
  readonly source: string;
  /** Where the placement puts its pods. */
  readonly plannedPools: readonly PlannedPool[];
}

/** A runtime that many pooled agents share. */
export interface PlannedRuntime extends Planned {
  readonly namespace: string;
  readonly name: string;
  readonly workload: PooledWorkload;
}

/** The pods of one agent on one cluster. */
export interface PlannedAgent extends Planned, AgentTexts {
  readonly agent: ResolvedAgent;
  /** With markers for texts; one value for all agents that differ in their texts only. */
  readonly workload: AgentWorkload;
  /** Bytes of the definition. */
  readonly definitionBytes: number;
}

/** The servers of a model. */
export interface PlannedModel extends Planned {
  readonly namespace: string;
  readonly name: string;
  readonly workload: ModelWorkload;
}

/** Whether a planned workload serves a model. */
export function isPlannedModel(planned: PlannedWorkload): planned is PlannedModel {
  return planned.workload.mode === 'model';
}

/** Whether a planned workload is one agent's own. */
export function isPlannedAgent(planned: PlannedWorkload): planned is PlannedAgent {
  return 'agent' in planned;
}
