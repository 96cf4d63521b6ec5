import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMismatch } from '../../../compiler/link/workflow/assignability.ts';
import type { Type } from '../../../compiler/link/workflow/type.ts';

const text = { type: 'string' };
const number = { type: 'number' };
const integer = { type: 'integer' };

function object(properties: Record<string, Type>, more: Type = {}): Type {
  return { type: 'object', properties, ...more };
}

function mismatch(source: Type, target: Type): string | undefined {
  const found = findMismatch(source, target);
  return found && `${found.path} ${found.reason}`.trim();
}

describe('findMismatch', () => {
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
      'tuples, which are not compared',
      { type: 'array', prefixItems: [text] },
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
        expect(findMismatch(structuredClone(type), type)).toBeUndefined();
      }),
    );
  });

  test('a wider union never refuses more', () => {
    fc.assert(
      fc.property(types, types, types, (source, target, other) => {
        if (findMismatch(source, target) !== undefined) return;
        expect(findMismatch(source, { anyOf: [target, other] })).toBeUndefined();
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
    expect(findMismatch(one, other)).toBeUndefined();
  });
});
