import { describe, expect, test } from 'vitest';
import {
  anyType,
  asType,
  describeType,
  jsonTypeOf,
  jsonTypesOf,
  keyword,
  objectType,
  typeOfParameter,
  unionOf,
} from '../../../compiler/link/types/type.ts';

describe('typeOfParameter', () => {
  test.each([
    ['text', { type: 'string' }],
    ['integer', { type: 'integer' }],
    ['number', { type: 'number' }],
    ['boolean', { type: 'boolean' }],
    ['array', { type: 'array' }],
    ['object', { type: 'object' }],
    ['any', {}],
  ] as const)('knows the short name %s', (schema, expected) => {
    expect(typeOfParameter({ schema })).toEqual(expected);
  });

  test('takes a schema as it is', () => {
    const schema = { type: 'array', items: { type: 'string' } };
    expect(typeOfParameter({ schema })).toBe(schema);
  });
});

describe('jsonTypesOf', () => {
  test('reads a name, a list of names, nullable and values', () => {
    expect([...(jsonTypesOf({ type: 'string' }) ?? [])]).toEqual(['string']);
    expect([...(jsonTypesOf({ type: ['null', 'string'] }) ?? [])]).toEqual(['string', 'null']);
    expect([...(jsonTypesOf({ type: 'string', nullable: true }) ?? [])]).toEqual([
      'string',
      'null',
    ]);
    expect([...(jsonTypesOf({ enum: [1, 'a', null, 1.5] }) ?? [])]).toEqual([
      'integer',
      'string',
      'null',
      'number',
    ]);
    expect(jsonTypesOf({})).toBeUndefined();
  });
});

test('jsonTypeOf gives the narrowest type', () => {
  const values = [null, [], {}, 1, 1.5, 'a', true] as const;
  expect(values.map((value) => jsonTypeOf(value))).toEqual([
    'null',
    'array',
    'object',
    'integer',
    'number',
    'string',
    'boolean',
  ]);
});

test.each([
  [{ type: 'string' }, 'string'],
  [{ type: ['string', 'null'] }, 'string or null'],
  [{ enum: ['a', 2] }, '"a" or 2'],
  [{ anyOf: [{ type: 'string' }, { const: false }] }, 'string or false'],
  [{}, 'any'],
])('describeType shows %j as %s', (type, expected) => {
  expect(describeType(type)).toBe(expected);
});

test('unionOf gives the branches of anyOf and oneOf', () => {
  expect(unionOf({ anyOf: [{ type: 'string' }, true] })).toEqual([{ type: 'string' }, anyType]);
  expect(unionOf({ oneOf: [false] })).toEqual([{ not: {} }]);
  expect(unionOf({ type: 'string' })).toBeUndefined();
});

test('asType takes schemas, and not what only looks like one', () => {
  expect(asType({ type: 'string' })).toEqual({ type: 'string' });
  expect(asType(false)).toEqual({ not: {} });
  expect(asType(true)).toBeUndefined();
  expect(asType([])).toBeUndefined();
  expect(asType(undefined)).toBeUndefined();
});

test('keyword does not read what a prototype holds', () => {
  expect(keyword({}, 'constructor')).toBeUndefined();
  expect(keyword({}, 'toString')).toBeUndefined();
  expect(keyword({ type: 'string' }, 'type')).toBe('string');
});

test('objectType does not depend on the order of its properties', () => {
  expect(objectType({ b: {}, a: {} }).required).toEqual(['a', 'b']);
});
