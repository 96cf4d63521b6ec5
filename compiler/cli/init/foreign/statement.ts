import type { JsonValue } from '../../../model/json.ts';
import type { Path } from '../../../source/place.ts';

/** What a reader says about one value of a foreign file: each value is carried over, named, dropped or refused. */
export type Statement = Carried | Named | Dropped | Refused;

/** A value that has a place in a definition. */
export interface Carried {
  readonly kind: 'carried';
  /** Keys of the definition, each known to the reader; a name of the file's author at most comes last. */
  readonly to: readonly string[];
  /** Path in the foreign document. */
  readonly from: Path;
  /** Undefined takes away what a scaffold has there. */
  readonly value: JsonValue | undefined;
}

/** What the agent is called in the foreign file. */
export interface Named {
  readonly kind: 'named';
  readonly from: Path;
  readonly name: JsonValue | undefined;
}

/** A value that a definition has no place for, or not for all of it. */
export interface Dropped {
  readonly kind: 'dropped';
  readonly from: Path;
  /** Whether some of it is carried over. */
  readonly partly?: true;
  /** Why, or what to do instead; no capital and no period. */
  readonly why: string;
}

/** A value that keeps the file from being read at all. */
export interface Refused {
  readonly kind: 'refused';
  readonly from: Path;
  readonly message: string;
  readonly help: string;
}

/** Carries a value that says something; nothing where it is absent or empty. */
export function* carry(
  to: readonly string[],
  from: Path,
  value: JsonValue | undefined,
): Generator<Statement> {
  if (saysSomething(value)) yield { kind: 'carried', to, from, value };
}

/** Drops a value that says something; nothing where it is absent or empty. */
export function* drop(from: Path, value: JsonValue | undefined, why: string): Generator<Statement> {
  if (saysSomething(value)) yield { kind: 'dropped', from, why };
}

function saysSomething(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
