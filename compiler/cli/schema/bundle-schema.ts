import { definitionOf, isDocument, partOf } from './schema-document.ts';
import type { SchemaDocument } from './schema-document.ts';
import { schemaNames } from './published-schemas.ts';

type Schemas = ReadonlyMap<string, SchemaDocument>;

/** The schema of one kind or dialect as a document that refers to nothing outside itself. */
export function bundleSchema(schemas: Schemas, file: string): SchemaDocument {
  const root = without(schemas.get(file) ?? {}, ['$defs']);
  const bundle: Bundle = { schemas, definitions: new Map() };
  const schema = withLocalReferences(bundle, file, root);
  return { ...schema, $defs: sorted(bundle) };
}

/**
 * One schema for whatever stands in a definition file, as editors want it: the shape is chosen by
 * `kind`, or by the key that older dialects begin with, so that only findings of that shape show.
 */
export function bundleForEditors(schemas: Schemas): SchemaDocument {
  const bundle: Bundle = { schemas, definitions: new Map() };
  for (const name of schemaNames) {
    const root = without(schemas.get(name) ?? {}, ['$defs', '$schema', '$id']);
    bundle.definitions.set(name, withLocalReferences(bundle, name, root));
  }
  const kinds = schemaNames.flatMap((name) => kindOf(schemas.get(name) ?? {}) ?? []);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://adac.dev/schemas/adac.json',
    title: 'adac',
    description: 'Every document that adac reads: the kinds of ADaC v2, and the older dialects.',
    type: 'object',
    properties: {
      kind: { type: 'string', description: 'Kind of definition.', enum: kinds },
    },
    anyOf: ['kind', ...olderKeys.values()].map((key) => ({ required: [key] })),
    allOf: schemaNames.map((name) => ({
      if: conditionFor(name, schemas.get(name) ?? {}),
      then: { $ref: `#/$defs/${name}` },
    })),
    $defs: sorted(bundle),
  };
}

/** The key by which a document of an older dialect is known. */
const olderKeys: ReadonlyMap<string, string> = new Map([
  ['flat-agent', 'agent_id'],
  ['flat-workflow', 'workflow_id'],
  ['adac-2.0', 'specification'],
  ['scaling', 'scaling'],
]);

function conditionFor(name: string, schema: SchemaDocument): SchemaDocument {
  const key = olderKeys.get(name);
  if (key !== undefined) return { required: [key], not: { required: ['kind'] } };
  return { required: ['kind'], properties: { kind: { const: kindOf(schema) } } };
}

function kindOf(schema: SchemaDocument): unknown {
  return partOf(partOf(schema, 'properties'), 'kind').const;
}

function without(schema: SchemaDocument, keys: readonly string[]): SchemaDocument {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)));
}

interface Bundle {
  readonly schemas: Schemas;
  /** Those that something refers to, by their name in the bundle. */
  readonly definitions: Map<string, unknown>;
}

function sorted({ definitions }: Bundle): SchemaDocument {
  return Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function withLocalReferences(bundle: Bundle, file: string, schema: SchemaDocument): SchemaDocument {
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      const isReference = key === '$ref' && typeof value === 'string';
      return [key, isReference ? include(bundle, file, value) : copy(bundle, file, value)];
    }),
  );
}

function copy(bundle: Bundle, file: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => copy(bundle, file, item));
  return isDocument(value) ? withLocalReferences(bundle, file, value) : value;
}

/** Takes the definition that is referred to into the bundle, and gives the reference to it there. */
function include(bundle: Bundle, from: string, reference: string): string {
  const { file, name } = definitionOf(reference, from);
  const key = file === 'common' ? name : `${file}.${name}`;
  if (!bundle.definitions.has(key)) {
    // Set before it is copied, since a definition may refer to itself.
    bundle.definitions.set(key, {});
    const definition = partOf(partOf(bundle.schemas.get(file) ?? {}, '$defs'), name);
    bundle.definitions.set(key, withLocalReferences(bundle, file, definition));
  }
  return `#/$defs/${key}`;
}
