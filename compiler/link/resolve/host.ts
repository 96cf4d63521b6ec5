import type { Tier } from '../../model/agent.ts';
import type { Definition } from '../../model/definition.ts';
import type { RuntimeClass } from '../../model/runtime-class.ts';

/** The environment that an agent is resolved for. */
export interface Host {
  readonly definition: Definition<'Environment'>;
  readonly runtimeClasses: readonly RuntimeClass[];
  /** The model that answers for each tier there. */
  readonly models: ReadonlyMap<Tier, Definition<'Model'>>;
}
