import type { JsonObject, JsonValue } from '../model/json.ts';

/**
 * One schema with everything that it refers to in `$defs` of its own, in the words that OPA's type
 * checker heeds. OPA takes anything under `oneOf` and where several types are allowed, and would fetch
 * another file; so types become `anyOf`, references local, and what only validation needs is left out.
 *
 * @param files JSON Schemas by file name, among them `root`.
 */
export function inputSchema(files: ReadonlyMap<string, JsonObject>, root: string): JsonObject {
  const definitions = new Map<string, JsonValue>();
  const context: Context = {
    resolve(reference, file) {
      const [name, pointer] = splitReference(reference, file);
      const key = definitionKey(name, pointer);
      if (!definitions.has(key)) {
        // Set before its content is read, so that a definition that refers to itself comes to an end.
        definitions.set(key, {});
        definitions.set(key, convert(follow(files.get(name), pointer), name, context));
      }
      return `#/$defs/${key}`;
    },
  };
  const main = convert(files.get(root) ?? {}, root, context);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...(isObject(main) ? main : {}),
    $defs: Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

interface Context {
  /** The local reference that stands for one of a file. */
  readonly resolve: (reference: string, file: string) => string;
}

function convert(schema: JsonValue, file: string, context: Context): JsonValue {
  if (!isObject(schema)) return {};
  const { $ref: reference, type, properties, items, anyOf } = schema;
  if (typeof reference === 'string') return { $ref: context.resolve(reference, file) };
  if (isList(anyOf)) return { anyOf: anyOf.map((one) => convert(one, file, context)) };
  if (isList(type))
    return { anyOf: type.map((one) => convert({ ...schema, type: one }, file, context)) };
  return {
    ...(type !== undefined && { type }),
    ...(type !== 'string' &&
      isObject(properties) && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([key, one]) => [key, convert(one, file, context)]),
        ),
      }),
    ...(items !== undefined && { items: convert(items, file, context) }),
  };
}

function splitReference(reference: string, file: string): readonly [string, readonly string[]] {
  const [name = '', pointer = ''] = reference.split('#');
  return [name === '' ? file : name.replace(/^.*\//, ''), pointer.split('/').slice(1)];
}

function definitionKey(file: string, pointer: readonly string[]): string {
  return [file.replace(/(\.schema)?\.json$/, ''), ...pointer.filter((key) => key !== '$defs')].join(
    '-',
  );
}

function follow(schema: JsonValue | undefined, pointer: readonly string[]): JsonValue {
  let node: JsonValue | undefined = schema;
  for (const key of pointer)
    node = isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined;
  return node ?? {};
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
