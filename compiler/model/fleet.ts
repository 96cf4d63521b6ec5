import type { AgentSpec } from './agent.ts';
import type { JsonObject } from './json.ts';

/** One variant of a fleet: an agent of the fleet's namespace under its own name. */
export interface FleetMember {
  readonly name: string;
  /** Instances. */
  readonly count: number;
  readonly description?: string;
  /** Values for the template's prompt. */
  readonly values?: JsonObject;
  /** Merged over the template. */
  readonly overrides?: AgentSpec;
}

export interface FleetSpec {
  readonly template: AgentSpec;
  readonly members: readonly FleetMember[];
}
