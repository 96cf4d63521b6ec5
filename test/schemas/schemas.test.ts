import * as validators from '#validators';
import { schemaErrors } from '#validators';
import type { SchemaName } from '#validators';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isSchema, partOf, propertiesOf, readSchemas } from './read-schemas.ts';

const schemas = readSchemas();
const properties = propertiesOf(schemas);
const ajv = new Ajv2020({
  schemas: [...schemas.values()],
  strict: true,
  allowUnionTypes: true,
  strictRequired: false,
  ownProperties: true,
});

/** The predicates, by the name of the schema's file. */
const predicates = new Map<
  string,
  { readonly name: SchemaName; readonly fits: (value: unknown) => boolean }
>([
  ['adac-2.0', { name: 'adac20', fits: validators.adac20 }],
  ['agent', { name: 'agent', fits: validators.agent }],
  ['cluster', { name: 'cluster', fits: validators.cluster }],
  ['environment', { name: 'environment', fits: validators.environment }],
  ['flat-agent', { name: 'flatAgent', fits: validators.flatAgent }],
  ['flat-workflow', { name: 'flatWorkflow', fits: validators.flatWorkflow }],
  ['fleet', { name: 'fleet', fits: validators.fleet }],
  ['model', { name: 'model', fits: validators.model }],
  ['policy-waiver', { name: 'policyWaiver', fits: validators.policyWaiver }],
  ['project', { name: 'project', fits: validators.project }],
  ['scaling', { name: 'scaling', fits: validators.scaling }],
  ['team', { name: 'team', fits: validators.team }],
  ['tool', { name: 'tool', fits: validators.tool }],
  ['workflow', { name: 'workflow', fits: validators.workflow }],
]);

test('every schema but the shared one has its validator', () => {
  expect([...predicates.keys(), 'common'].sort()).toEqual([...schemas.keys()].sort());
});

describe('fields', () => {
  test('there are enough of them to be worth describing', () => {
    expect(properties.length).toBeGreaterThan(250);
  });

  test('each has a description of a sentence', () => {
    const missing = properties.filter(
      ({ schema }) =>
        typeof schema.description !== 'string' || !/^[A-Z`].*\.$/s.test(schema.description),
    );
    expect(missing.map(({ file, path }) => file + path)).toEqual([]);
  });

  test('each number says what it counts', () => {
    const numbers = properties.filter(({ schema }) =>
      ['integer', 'number'].includes(String(schema.type)),
    );
    expect(numbers.length).toBeGreaterThan(30);
    const bare = numbers.filter(({ schema }) => !unit.test(String(schema.description)));
    expect(bare.map(({ file, path }) => file + path)).toEqual([]);
  });

  test('each has an example that fits, or is a mapping of fields that have', () => {
    const wrong = properties.filter(({ file, path, schema }) => {
      if (!Array.isArray(schema.examples))
        return Object.keys(partOf(schema, 'properties')).length === 0;
      const fits = ajv.getSchema(
        `https://adac.dev/schemas/${file}.schema.json#${escapePath(path)}`,
      );
      return (
        schema.examples.length === 0 ||
        !schema.examples.every((example) => fits?.(example) === true)
      );
    });
    expect(wrong.map(({ file, path }) => file + path)).toEqual([]);
  });

  test('mappings know their keys, or say what all of them hold', () => {
    const open = [...schemas].flatMap(([file, schema]) =>
      openMappings(schema).map((path) => file + path),
    );
    // Values that are passed on as they are, and the mapping that holds one of two others.
    expect(open).toEqual(['common/$defs/json', 'environment/properties/spec/properties/scaling']);
  });
});

const unit =
  /\b(slots|instances|pods|nodes|agents|requests|messages|tokens|usd|percent|seconds|milliseconds|mib|calls|failures|repetitions|devices|applications|turns|jobs|runs|port)\b/i;

describe('definitions', () => {
  const definitions = [...schemas].flatMap(([file, schema]) =>
    Object.entries(partOf(schema, '$defs')).map(([name, part]) => ({ file, name, part })),
  );

  test.each(definitions)(
    '$file $name has a description and examples that fit',
    ({ file, name, part }) => {
      if (!isSchema(part)) throw new Error('A definition is a mapping.');
      expect(part.description).toMatch(/^[A-Z].*\.$/s);
      if (part.properties !== undefined && part.examples === undefined) return;
      const fits = ajv.getSchema(`https://adac.dev/schemas/${file}.schema.json#/$defs/${name}`);
      expect(
        Array.isArray(part.examples) && part.examples.every((example) => fits?.(example) === true),
      ).toBe(true);
    },
  );
});

/** The examples of a schema, and each with one value at random replaced. */
function examplesOf(file: string): readonly unknown[] {
  const examples = schemas.get(file)?.examples;
  return Array.isArray(examples) ? examples : [];
}

describe.each([...predicates])('the validator of %s', (file, { name, fits }) => {
  test('lets the examples pass, and has no error for them', () => {
    expect(examplesOf(file).length).toBeGreaterThan(0);
    for (const example of examplesOf(file)) {
      expect(schemaErrors(name, example)).toEqual([]);
      expect(fits(example)).toBe(true);
    }
  });

  test('agrees with ajv itself and with its own errors on broken ones', () => {
    const reference = ajv.getSchema(`https://adac.dev/schemas/${file}.schema.json`);
    const broken = fc
      .tuple(fc.constantFrom(...examplesOf(file)), fc.infiniteStream(fc.nat(1000)), replacement)
      .map(([example, choices, value]) => mutate(example, choices, value));
    fc.assert(
      fc.property(broken, (value) => {
        const isValid = reference?.(value) === true;
        expect(fits(value)).toBe(isValid);
        expect(schemaErrors(name, value).length === 0).toBe(isValid);
      }),
      { numRuns: 200 },
    );
  });

  test.each([null, undefined, true, 0, '', [], {}, Object.create(null)])('refuses %j', (value) => {
    expect(fits(value)).toBe(false);
    expect(schemaErrors(name, value).length).toBeGreaterThan(0);
  });
});

const replacement = fc.oneof(
  fc.constantFrom(null, true, -1, 1.5, 2 ** 40, '', 'x', 'Not A Name', [], {}, ['a', 'a'], {
    a: 1,
  }),
  fc.jsonValue({ maxDepth: 1 }),
);

/** Walks down by the choices and replaces, adds or removes something there. */
function mutate(value: unknown, choices: Iterator<number>, replacedBy: unknown): unknown {
  const choose = (count: number): number => Number(choices.next().value) % count;
  if (Array.isArray(value) && value.length > 0 && choose(4) > 0) {
    const target = choose(value.length);
    return value.map((item, index): unknown =>
      index === target ? mutate(item, choices, replacedBy) : item,
    );
  }
  if (isSchema(value) && choose(5) > 0) {
    const keys = Object.keys(value);
    if (keys.length === 0 || choose(6) === 0)
      return { ...value, [`extra${choose(3)}`]: replacedBy };
    const target = keys[choose(keys.length)];
    const entries = Object.entries(value);
    if (choose(6) === 0) return Object.fromEntries(entries.filter(([key]) => key !== target));
    return Object.fromEntries(
      entries.map(([key, item]) => [
        key,
        key === target ? mutate(item, choices, replacedBy) : item,
      ]),
    );
  }
  return replacedBy;
}

function escapePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function openMappings(schema: unknown, path = ''): string[] {
  if (!isSchema(schema)) return [];
  const isOpen = schema.type === 'object' && schema.additionalProperties === undefined;
  const inner = Object.entries(schema).flatMap(([key, value]) =>
    key === 'examples' || key === 'if' ? [] : openMappings(value, `${path}/${key}`),
  );
  return isOpen ? [path, ...inner] : inner;
}
