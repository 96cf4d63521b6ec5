import type { Parameter, Parameters, TypeName } from '../model/agent.ts';
import type { JsonObject } from '../model/json.ts';

const schemaByName: Readonly<Record<TypeName, JsonObject>> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  array: { type: 'array' },
  object: { type: 'object' },
  any: {},
};

/** The JSON Schema of a parameter, its short name spelt out. */
export function jsonSchemaOf({ schema }: Parameter): JsonObject {
  return typeof schema === 'string' ? schemaByName[schema] : schema;
}

/** Parameters with their schemas, sorted by name. */
export function typedParameters(parameters: Parameters): object {
  return Object.fromEntries(
    Object.entries(parameters)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, parameter]) => [
        name,
        {
          schema: jsonSchemaOf(parameter),
          required: parameter.required,
          default: parameter.default,
          description: parameter.description,
        },
      ]),
  );
}
