import type { Parameter, TypeName } from './agent.ts';
import type { JsonObject } from './json.ts';

/** The JSON Schema of an input or output; a short type name becomes the schema that it stands for. */
export function schemaOfParameter({ schema }: Parameter): JsonObject {
  return typeof schema === 'string' ? schemaByName[schema] : schema;
}

const schemaByName: Readonly<Record<TypeName, JsonObject>> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  array: { type: 'array' },
  object: { type: 'object' },
  any: {},
};
