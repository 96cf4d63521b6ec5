import { expect, test } from 'vitest';
import { inlineDefinitions } from '../../../compiler/link/types/inline-definitions.ts';

test('puts definitions where they are named, also below one another', () => {
  const schema = {
    $defs: {
      row: { type: 'object', properties: { id: { $ref: '#/$defs/id' } } },
      id: { type: 'integer' },
    },
    type: 'array',
    items: { $ref: '#/$defs/row' },
  };
  expect(inlineDefinitions(schema)).toEqual({
    type: 'array',
    items: { type: 'object', properties: { id: { type: 'integer' } } },
  });
});

test('keeps what stands beside a reference', () => {
  const schema = { $defs: { id: { type: 'integer' } }, $ref: '#/$defs/id', minimum: 1 };
  expect(inlineDefinitions(schema)).toEqual({ allOf: [{ type: 'integer' }, { minimum: 1 }] });
});

test('tells properties and values from keywords', () => {
  const schema = {
    $defs: { id: { type: 'integer' } },
    properties: { const: { $ref: '#/$defs/id' }, $ref: { type: 'string' } },
    const: { $ref: '#/$defs/id' },
  };
  expect(inlineDefinitions(schema)).toEqual({
    properties: { const: { type: 'integer' }, $ref: { type: 'string' } },
    const: { $ref: '#/$defs/id' },
  });
});

test('is no larger than what was written, however often definitions name one another', () => {
  const $defs = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => {
      const next = { $ref: `#/$defs/d${index + 1}` };
      return [`d${index}`, index === 39 ? { type: 'string' } : { prefixItems: [next, next] }];
    }),
  );
  const schema = inlineDefinitions({ $defs, $ref: '#/$defs/d0' });
  const { prefixItems } = schema;
  expect(Array.isArray(prefixItems) && prefixItems[0] === prefixItems[1]).toBe(true);
});

test('leaves a schema without definitions as it is', () => {
  const schema = { type: 'string' };
  expect(inlineDefinitions(schema)).toBe(schema);
});
