import type { Parameter, TypeName } from '../../model/agent.ts';
import type { JsonObject, JsonValue } from '../../model/json.ts';

/** The type of a value: a JSON Schema of the 2020-12 draft; the empty one says nothing. */
export type Type = JsonObject;

/** The type that allows everything, because nothing is known. */
export const anyType: Type = {};

const named: Readonly<Record<TypeName, Type>> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  array: { type: 'array' },
  object: { type: 'object' },
  any: anyType,
};

/** The type of an input or output; a short type name becomes the schema that it stands for. */
export function typeOfParameter(parameter: Parameter): Type {
  return typeof parameter.schema === 'string' ? named[parameter.schema] : parameter.schema;
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
  const values = finiteValues(type);
  if (values !== undefined)
    return values
      .slice(0, 4)
      .map((value) => JSON.stringify(value))
      .join(' or ');
  const types = jsonTypesOf(type);
  if (types !== undefined) return [...types].join(' or ');
  const branches = unionOf(type);
  return branches === undefined ? 'any' : branches.map(describeType).join(' or ');
}

/** The branches of `anyOf` or `oneOf`. */
export function unionOf(type: Type): readonly Type[] | undefined {
  const branches = keyword(type, 'anyOf') ?? keyword(type, 'oneOf');
  if (!isList(branches)) return undefined;
  return branches.map((branch) => asType(branch) ?? anyType);
}
