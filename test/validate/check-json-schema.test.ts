import { describe, expect, test } from 'vitest';

import { checkJsonSchema } from '../../compiler/validate/check-json-schema.ts';
import { checkValidate, head } from './check-validate.ts';

type Schema = Parameters<typeof checkJsonSchema>[0];

function problemsOf(schema: Schema): string[] {
  return checkJsonSchema(schema).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('schemas that stand by themselves pass', () => {
  test.each<[Schema]>([
    [{}],
    [{ type: 'string', minLength: 1, maxLength: 10, pattern: '^[a-z]+$', format: 'email' }],
    [{ type: ['number', 'null'], minimum: 0, exclusiveMaximum: 10, multipleOf: 0.5 }],
    [{ type: 'array', items: { type: 'integer' }, minItems: 1, uniqueItems: true }],
    [{ type: 'array', prefixItems: [{ type: 'string' }, true], items: false }],
    [
      {
        type: 'object',
        properties: { constructor: { type: 'string' }, kind: { enum: ['a', 'b'] } },
        required: ['constructor'],
        additionalProperties: false,
        dependentRequired: { kind: ['constructor'] },
      },
    ],
    [{ oneOf: [{ const: 1 }, { const: 'one' }], title: 'One', examples: [1], default: 1 }],
    [{ $defs: { row: { type: 'object' } }, type: 'array', items: { $ref: '#/$defs/row' } }],
    [
      {
        $defs: {
          cell: { type: 'number' },
          row: { type: 'array', items: { $ref: '#/$defs/cell' } },
        },
        anyOf: [{ $ref: '#/$defs/row' }, { $ref: '#/$defs/cell' }],
      },
    ],
    [{ type: 'object', patternProperties: { '^x-': true }, propertyNames: { maxLength: 10 } }],
  ])('%j', (schema) => {
    expect(problemsOf(schema)).toEqual([]);
  });
});

describe('references', () => {
  test.each([
    'file:///etc/passwd',
    'http://example.com/schema.json',
    '/dev/zero',
    '#',
    '#/properties/a',
    '#/$defs/missing',
    '#/$defs/constructor',
    '#/$defs/a/properties/b',
    '#/$defs/%61',
    'common.schema.json#/$defs/name',
  ])('to anything but an own definition are refused: %s', ($ref) => {
    expect(problemsOf({ $ref, $defs: { a: { type: 'string' } } })).toEqual([
      `$ref: "${$ref}" is no definition of this schema.`,
    ]);
  });

  test('that lead back to themselves are refused', () => {
    expect(problemsOf({ $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/a' } } })).toEqual([
      '$defs.a: Definition "a" contains itself.',
    ]);
    const $defs = {
      tree: { type: 'object', properties: { children: { items: { $ref: '#/$defs/list' } } } },
      list: { anyOf: [{ $ref: '#/$defs/tree' }] },
    };
    expect(problemsOf({ $ref: '#/$defs/tree', $defs })).toEqual([
      '$defs.tree: Definition "tree" contains itself.',
    ]);
  });

  test('that many definitions share are followed once', () => {
    const $defs: Record<string, Schema> = { d0: { type: 'string' } };
    for (let level = 1; level < 60; level++) {
      const $ref = `#/$defs/d${level - 1}`;
      $defs[`d${level}`] = { anyOf: [{ $ref }, { $ref }] };
    }
    expect(problemsOf({ $ref: '#/$defs/d59', $defs })).toEqual([]);
  });
});

describe('keywords', () => {
  test('that rename or rebase a schema are refused', () => {
    expect(problemsOf({ $id: 'https://adac.dev/schemas/common.schema.json' })).toEqual([
      '$id: A schema here takes no "$id": it stands by itself.',
    ]);
    expect(problemsOf({ $schema: 'http://json-schema.org/draft-07/schema#' })).toHaveLength(1);
  });

  test('that are unknown get a suggestion', () => {
    expect(checkJsonSchema({ type: 'object', propertys: {} })).toEqual([
      {
        path: ['propertys'],
        message: 'JSON Schema 2020-12 has no keyword "propertys".',
        help: 'Did you mean "properties"?',
        isKey: true,
      },
    ]);
  });

  test.each<[Schema, string]>([
    [{ type: 'text' }, 'type: "type" must be one or more of'],
    [{ type: [] }, 'type: "type" must be'],
    [{ minLength: -1 }, 'minLength: "minLength" must be a whole number from 0, not -1.'],
    [{ minLength: { $data: '1/x' } }, 'minLength: "minLength" must be'],
    [{ pattern: { $data: '1/x' } }, 'pattern: "pattern" must be text, not a mapping.'],
    [{ maximum: '5' }, 'maximum: "maximum" must be a number, not "5".'],
    [{ multipleOf: 0 }, 'multipleOf: "multipleOf" must be a number above 0, not 0.'],
    [{ uniqueItems: 'yes' }, 'uniqueItems: "uniqueItems" must be true or false'],
    [{ enum: [] }, 'enum: "enum" must be a list of 1 to 1000 values'],
    [{ items: 'text' }, 'items: A schema is a mapping, not "text".'],
    [{ anyOf: {} }, 'anyOf: "anyOf" must be a list of schemas.'],
    [{ properties: [] }, 'properties: "properties" must be a mapping of schemas.'],
    [{ patternProperties: 5 }, 'patternProperties: "patternProperties" must be a mapping'],
    [{ required: 'a' }, 'required: "required" must be a list of names'],
    [{ dependentRequired: { a: 'b' } }, 'dependentRequired: "dependentRequired" must be lists of'],
    [{ pattern: '(a+)+' }, 'pattern: Pattern "(a+)+" repeats a group'],
    [{ patternProperties: { '(a+)+': true } }, 'patternProperties.(a+)+: Pattern "(a+)+" repeats'],
  ])('of the wrong shape: %j', (schema, message) => {
    const problems = problemsOf(schema);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
  });

  test('that require what is not defined', () => {
    expect(problemsOf({ type: 'object', required: ['constructor'] })).toEqual([
      'required.0: The schema requires "constructor", which its "properties" do not define.',
    ]);
    const [problem] = checkJsonSchema({ properties: { amount: true }, required: ['amuont'] });
    expect(problem?.help).toBe('Did you mean "amount"?');
  });
});

describe('bounds', () => {
  test('depth', () => {
    let schema: Schema = { type: 'string' };
    for (let depth = 0; depth < 60; depth++) schema = { items: schema };
    expect(problemsOf(schema)).toHaveLength(1);
    expect(problemsOf(schema)[0]).toContain('The schema is nested more than 32 deep.');
  });

  test('size', () => {
    const properties = Object.fromEntries(
      Array.from({ length: 1500 }, (_, index) => [`p${index}`, { type: 'string' }]),
    );
    expect(problemsOf({ properties })).toEqual([': The schema holds more than 1000 schemas.']);
  });

  test('mistakes', () => {
    const properties = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`p${index}`, { type: 'text' }]),
    );
    expect(problemsOf({ properties })).toHaveLength(20);
  });
});

test('is found where inputs, outputs and context are written', () => {
  checkValidate(`${head('Agent')}  inputs:
    order:
      schema:
        type: object
        $id: https://example.com/x
#       ^^^ validate/bad-schema: A schema here takes no "$id": it stands by itself.
    code:
      schema: txt
#             ^^^ validate/unknown-value: "spec.inputs.code.schema" is "txt", and must be "text", "integer", "number", "boolean", "array", "object" or "any".
`);
  checkValidate(`${head('Workflow')}  context:
    rows:
      schema:
        items: { type: text }
#                      ^^^^ validate/bad-schema: "type" must be one or more of "string", "integer", "number", "boolean", "array", "object" and "null", not "text".
  steps: [{ id: a, agent: b }]
`);
  checkValidate(`${head('Fleet')}  template: {}
  members:
    - name: a
      count: 1
      overrides:
        outputs:
          x:
            schema: { pattern: "(a+)+" }
#                              ^^^^^^^ validate/bad-schema: Pattern "(a+)+" repeats a group that can match in several ways, which can take exponential time.
`);
});
