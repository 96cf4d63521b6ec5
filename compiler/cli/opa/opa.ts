import type { OpaAnswer, OpaRequest } from './opa-request.ts';

/** OPA, wherever it comes from. */
export interface Opa {
  /** For people: which one this is. */
  readonly name: string;
  /** Asks, and waits for the answer. Throws CannotRunError where none comes. */
  readonly ask: (request: OpaRequest) => OpaAnswer;
}
