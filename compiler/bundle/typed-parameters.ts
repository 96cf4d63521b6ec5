import type { Parameters } from '../model/agent.ts';
import { schemaOfParameter } from '../model/parameter-schema.ts';

/** Parameters with their schemas, sorted by name. */
export function typedParameters(parameters: Parameters): object {
  return Object.fromEntries(
    Object.entries(parameters)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, parameter]) => [
        name,
        {
          schema: schemaOfParameter(parameter),
          required: parameter.required,
          default: parameter.default,
          description: parameter.description,
        },
      ]),
  );
}
