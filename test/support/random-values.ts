import type { JsonObject, JsonValue } from '../../compiler/model/json.ts';
import { isList, isObject } from '../../compiler/link/types/type.ts';
import type { Random } from './random-types.ts';

/** Values that are likely of a type, and some that are near its edges; a validator has to tell which are. */
export function likelyValues(
  type: JsonValue | undefined,
  random: Random,
  count: number,
): JsonValue[] {
  return Array.from({ length: count }, () => valueOf(type, random, 5));
}

const scalars: readonly JsonValue[] = [
  ...['x', 'yy', '', 'zzz', 'xy', 'abcdef', '2024-02-29', 'a@b.example', 'Z'],
  ...[0, 1, 2, 3, 4, 5, 6, 8, 9, 12, -2, -3, 1.5, 5.25, 0.5, true, false, null],
];

function valueOf(type: JsonValue | undefined, random: Random, depth: number): JsonValue {
  if (!isObject(type) || depth === 0 || random(12) === 0) return anything(random, depth);
  const { const: constant, enum: values, anyOf, oneOf, allOf } = type;
  if (constant !== undefined) return constant;
  if (isList(values)) return pick(values, random);
  for (const union of [anyOf, oneOf, allOf]) {
    if (isList(union)) return valueOf(pick(union, random), random, depth - 1);
  }
  const kind = isList(type.type) ? pick(type.type, random) : type.type;
  if (kind === 'string') return textOf(type, random);
  if (kind === 'integer' || kind === 'number') return numberOf(type, random);
  if (kind === 'boolean') return random(2) === 0;
  if (kind === 'null') return null;
  if (kind === 'array') return listOf(type, random, depth);
  return kind === 'object' ? objectOf(type, random, depth) : anything(random, depth);
}

function pick(values: readonly JsonValue[], random: Random): JsonValue {
  return values[random(values.length)] ?? null;
}

function anything(random: Random, depth: number): JsonValue {
  if (depth > 0 && random(6) === 0) return [pick(scalars, random)];
  if (depth > 0 && random(6) === 0) return { a: pick(scalars, random), c: pick(scalars, random) };
  return pick(scalars, random);
}

function textOf(type: JsonObject, random: Random): string {
  const least = typeof type.minLength === 'number' ? type.minLength : 0;
  const length = least + random(4);
  const letters = Array.from({ length }, () => 'xyaZ'.charAt(random(4))).join('');
  return pickText(
    ['2024-02-29', 'a@b.example', letters, `x${letters}`, `${letters}y`, 'xy'],
    random,
  );
}

function pickText(texts: readonly string[], random: Random): string {
  return texts[random(texts.length)] ?? '';
}

function numberOf(type: JsonObject, random: Random): number {
  const edges = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].flatMap((name) => {
    const bound = type[name];
    return typeof bound === 'number' ? [bound, bound + 1, bound - 1, bound + 0.5] : [];
  });
  const candidates = [...edges, 0, 1, -1, 2, 3, 4, 6, 12, 100, -100, 1.5, 0.25];
  return candidates[random(candidates.length)] ?? 0;
}

function listOf(type: JsonObject, random: Random, depth: number): JsonValue {
  const prefix = isList(type.prefixItems) ? type.prefixItems : [];
  const least = typeof type.minItems === 'number' ? type.minItems : 0;
  const length =
    type.items === false ? Math.min(prefix.length, least + random(3)) : least + random(3);
  return Array.from({ length }, (_, index) =>
    valueOf(prefix[index] ?? type.items, random, depth - 1),
  );
}

function objectOf(type: JsonObject, random: Random, depth: number): JsonValue {
  const properties = isObject(type.properties) ? type.properties : {};
  const required = isList(type.required) ? type.required : [];
  const entries: [string, JsonValue][] = [];
  for (const [key, schema] of Object.entries(properties)) {
    if (required.includes(key) || random(2) === 0) {
      entries.push([key, valueOf(schema, random, depth - 1)]);
    }
  }
  if (type.additionalProperties !== false) {
    for (const key of ['c', 'z']) {
      if (random(3) === 0 && !Object.hasOwn(properties, key)) {
        entries.push([key, valueOf(type.additionalProperties, random, depth - 1)]);
      }
    }
  }
  return Object.fromEntries(entries);
}
