/** A value as JSON and the YAML core schema know it. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A mapping with string keys. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
