import type { JsonObject } from './json.ts';
import type { ObligationKind } from './obligation.ts';

/** What the runtime asks before each call. */
export interface RuntimePolicy {
  /** WebAssembly, as it is committed. */
  readonly module: Uint8Array;
  /** JSON Schema of what it is asked. */
  readonly schema: JsonObject;
  /** The obligations that it knows, and how their values are read. */
  readonly obligations: ReadonlyMap<string, ObligationKind>;
}
