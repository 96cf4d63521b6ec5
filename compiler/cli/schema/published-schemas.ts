import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isDocument } from './schema-document.ts';
import type { SchemaDocument } from './schema-document.ts';

/** The documents that adac reads by the name of their schema's file, in the order of a day's work; `common` is what they share. */
export const schemaNames = [
  'project',
  'agent',
  'fleet',
  'team',
  'workflow',
  'tool',
  'model',
  'cluster',
  'environment',
  'policy-waiver',
  'flat-agent',
  'flat-workflow',
  'adac-2.0',
  'scaling',
] as const;

export type SchemaFileName = (typeof schemaNames)[number] | 'common';

/** The schemas that this package publishes, by the name of their file. */
export function publishedSchemas(): ReadonlyMap<string, SchemaDocument> {
  const require = createRequire(import.meta.url);
  const names: readonly SchemaFileName[] = [...schemaNames, 'common'];
  return new Map(
    names.map((name) => {
      const file = require.resolve(`#schemas/${name}.schema.json`);
      const schema: unknown = JSON.parse(readFileSync(file, 'utf8'));
      if (!isDocument(schema)) throw new Error(`${name}.schema.json is no mapping.`);
      return [name, schema];
    }),
  );
}

/** The schema's file of a kind or dialect: `PolicyWaiver`, `policywaiver` and `policy-waiver` are one. */
export function schemaNameOf(kind: string): (typeof schemaNames)[number] | undefined {
  const wanted = fold(kind);
  return schemaNames.find((name) => fold(name) === wanted);
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll('-', '');
}
