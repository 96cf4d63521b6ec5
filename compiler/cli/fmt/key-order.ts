import { schemaNameOf } from '../schema/published-schemas.ts';
import { isDocument, partOf, schemaAt } from '../schema/schema-document.ts';
import type { LocatedSchema, SchemaDocument } from '../schema/schema-document.ts';

/** The keys that a mapping may have, in the order in which people read them, and what stands below each. */
export interface KeyOrder {
  /** Place of a key among the others; undefined for names that authors choose. */
  readonly rankOf: (key: string) => number | undefined;
  /** The order of what stands at a key. */
  readonly below: (key: string) => KeyOrder | undefined;
  /** The order of what a list here holds. */
  readonly items: () => KeyOrder | undefined;
}

/** The order of the keys of a definition, by its kind; undefined for a kind that has none. */
export type KeyOrders = (kind: string) => KeyOrder | undefined;

/** The order in which the schemas declare the keys, at every level. */
export function keyOrders(schemas: ReadonlyMap<string, SchemaDocument>): KeyOrders {
  return (kind) => {
    const file = schemaNameOf(kind);
    const schema = file === undefined ? undefined : schemas.get(file);
    return file === undefined || schema === undefined
      ? undefined
      : orderOf({ schemas, file, schema });
  };
}

function orderOf(located: LocatedSchema): KeyOrder {
  const { schema } = located;
  const properties = partOf(schema, 'properties');
  const ranks = new Map(Object.keys(properties).map((key, rank) => [key, rank]));
  return {
    rankOf: (key) => ranks.get(key),
    below: (key) =>
      orderAt(located, ranks.has(key) ? properties[key] : schema.additionalProperties),
    items: () => orderAt(located, schema.items),
  };
}

function orderAt(from: LocatedSchema, schema: unknown): KeyOrder | undefined {
  return isDocument(schema) ? orderOf(schemaAt({ ...from, schema })) : undefined;
}
