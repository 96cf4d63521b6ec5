import { expect, test } from 'vitest';
import { jsonSchemaOf, typedParameters } from '../../compiler/bundle/parameter-schema.ts';

test.each([
  ['text', { type: 'string' }],
  ['integer', { type: 'integer' }],
  ['number', { type: 'number' }],
  ['boolean', { type: 'boolean' }],
  ['array', { type: 'array' }],
  ['object', { type: 'object' }],
  ['any', {}],
] as const)('%s', (schema, expected) => {
  expect(jsonSchemaOf({ schema })).toEqual(expected);
});

test('a schema of the author stays as it is', () => {
  const schema = { type: 'string', pattern: '^a+$' };
  expect(jsonSchemaOf({ schema })).toBe(schema);
});

test('parameters are sorted, and keep how they are fed', () => {
  const typed = typedParameters({
    b: { schema: 'text', default: 'x', description: 'B.' },
    a: { schema: 'any', required: true },
  });
  expect(JSON.stringify(typed)).toBe(
    '{"a":{"schema":{},"required":true},"b":{"schema":{"type":"string"},"default":"x","description":"B."}}',
  );
});
