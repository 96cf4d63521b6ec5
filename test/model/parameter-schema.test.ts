import { expect, test } from 'vitest';
import { schemaOfParameter } from '../../compiler/model/parameter-schema.ts';

test.each([
  ['text', { type: 'string' }],
  ['integer', { type: 'integer' }],
  ['number', { type: 'number' }],
  ['boolean', { type: 'boolean' }],
  ['array', { type: 'array' }],
  ['object', { type: 'object' }],
  ['any', {}],
] as const)('%s stands for a schema', (schema, expected) => {
  expect(schemaOfParameter({ schema })).toEqual(expected);
});

test('a schema of the author stays as it is', () => {
  const schema = { type: 'string', pattern: '^a+$' };
  expect(schemaOfParameter({ schema })).toBe(schema);
});
