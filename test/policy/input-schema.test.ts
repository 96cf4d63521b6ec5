import { expect, test } from 'vitest';
import type { JsonObject } from '../../compiler/model/json.ts';
import { inputSchema } from '../../compiler/policy/input-schema.ts';

const common: JsonObject = {
  $defs: {
    name: { type: 'string', maxLength: 63 },
    tree: { type: 'object', properties: { child: { $ref: '#/$defs/tree' } } },
  },
};

function schemaOf(properties: JsonObject): JsonObject {
  const files = new Map([
    ['common.schema.json', common],
    ['input.json', { type: 'object', properties }],
  ]);
  return inputSchema(files, 'input.json');
}

test('references become local, also those of a definition to itself', () => {
  const schema = schemaOf({
    id: { $ref: '../common.schema.json#/$defs/name', description: 'Left out.' },
    tree: { $ref: '../common.schema.json#/$defs/tree' },
  });
  expect(schema.properties).toEqual({
    id: { $ref: '#/$defs/common-name' },
    tree: { $ref: '#/$defs/common-tree' },
  });
  expect(schema.$defs).toEqual({
    'common-name': { type: 'string' },
    'common-tree': { type: 'object', properties: { child: { $ref: '#/$defs/common-tree' } } },
  });
});

test('several types become anyOf, and oneOf over required keys goes', () => {
  const { properties } = schemaOf({
    amount: { type: ['string', 'number'], minimum: 0 },
    model: {
      type: 'object',
      properties: { name: { type: 'string' } },
      oneOf: [{ required: ['name'] }],
    },
    prompt: { type: ['string', 'object'], properties: { text: { type: 'string' } } },
  });
  expect(properties).toEqual({
    amount: { anyOf: [{ type: 'string' }, { type: 'number' }] },
    model: { type: 'object', properties: { name: { type: 'string' } } },
    prompt: {
      anyOf: [{ type: 'string' }, { type: 'object', properties: { text: { type: 'string' } } }],
    },
  });
});

test('a reference that leads nowhere is anything', () => {
  expect(schemaOf({ x: { $ref: 'other.json#/$defs/y' } }).$defs).toEqual({ 'other-y': {} });
});
