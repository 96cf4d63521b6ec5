import { readdirSync, readFileSync } from 'node:fs';

/** A JSON Schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** The published schemas by the name of their file. */
export function readSchemas(): ReadonlyMap<string, Schema> {
  const folder = new URL('../../schemas/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.schema.json'));
  return new Map(
    names.map((name) => {
      const value: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
      if (!isSchema(value)) throw new Error(`${name} is no mapping.`);
      return [name.replace('.schema.json', ''), value];
    }),
  );
}

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The mapping at a key, empty where there is none. */
export function partOf(schema: Schema, key: string): Schema {
  const part = schema[key];
  return isSchema(part) ? part : {};
}

/** A property, the schema that holds it, and where it stands. */
export interface Property {
  readonly file: string;
  readonly path: string;
  readonly schema: Schema;
}

/** Every property of every schema, definitions included. */
export function propertiesOf(schemas: ReadonlyMap<string, Schema>): Property[] {
  return [...schemas].flatMap(([file, schema]) => propertiesWithin(file, '', schema));
}

function propertiesWithin(file: string, path: string, schema: Schema): Property[] {
  return Object.entries(schema).flatMap(([key, value]) => {
    if (!isSchema(value) || key === 'examples') return [];
    const inner = propertiesWithin(file, `${path}/${key}`, value);
    if (key !== 'properties') return inner;
    const own = Object.entries(value).map(([name, property]) => {
      if (!isSchema(property)) throw new Error(`${file}${path}: "${name}" is no mapping.`);
      return { file, path: `${path}/properties/${name}`, schema: property };
    });
    return [...own, ...inner];
  });
}
