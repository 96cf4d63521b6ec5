import type { JsonObject } from './json.ts';

export type TeamStrategy =
  'sequential' | 'round-robin' | 'selector' | 'swarm' | 'hierarchical' | 'graph';

export interface TeamSpec {
  readonly strategy: TeamStrategy;
  /** Agents, by name or `namespace/name`. */
  readonly members: readonly string[];
  readonly lead?: string;
  readonly sharedContext?: JsonObject;
  readonly termination?: {
    readonly maxTurns?: number;
    readonly timeout?: string;
    readonly text?: string;
  };
}
