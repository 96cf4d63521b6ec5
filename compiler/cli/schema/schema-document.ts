/** A JSON Schema, or a part of one. */
export type SchemaDocument = Readonly<Record<string, unknown>>;

/** Whether a value is a mapping. */
export function isDocument(value: unknown): value is SchemaDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The mapping at a key of a schema, empty where there is none. */
export function partOf(schema: SchemaDocument, key: string): SchemaDocument {
  const part = Object.hasOwn(schema, key) ? schema[key] : undefined;
  return isDocument(part) ? part : {};
}

/** A definition that a reference leads to: the file that holds it, and its name there. */
export interface DefinitionName {
  readonly file: string;
  readonly name: string;
}

/** What `$ref` means in a file: all references of adac's schemas lead to a definition, of the same file or of another. */
export function definitionOf(reference: string, file: string): DefinitionName {
  const groups = /^(?:(?<other>[\w.-]+)\.schema\.json)?#\/\$defs\/(?<name>\w+)$/.exec(
    reference,
  )?.groups;
  if (groups?.name === undefined) throw new Error(`${file} refers to ${reference}.`);
  return { file: groups.other ?? file, name: groups.name };
}

/** A part of a published schema, and the file that its references are relative to. */
export interface LocatedSchema {
  readonly schemas: ReadonlyMap<string, SchemaDocument>;
  readonly file: string;
  readonly schema: SchemaDocument;
}

/** The definition that a part of a schema refers to; the part itself where it refers to none. */
export function schemaAt(located: LocatedSchema): LocatedSchema {
  const { schemas, file, schema } = located;
  if (typeof schema.$ref !== 'string') return located;
  const definition = definitionOf(schema.$ref, file);
  const found = partOf(partOf(schemas.get(definition.file) ?? {}, '$defs'), definition.name);
  return schemaAt({ schemas, file: definition.file, schema: found });
}
