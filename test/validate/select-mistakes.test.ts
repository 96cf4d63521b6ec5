import type { SchemaError } from '#validators';
import { expect, test } from 'vitest';

import {
  exclusiveKeys,
  maxMistakes,
  selectMistakes,
} from '../../compiler/validate/select-mistakes.ts';

function schemaError(overrides: Partial<SchemaError>): SchemaError {
  return {
    keyword: 'type',
    instancePath: '/spec',
    schemaPath: '#/type',
    params: {},
    parentSchema: {},
    data: undefined,
    ...overrides,
  };
}

function keywordsOf(...errors: Partial<SchemaError>[]): string[] {
  return selectMistakes(errors.map(schemaError)).shown.map(({ keyword }) => keyword);
}

test('of two errors of one value, the one that says more', () => {
  expect(keywordsOf({ keyword: 'enum' }, { keyword: 'type' })).toEqual(['type']);
  expect(keywordsOf({ keyword: 'pattern' }, { keyword: 'maxLength' })).toEqual(['maxLength']);
  expect(keywordsOf({ keyword: 'type' }, { keyword: 'pattern' })).toEqual(['type']);
});

test('errors of different values, keys and key names stay apart', () => {
  expect(
    keywordsOf(
      { keyword: 'type' },
      { keyword: 'type', instancePath: '/metadata' },
      { keyword: 'additionalProperties', params: { additionalProperty: 'a' } },
      { keyword: 'additionalProperties', params: { additionalProperty: 'b' } },
      { keyword: 'required', params: { missingProperty: 'c' } },
      { keyword: 'pattern', propertyName: 'd' },
      { keyword: 'pattern', propertyName: 'e' },
    ),
  ).toHaveLength(7);
});

test('keywords that only say that others failed are left out', () => {
  expect(
    keywordsOf(
      { keyword: 'if' },
      { keyword: 'propertyNames' },
      { keyword: 'required', schemaPath: '#/oneOf/0/required' },
    ),
  ).toEqual([]);
});

test('a misspelt key is not also a missing one', () => {
  const parentSchema = { properties: { strategy: {}, members: {} } };
  expect(
    keywordsOf(
      { keyword: 'required', params: { missingProperty: 'strategy' } },
      { keyword: 'required', params: { missingProperty: 'members' } },
      { keyword: 'additionalProperties', params: { additionalProperty: 'stratgy' }, parentSchema },
    ),
  ).toEqual(['required', 'additionalProperties']);
});

test('the only unknown key of a mapping is the only required one that it lacks', () => {
  const parentSchema = { properties: { schema: {}, required: {} }, required: ['schema'] };
  const unknown = (data: object): Partial<SchemaError> => ({
    keyword: 'additionalProperties',
    params: { additionalProperty: 'type' },
    parentSchema,
    data,
  });
  const missing = { keyword: 'required', params: { missingProperty: 'schema' } };
  expect(keywordsOf(missing, unknown({ type: 'text' }))).toEqual(['additionalProperties']);
  expect(keywordsOf(missing, unknown({ type: 'text', kind: 'x' }))).toEqual([
    'required',
    'additionalProperties',
  ]);
  expect(keywordsOf(unknown({ type: 'text', schema: 'text' }))).toEqual(['additionalProperties']);
});

test('what a value lacks that is no mapping', () => {
  const oneOf = [{ required: ['name'] }, { required: ['tier'] }];
  expect(
    keywordsOf(
      { keyword: 'type', data: 'small' },
      { keyword: 'oneOf', parentSchema: { oneOf }, data: 'small' },
    ),
  ).toEqual(['type']);
});

test('keys that exclude each other', () => {
  const oneOf = [{ required: ['agent'] }, { required: ['team'] }];
  expect(exclusiveKeys(schemaError({ keyword: 'oneOf', parentSchema: { oneOf } }))).toEqual([
    'agent',
    'team',
  ]);
  const properties = { pooled: {}, dedicated: {} };
  const tagged = { keyword: 'minProperties', parentSchema: { maxProperties: 1, properties } };
  expect(exclusiveKeys(schemaError(tagged))).toEqual(['pooled', 'dedicated']);
  const limited = { keyword: 'maxProperties', parentSchema: { maxProperties: 64, properties } };
  expect(exclusiveKeys(schemaError(limited))).toEqual([]);
});

test('no more than a hundred are shown, the first by place', () => {
  const errors = Array.from({ length: 250 }, (_, index) =>
    schemaError({ instancePath: `/items/${249 - index}` }),
  );
  const { shown, count } = selectMistakes(errors);
  expect(count).toBe(250);
  expect(shown).toHaveLength(maxMistakes);
  expect(shown.slice(0, 3).map(({ instancePath }) => instancePath)).toEqual([
    '/items/0',
    '/items/1',
    '/items/2',
  ]);
});
