import type { SchemaError } from '#validators';

import { suggest } from '../diagnostic/suggest.ts';
import { isRecord } from './is-record.ts';

/** Errors of a document that are mistakes of their own, and whether there were more. */
export interface Mistakes {
  readonly shown: readonly SchemaError[];
  /** All, those that are not shown included. */
  readonly count: number;
}

/** No document shows more mistakes than this. */
export const maxMistakes = 100;

/**
 * One error for each mistake: what a schema says twice is said once, a keyword that only says that
 * another failed is left out, and a key under another name is not also a missing one.
 */
export function selectMistakes(errors: readonly SchemaError[]): Mistakes {
  const byIdentity = new Map<string, SchemaError>();
  for (const error of errors) {
    if (isEcho(error)) continue;
    const identity = identityOf(error);
    const known = byIdentity.get(identity);
    if (known === undefined || rankOf(error) < rankOf(known)) byIdentity.set(identity, error);
  }
  const misspelt = misspeltKeys([...byIdentity.values()]);
  const mistakes = [...byIdentity].filter(
    ([, error]) => !isOfNoMapping(error) && !isCausedByMisspelling(error, misspelt),
  );
  // Sorted, so that which of very many are shown does not depend on the order of keys.
  if (mistakes.length > maxMistakes) mistakes.sort(([left], [right]) => compare(left, right));
  return {
    shown: mistakes.slice(0, maxMistakes).map(([, error]) => error),
    count: mistakes.length,
  };
}

/** The keys that exclude each other at an error about exactly one of them; none for other errors. */
export function exclusiveKeys({ keyword, parentSchema }: SchemaError): readonly string[] {
  if (keyword === 'oneOf')
    return Array.isArray(parentSchema.oneOf) ? parentSchema.oneOf.flatMap(requiredOfBranch) : [];
  if (keyword !== 'minProperties' && keyword !== 'maxProperties') return [];
  return parentSchema.maxProperties === 1 ? propertiesOf(parentSchema) : [];
}

/** The keys that a schema knows. */
export function propertiesOf({ properties }: SchemaError['parentSchema']): string[] {
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

/** The keys that a schema requires. */
export function requiredOf({ required }: SchemaError['parentSchema']): string[] {
  return Array.isArray(required) ? required.filter((key) => typeof key === 'string') : [];
}

/**
 * The required key that an unknown one was probably meant to be: the only one that is lacking, where
 * nothing else is unknown.
 */
export function lackingKey({ params, parentSchema, data }: SchemaError): string | undefined {
  if (!isRecord(data) || params.additionalProperty === undefined) return undefined;
  const known = propertiesOf(parentSchema);
  const unknown = Object.keys(data).filter((key) => !known.includes(key));
  const lacking = requiredOf(parentSchema).filter((key) => !Object.hasOwn(data, key));
  return unknown.length === 1 && lacking.length === 1 ? lacking[0] : undefined;
}

/** The key that an error is about: unknown or missing. */
export function keyOf({ params }: SchemaError): string {
  const key = params.additionalProperty ?? params.missingProperty;
  return typeof key === 'string' ? key : '';
}

function requiredOfBranch(branch: unknown): string[] {
  return isRecord(branch) ? requiredOf(branch) : [];
}

/** Errors that only say that others occurred. */
function isEcho({ keyword, schemaPath }: SchemaError): boolean {
  return keyword === 'if' || keyword === 'propertyNames' || schemaPath.includes('/oneOf/');
}

/** What a value lacks that is no mapping; that it is none is an error of its own. */
function isOfNoMapping(error: SchemaError): boolean {
  return error.keyword === 'oneOf' && !isRecord(error.data);
}

function identityOf(error: SchemaError): string {
  return `${error.instancePath}\0${slotOf(error)}`;
}

/** Shorter ones first, so that item 2 comes before item 10. */
function compare(left: string, right: string): number {
  if (left.length !== right.length) return left.length - right.length;
  return left < right ? -1 : 1;
}

function slotOf(error: SchemaError): string {
  if (error.propertyName !== undefined) return `name ${error.propertyName}`;
  switch (error.keyword) {
    case 'additionalProperties':
      return `key ${keyOf(error)}`;
    case 'required':
    case 'dependentRequired':
      return `missing ${keyOf(error)}`;
    case 'oneOf':
    case 'minProperties':
    case 'maxProperties':
      return 'keys';
    default:
      return 'value';
  }
}

const ranks: ReadonlyMap<string, number> = new Map([
  ['type', 0],
  ['const', 1],
  ['enum', 1],
  ['minLength', 2],
  ['maxLength', 2],
]);

/** Of two errors of one value, the lower says more. */
function rankOf({ keyword }: SchemaError): number {
  return ranks.get(keyword) ?? 3;
}

/** By the mapping that holds them, the keys that unknown ones were probably meant to be. */
function misspeltKeys(errors: readonly SchemaError[]): ReadonlyMap<string, ReadonlySet<string>> {
  const lacking = new Set(errors.filter(lacksKey).map(({ instancePath }) => instancePath));
  const meant = new Map<string, Set<string>>();
  for (const error of errors) {
    if (error.keyword !== 'additionalProperties' || !lacking.has(error.instancePath)) continue;
    const near = suggest(keyOf(error), propertiesOf(error.parentSchema)) ?? lackingKey(error);
    if (near === undefined) continue;
    const keys = meant.get(error.instancePath) ?? new Set();
    meant.set(error.instancePath, keys.add(near));
  }
  return meant;
}

function lacksKey(error: SchemaError): boolean {
  return error.keyword === 'required' || exclusiveKeys(error).length > 0;
}

function isCausedByMisspelling(
  error: SchemaError,
  misspelt: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const meant = misspelt.get(error.instancePath);
  if (meant === undefined) return false;
  if (error.keyword === 'required') return meant.has(keyOf(error));
  return exclusiveKeys(error).some((key) => meant.has(key));
}
