import type { JsonObject, JsonValue } from '../../model/json.ts';

/**
 * A schema in which every `$ref` to one of its own `$defs` is that definition. Definitions do not contain themselves;
 * each becomes one object that all who name it share, so that the result is no larger than what was written.
 */
export function inlineDefinitions(schema: JsonObject): JsonObject {
  const definitions = schema.$defs;
  if (!isMapping(definitions)) return schema;
  const inlined = new Map<string, JsonValue>();
  const lookUp = (reference: string): JsonValue => {
    const name = reference.slice(prefix.length);
    const known = inlined.get(name);
    if (known !== undefined) return known;
    // Until it is known, and where it should contain itself after all, it says nothing.
    inlined.set(name, {});
    const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    const value = definition === undefined ? {} : inline(definition, lookUp);
    inlined.set(name, value);
    return value;
  };
  const rest = Object.entries(schema).filter(([keyword]) => keyword !== '$defs');
  const value = inline(Object.fromEntries(rest), lookUp);
  return isMapping(value) ? value : {};
}

const prefix = '#/$defs/';

type LookUp = (reference: string) => JsonValue;

function inline(schema: JsonValue, lookUp: LookUp): JsonValue {
  if (isList(schema)) return schema.map((item) => inline(item, lookUp));
  if (!isMapping(schema)) return schema;
  const { $ref: reference, ...rest } = schema;
  const entries = Object.entries(rest).map(([keyword, value]) => {
    if (data.has(keyword)) return [keyword, value] as const;
    const isNamed = named.has(keyword) && isMapping(value);
    return [keyword, isNamed ? inlineEach(value, lookUp) : inline(value, lookUp)] as const;
  });
  const others = Object.fromEntries(entries);
  if (typeof reference !== 'string') return others;
  const definition = lookUp(reference);
  return entries.length === 0 ? definition : { allOf: [definition, others] };
}

function inlineEach(schemas: JsonObject, lookUp: LookUp): JsonValue {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, inline(schema, lookUp)] as const),
  );
}

/** Keywords whose values are no schemas. */
const data: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'examples', 'required']);

/** Keywords that hold schemas by name, where no name is a keyword. */
const named: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas']);

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isMapping(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}
