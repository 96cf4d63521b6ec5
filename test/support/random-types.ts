import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../compiler/model/json.ts';
import { isList, isObject } from '../../compiler/link/types/type.ts';

/** Numbers from 0 up to, and without, a limit. */
export type Random = (limit: number) => number;

/** The numbers that a seed gives, by mulberry32 (Tommy Ettinger, public domain). */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const keys = ['a', 'b', 'c', 'kind'];
const constants: readonly JsonValue[] = ['x', 'yy', '', 'zzz', 0, 1, 3, 1.5, -2, true, null];

const texts = fc.record(
  {
    type: fc.constant('string'),
    minLength: fc.nat(3),
    maxLength: fc.integer({ min: 2, max: 5 }),
    pattern: fc.constantFrom('^x', 'y$', '^[a-z]*$'),
    format: fc.constantFrom('date', 'email'),
  },
  { requiredKeys: ['type'] },
);

const numbers = fc.record(
  {
    type: fc.constantFrom('integer', 'number'),
    minimum: fc.integer({ min: -3, max: 3 }),
    maximum: fc.integer({ min: 2, max: 8 }),
    exclusiveMinimum: fc.integer({ min: -3, max: 2 }),
    exclusiveMaximum: fc.constantFrom(5, 5.5, 9),
    multipleOf: fc.constantFrom(1, 2, 3, 4, 0.5),
  },
  { requiredKeys: ['type'] },
);

/** Schemas as authors write them: most say what they describe, some leave much open. */
export const randomTypes = fc.letrec<{ type: JsonObject }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'type' },
    { weight: 5, arbitrary: sparse(texts) },
    { weight: 5, arbitrary: sparse(numbers) },
    { weight: 2, arbitrary: fc.constantFrom({ type: 'boolean' }, { type: 'null' }) },
    {
      weight: 2,
      arbitrary: fc.record({
        enum: fc.uniqueArray(fc.constantFrom(...constants), { minLength: 1, maxLength: 4 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ const: fc.constantFrom(...constants) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant(['string', 'null']) }) },
    { weight: 1, arbitrary: fc.constant({}) },
    { weight: 6, arbitrary: objects(tie('type')) },
    { weight: 5, arbitrary: lists(tie('type')) },
    { weight: 2, arbitrary: unions(tie('type'), 'anyOf') },
    { weight: 1, arbitrary: unions(tie('type'), 'oneOf') },
    { weight: 1, arbitrary: unions(tie('type'), 'allOf') },
    { weight: 1, arbitrary: fc.record({ not: tie('type') }) },
  ),
})).type;

function objects(type: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  const all = fc.record({
    properties: fc.dictionary(fc.constantFrom(...keys), type, { maxKeys: 3 }),
    chosen: fc.subarray(keys),
    rest: fc.oneof(
      { weight: 6, arbitrary: fc.constant<JsonValue | undefined>(false) },
      { weight: 1, arbitrary: fc.constant<JsonValue | undefined>(undefined) },
      { weight: 1, arbitrary: type },
    ),
    more: fc.oneof(
      { weight: 5, arbitrary: fc.constant<JsonObject>({}) },
      {
        weight: 1,
        arbitrary: fc.constantFrom<JsonObject>({ minProperties: 1 }, { maxProperties: 2 }),
      },
    ),
  });
  return all.map(({ properties, chosen, rest, more }) => ({
    type: 'object',
    properties,
    required: chosen.filter((key) => Object.hasOwn(properties, key)),
    ...(rest === undefined ? {} : { additionalProperties: rest }),
    ...more,
  }));
}

function lists(type: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  return sparse(
    fc.record(
      {
        type: fc.constant('array'),
        items: fc.oneof(
          { weight: 4, arbitrary: type },
          { weight: 1, arbitrary: fc.constant(false) },
        ),
        prefixItems: fc.array(type, { minLength: 1, maxLength: 2 }),
        minItems: fc.nat(2),
        maxItems: fc.integer({ min: 1, max: 4 }),
        uniqueItems: fc.constant(true),
      },
      { requiredKeys: ['type', 'items'] },
    ),
    ['type', 'items'],
  );
}

function unions(type: fc.Arbitrary<JsonObject>, keyword: string): fc.Arbitrary<JsonObject> {
  return fc
    .array(type, { minLength: 1, maxLength: 3 })
    .map((branches) => ({ [keyword]: branches }));
}

/** Leaves out most keywords, since a schema with all of them allows nothing. */
function sparse(
  types: fc.Arbitrary<Readonly<Record<string, JsonValue | undefined>>>,
  kept: readonly string[] = ['type'],
): fc.Arbitrary<JsonObject> {
  return fc.tuple(types, fc.integer()).map(([type, seed]) => {
    const random = randomFrom(seed);
    const entries: [string, JsonValue][] = [];
    for (const [name, value] of Object.entries(type)) {
      if (value !== undefined && (kept.includes(name) || random(3) === 0))
        entries.push([name, value]);
    }
    return Object.fromEntries(entries);
  });
}

/** A pair of types: half of them nothing to do with one another, half of them one schema and a slightly changed copy. */
export const randomPairs = fc
  .tuple(randomTypes, randomTypes, fc.integer(), fc.boolean())
  .map(([source, other, seed, isKin]) => ({
    source,
    target: isKin ? changed(source, randomFrom(seed)) : other,
    seed,
  }));

/** The schema with one or two of its parts changed. */
function changed(type: JsonObject, random: Random): JsonObject {
  const once = changeOne(type, random);
  return random(2) === 0 ? changeOne(once, random) : once;
}

function changeOne(type: JsonObject, random: Random): JsonObject {
  const entries = Object.entries(type);
  const index = random(entries.length + 1);
  const [name, value] = entries[index] ?? [];
  if (name === undefined || value === undefined) return { ...type, description: 'Changed.' };
  if (isObject(value) && name !== 'const') {
    const inner = name === 'properties' ? changeEach(value, random) : changeOne(value, random);
    return { ...type, [name]: inner };
  }
  if (isList(value)) return { ...type, [name]: changeList(value, random) };
  if (typeof value === 'number' && name !== 'const') {
    return {
      ...type,
      [name]: name === 'multipleOf' ? value * 2 : Math.max(0, value + random(3) - 1),
    };
  }
  if (name === 'type' || name === 'const') return { anyOf: [type, { type: 'null' }] };
  return Object.fromEntries(entries.filter(([key]) => key !== name));
}

function changeEach(properties: JsonObject, random: Random): JsonObject {
  const names = Object.keys(properties);
  const name = names[random(names.length + 1)];
  const schema = name === undefined ? undefined : properties[name];
  if (name === undefined || !isObject(schema)) return { ...properties, c: { type: 'string' } };
  return { ...properties, [name]: changeOne(schema, random) };
}

function changeList(values: readonly JsonValue[], random: Random): readonly JsonValue[] {
  const index = random(values.length + 1);
  const value = values[index];
  if (isObject(value)) return values.with(index, changeOne(value, random));
  return value === undefined || values.length < 2 ? values : values.filter((_, at) => at !== index);
}
