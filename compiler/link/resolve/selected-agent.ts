import type { Definition } from '../../model/definition.ts';
import type { AgentSymbol } from '../symbols.ts';
import type { Size } from './record-sizes.ts';

/** An agent on its way from selection to resolution. */
export interface SelectedAgent {
  /** `namespace/name`. */
  readonly id: string;
  /** What the environment selected. */
  readonly symbol: AgentSymbol;
  /** The definition with everything merged so far. */
  readonly definition: Definition<'Agent'>;
  readonly fleet: Definition<'Fleet'> | undefined;
  /** How many the environment or the fleet asks for; absent where the agent's own hosting says it. */
  readonly instances: number | undefined;
  /** The size that the environment states. */
  readonly size: Size | undefined;
}
