import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { JsonObject } from '../../model/json.ts';
import { inputSchema } from '../../policy/input-schema.ts';

/** The schemas that policies are type-checked against, by name: `input` unless a rule's METADATA names another. */
export function policySchemas(): Readonly<
  Record<'input' | 'estate' | 'access' | 'access_data', JsonObject>
> {
  const program = createRequire(import.meta.url).resolve('#opa-process');
  const folder = path.join(path.dirname(program), '../../../../schemas');
  const files = new Map([...readSchemas(folder), ...readSchemas(path.join(folder, 'policy'))]);
  return {
    input: inputSchema(files, 'input.json'),
    estate: inputSchema(files, 'estate.json'),
    access: inputSchema(files, 'access.json'),
    access_data: inputSchema(files, 'access-data.json'),
  };
}

function readSchemas(folder: string): readonly (readonly [string, JsonObject])[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const value: unknown = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
      return [name, isJsonObject(value) ? value : {}] as const;
    });
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
