import { quote } from '../../diagnostic/quote.ts';
import { redact } from '../../diagnostic/redact.ts';
import type { Parameter } from '../../model/agent.ts';
import type { JsonObject, JsonValue } from '../../model/json.ts';
import { schemaOfParameter } from '../../model/parameter-schema.ts';
import { inlineDefinitions } from './inline-definitions.ts';

/** The type of a value: a JSON Schema of the 2020-12 draft; the empty one says nothing. */
export type Type = JsonObject;

/** The type that allows everything, because nothing is known. */
export const anyType: Type = {};

/** The type of an input or output: its schema, with its own definitions put where they are named. */
export function typeOfParameter(parameter: Parameter): Type {
  return inlineDefinitions(schemaOfParameter(parameter));
}

/** An object that has exactly these properties. */
export function objectType(properties: Readonly<Record<string, Type>>): Type {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties).sort(),
    additionalProperties: false,
  };
}

/** A list of a type. */
export function listOf(items: Type): Type {
  return { type: 'array', items };
}

/** A list that has exactly these elements. */
export function tupleOf(items: readonly Type[]): Type {
  const { length } = items;
  return { type: 'array', prefixItems: items, items: false, minItems: length, maxItems: length };
}

/** A schema that stands as a value in another one; `true` allows everything, `false` nothing. */
export function asType(schema: JsonValue | undefined): Type | undefined {
  if (schema === false) return { not: {} };
  return isObject(schema) ? schema : undefined;
}

/** The value of a keyword, without what a prototype would add. */
export function keyword(type: Type, name: string): JsonValue | undefined {
  return Object.hasOwn(type, name) ? type[name] : undefined;
}

/** Tells mappings from lists and scalars. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** Tells lists from mappings and scalars; `Array.isArray` does not know readonly lists. */
export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** JSON type names in the order in which messages list them. */
const jsonTypes = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'null'] as const;

export type JsonType = (typeof jsonTypes)[number];

/** The JSON types that a type allows, by its own keywords; undefined where it does not restrict them. */
export function jsonTypesOf(type: Type): ReadonlySet<JsonType> | undefined {
  const values = finiteValues(type);
  if (values !== undefined) return new Set(values.map(jsonTypeOf));
  const declared = keyword(type, 'type');
  if (declared === undefined) return undefined;
  const names = jsonTypes.filter((name) =>
    isList(declared) ? declared.includes(name) : declared === name,
  );
  return new Set(keyword(type, 'nullable') === true ? [...names, 'null' as const] : names);
}

/** The values that `const` or `enum` allows. */
export function finiteValues(type: Type): readonly JsonValue[] | undefined {
  const constant = keyword(type, 'const');
  if (constant !== undefined) return [constant];
  const values = keyword(type, 'enum');
  return isList(values) ? values : undefined;
}

/** The narrowest JSON type of a value. */
export function jsonTypeOf(value: JsonValue): JsonType {
  if (value === null) return 'null';
  if (isList(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'string') return 'string';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}

/** A type in a few words, as a message shows it: `string`, `"low" or "high"`, `integer or null`. */
export function describeType(type: Type): string {
  return describeWithin(type, maxDepth);
}

const maxDepth = 3;
const maxNamed = 4;

function describeWithin(type: Type, depth: number): string {
  const values = finiteValues(type);
  if (values !== undefined) return listSome(values.map(describeValue));
  const types = jsonTypesOf(type);
  if (types !== undefined) return [...types].join(' or ');
  const branches = unionOf(type);
  if (branches === undefined || depth === 0) return 'any';
  return listSome([...new Set(branches.map((branch) => describeWithin(branch, depth - 1)))]);
}

function listSome(words: readonly string[]): string {
  const more = words.length > maxNamed ? ` or ${words.length - maxNamed} more` : '';
  return words.slice(0, maxNamed).join(' or ') + more;
}

/** A value as a message shows it, without secrets and cut where it is long. */
export function describeValue(value: JsonValue): string {
  if (typeof value === 'string') return quote(value);
  const text = redact(JSON.stringify(value));
  return text.length <= maxShown ? text : `${text.slice(0, maxShown - 1)}…`;
}

const maxShown = 60;

/** The branches of `anyOf` or `oneOf`. */
export function unionOf(type: Type): readonly Type[] | undefined {
  const branches = keyword(type, 'anyOf') ?? keyword(type, 'oneOf');
  if (!isList(branches)) return undefined;
  return branches.map((branch) => asType(branch) ?? anyType);
}
