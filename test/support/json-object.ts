import type { JsonObject } from '../../compiler/model/json.ts';

/** The mapping that a JSON text holds, with keys such as `__proto__` as keys. */
export function jsonObject(text: string): JsonObject {
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) throw new Error('The text holds no mapping.');
  return value;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
