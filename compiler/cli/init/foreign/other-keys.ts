import type { JsonObject } from '../../../model/json.ts';
import type { Path } from '../../../source/place.ts';
import { drop } from './statement.ts';
import type { Statement } from './statement.ts';

/** What becomes of the keys that a reader does not carry over, by key. */
export interface KeyTable {
  /** Keys that are read elsewhere, or that say nothing about the agent. */
  readonly read: readonly string[];
  /** Why the others have no place. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** Drops each key of a mapping that is not read, so that none goes unsaid. */
export function* otherKeys(
  mapping: JsonObject,
  at: Path,
  { read, reasons }: KeyTable,
): Generator<Statement> {
  for (const [key, value] of Object.entries(mapping)) {
    if (read.includes(key)) continue;
    yield* drop([...at, key], value, reasons.get(key) ?? 'a definition has no place for it');
  }
}
