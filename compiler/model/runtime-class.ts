import type { Framework } from './agent.ts';
import type { Resources } from './resources.ts';

/** A runtime class with its image and amounts resolved. */
export interface RuntimeClass {
  readonly name: string;
  readonly framework: Framework;
  /** Image reference that nodes pull. */
  readonly image: string;
  readonly lightweight: boolean;
  readonly slotsPerPod: number;
  readonly perSlot: Resources;
  readonly mixesTrust: boolean;
  /** Index in the environment's `runtimeClasses`, for places. */
  readonly index: number;
}
