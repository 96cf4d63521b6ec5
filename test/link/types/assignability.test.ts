import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignability } from '../../../compiler/link/types/assignability.ts';
import type { Type } from '../../../compiler/link/types/type.ts';

const text = { type: 'string' };
const number = { type: 'number' };
const integer = { type: 'integer' };

function object(properties: Record<string, Type>, more: Type = {}): Type {
  return { type: 'object', properties, ...more };
}

function mismatch(source: Type, target: Type): string | undefined {
  const answer = assignability(source, target);
  return answer.kind === 'no' ? `${answer.path} ${answer.reason}`.trim() : undefined;
}

describe('assignability', () => {
  test.each<[string, Type, Type]>([
    ['equal types', text, text],
    ['an integer for a number', integer, number],
    ['anything for anything', {}, {}],
    ['anything for text, which cannot be told', {}, text],
    ['text for anything', text, {}],
    ['one of the types', text, { type: ['string', 'null'] }],
    ['nullable for nullable', { type: 'string', nullable: true }, { type: ['null', 'string'] }],
    ['a value of the list', { const: 'a' }, { enum: ['a', 'b'] }],
    ['a shorter list of values', { enum: ['a'] }, { enum: ['a', 'b'] }],
    ['a value of the type', { const: 3 }, number],
    ['equal objects as values', { const: { a: 1, b: 2 } }, { enum: [{ b: 2, a: 1 }] }],
    [
      'a narrowed text for a list of values, which cannot be told',
      { type: 'string', pattern: '^a$' },
      { enum: ['a'] },
    ],
    [
      'an object of which nothing is said',
      { type: 'object' },
      object({ a: text }, { required: ['a'] }),
    ],
    ['a list of which nothing is said', { type: 'array' }, { type: 'array', items: text }],
    ['more properties than are wanted', object({ a: text, b: text }), object({ a: text })],
    [
      'what is required',
      object({ a: text }, { required: ['a'] }),
      object({ a: text }, { required: ['a'] }),
    ],
    ['a branch of a union', text, { anyOf: [number, text] }],
    ['a union within a union', { oneOf: [text, number] }, { anyOf: [number, text] }],
    ['values spread over branches', { enum: ['a', 1] }, { anyOf: [text, number] }],
    ['a list of integers', { type: 'array', items: integer }, { type: 'array', items: number }],
    ['a list value', { const: [1, 2] }, { type: 'array', items: number }],
    [
      'elements by position',
      { type: 'array', prefixItems: [integer], items: number },
      { type: 'array', items: number },
    ],
    [
      'a property that a pattern may allow',
      object({ a: text }),
      { type: 'object', patternProperties: { a: {} }, additionalProperties: false },
    ],
    [
      'further properties of the wanted type',
      object({ a: text }),
      { type: 'object', additionalProperties: text },
    ],
    ['a part that `allOf` may narrow', { type: ['string', 'null'], allOf: [text] }, text],
    ['`not`, which is not compared', { not: text }, number],
    ['a hostile name', object({ constructor: text }), object({})],
    ['`true` as a schema', object({ a: text }), { type: 'object', properties: { a: true } }],
  ])('lets pass %s', (_, source, target) => {
    expect(mismatch(source, target)).toBeUndefined();
  });

  test.each<[Type, Type, string]>([
    [text, number, 'is string, "number" is wanted'],
    [number, integer, 'is number, "integer" is wanted'],
    [{ type: ['string', 'null'] }, text, 'is string or null, "string" is wanted'],
    [{ type: 'string', nullable: true }, text, 'is string or null, "string" is wanted'],
    [{ const: 'c' }, { enum: ['a', 'b'] }, 'is "c", "a" or "b" is wanted'],
    [{ enum: ['a', 'c'] }, { enum: ['a', 'b'] }, 'is "c", "a" or "b" is wanted'],
    [text, { enum: ['a', 'b'] }, 'is string, "a" or "b" is wanted'],
    [{ const: 1.5 }, integer, 'is 1.5, "integer" is wanted'],
    [object({ a: text }), object({ a: number }), '.a is string, "number" is wanted'],
    [
      { type: 'array', items: object({ amount: text }) },
      { type: 'array', items: object({ amount: number }) },
      '[].amount is string, "number" is wanted',
    ],
    [object({ 'a b': text }), object({ 'a b': number }), '["a b"] is string, "number" is wanted'],
    [object({}), object({ a: text }, { required: ['a'] }), '.a is missing'],
    [
      object({ a: text }),
      object({ a: text }, { required: ['a'] }),
      '.a may be missing and is wanted',
    ],
    [
      object({ a: text, b: text }),
      object({ a: text }, { additionalProperties: false }),
      '.b is not wanted',
    ],
    [
      object({ a: text }),
      { type: 'object', additionalProperties: number },
      '.a is string, "number" is wanted',
    ],
    [
      object({ b: text, a: text }),
      object({ a: number, b: number }),
      '.a is string, "number" is wanted',
    ],
    [{ anyOf: [text, number] }, text, 'is number, "string" is wanted'],
    [{ type: 'boolean' }, { anyOf: [text, number] }, 'is boolean, "string or number" is wanted'],
    [
      object({ a: text }),
      { anyOf: [{ type: 'null' }, object({ a: number })] },
      '.a is string, "number" is wanted',
    ],
    [{ const: [1, 'x'] }, { type: 'array', items: number }, '[] is "x", "number" is wanted'],
    [{ const: { a: 'x' } }, object({ a: number }), '.a is "x", "number" is wanted'],
    [text, { type: 'object', allOf: [{}] }, 'is string, "object" is wanted'],
    [
      object({ toString: text }),
      object({ toString: number }),
      '.toString is string, "number" is wanted',
    ],
  ])('%j does not fit %j', (source, target, expected) => {
    expect(mismatch(source, target)).toBe(expected);
  });

  test.each<[Type, Type, string]>([
    [integer, { type: 'integer', minimum: 1 }, 'is integer, "at least 1" is wanted'],
    [
      { type: 'number', minimum: 0 },
      { type: 'number', exclusiveMinimum: 0 },
      'is at least 0, "more than 0" is wanted',
    ],
    [
      { type: 'number', maximum: 9 },
      { type: 'number', maximum: 8 },
      'is at most 9, "at most 8" is wanted',
    ],
    [
      { type: 'integer', multipleOf: 3 },
      { multipleOf: 6 },
      'is a multiple of 3, "a multiple of 6" is wanted',
    ],
    [
      text,
      { type: 'string', minLength: 1 },
      'is string, "text of at least 1 characters" is wanted',
    ],
    [
      { type: 'string', maxLength: 9 },
      { maxLength: 8 },
      'is text of at most 9 characters, "text of at most 8 characters" is wanted',
    ],
    [text, { pattern: '^a' }, 'is string, "text that matches ^a" is wanted'],
    [text, { format: 'date' }, 'is string, "text in format date" is wanted'],
    [
      { type: 'string', format: 'date' },
      { format: 'date-time' },
      'is text in format date, "text in format date-time" is wanted',
    ],
    [
      { type: 'array', items: text },
      { minItems: 1 },
      'is a list of any length, "list of at least 1 elements" is wanted',
    ],
    [
      { type: 'array', items: text },
      { uniqueItems: true },
      'is a list that may hold an element twice, "list without doubles" is wanted',
    ],
    [
      { type: 'array', prefixItems: [text, number] },
      { prefixItems: [text, integer] },
      '[1] is number, "integer" is wanted',
    ],
    [
      object({ a: text }, { additionalProperties: number }),
      object({ a: text }, { additionalProperties: text }),
      '.* is number, "string" is wanted',
    ],
    [
      object({ a: text }),
      { minProperties: 1 },
      'is an object, "object of at least 1 properties" is wanted',
    ],
    [{ type: 'boolean' }, { const: true }, 'is boolean, "true" is wanted'],
    [text, { not: { type: 'string' } }, 'is string, "anything but string" is wanted'],
    [{ const: 'xy' }, { pattern: '^x$' }, 'is "xy", "text that matches ^x$" is wanted'],
  ])('%j does not fit %j', (source, target, expected) => {
    expect(mismatch(source, target)).toBe(expected);
  });

  test.each<[string, Type, Type]>([
    ['a narrower range', { type: 'integer', minimum: 1, maximum: 3 }, { minimum: 0, maximum: 3 }],
    ['integers above a bound', { type: 'integer', minimum: 1 }, { exclusiveMinimum: 0 }],
    ['multiples', { type: 'integer', multipleOf: 6 }, { type: 'integer', multipleOf: 3 }],
    ['multiples of 1', { type: 'number', multipleOf: 1 }, integer],
    ['the same pattern', { type: 'string', pattern: '^a' }, { type: 'string', pattern: '^a' }],
    ['a format within a wider one', { type: 'string', format: 'uri' }, { format: 'uri-reference' }],
    ['a value that matches', { const: 'ab' }, { pattern: '^a', minLength: 2 }],
    ['a longer list', { type: 'array', items: text, minItems: 2 }, { minItems: 1 }],
    [
      'a closed object for one with optional properties',
      object({ a: text }, { additionalProperties: false }),
      object({ a: text, b: number }),
    ],
    [
      'tagged objects, each for its branch',
      { anyOf: [object({ kind: { const: 'a' } }, { required: ['kind'] })] },
      {
        oneOf: [
          object({ kind: { const: 'a' } }, { required: ['kind'] }),
          object({ kind: { const: 'b' } }, { required: ['kind'] }),
        ],
      },
    ],
    [
      'what all of several ask for',
      { type: 'integer', minimum: 1 },
      { allOf: [number, { minimum: 0 }] },
    ],
    ['what was excluded', number, { not: text }],
  ])('proves %s', (_, source, target) => {
    expect(assignability(source, target)).toEqual({ kind: 'yes' });
  });

  test.each<[string, Type, Type, string]>([
    ['anything', {}, text, 'is not described, "string" is wanted'],
    [
      'a bare object',
      { type: 'object' },
      object({ a: text }),
      '.a is not described, "string" is wanted',
    ],
    [
      'a property that an open object does not name',
      object({ a: text }),
      object({ a: text, b: number }),
      '.b is not described, "number" is wanted',
    ],
    [
      'one pattern and another',
      { type: 'string', pattern: '^aa' },
      { pattern: '^a' },
      'is text that matches ^aa, "text that matches ^a" is wanted',
    ],
    [
      'a range that two branches share',
      { type: 'number', minimum: 0, maximum: 9 },
      {
        anyOf: [
          { type: 'number', maximum: 5 },
          { type: 'number', minimum: 5 },
        ],
      },
      'is number, "number" is wanted',
    ],
  ])('cannot tell of %s', (_, source, target, reason) => {
    const answer = assignability(source, target);
    expect(answer.kind).toBe('unknown');
    expect(answer.kind === 'unknown' && `${answer.path} ${answer.reason}`.trim()).toBe(reason);
  });

  const scalars = fc.constantFrom<Type>(
    text,
    number,
    integer,
    {},
    { enum: ['a', 'b'] },
    { const: 1 },
  );
  const types = fc.letrec<{ type: Type }>((tie) => ({
    type: fc.oneof(
      { maxDepth: 3 },
      scalars,
      fc.record({ type: fc.constant('array'), items: tie('type') }),
      fc.record({ anyOf: fc.array(tie('type'), { minLength: 1, maxLength: 3 }) }),
      fc.record({
        type: fc.constant('object'),
        properties: fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), tie('type')),
        required: fc.constantFrom([], ['a']),
      }),
    ),
  })).type;

  test('every type that can be described fits itself', () => {
    fc.assert(
      fc.property(types, (type) => {
        expect(mismatch(structuredClone(type), type)).toBeUndefined();
      }),
    );
  });

  test('a wider union never refuses more', () => {
    fc.assert(
      fc.property(types, types, types, (source, target, other) => {
        if (mismatch(source, target) !== undefined) return;
        expect(mismatch(source, { anyOf: [target, other] })).toBeUndefined();
      }),
    );
  });

  test('gives up on unions that multiply, rather than never ending', () => {
    let one: Type = text;
    let other: Type = number;
    for (let depth = 0; depth < 16; depth++) {
      one = {
        anyOf: [
          { type: 'array', items: one },
          { type: 'array', items: one },
        ],
      };
      other = {
        anyOf: [
          { type: 'array', items: other },
          { type: 'array', items: other },
        ],
      };
    }
    expect(mismatch(one, other)).toBeUndefined();
  });
});
