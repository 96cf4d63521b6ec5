import type { SchemaError, SchemaName } from '#validators';

import type { LoadedDocument } from '../model/program.ts';
import type { Path } from '../source/place.ts';

/** What a description is made from. */
export interface Mistake {
  readonly document: LoadedDocument;
  readonly schema: SchemaName;
  readonly error: SchemaError;
  readonly path: Path;
  /** The value as a message begins with it: `"spec.limits.timeout"`. */
  readonly subject: string;
}
