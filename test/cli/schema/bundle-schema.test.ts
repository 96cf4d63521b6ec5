import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { bundleForEditors, bundleSchema } from '../../../compiler/cli/schema/bundle-schema.ts';
import { publishedSchemas, schemaNames } from '../../../compiler/cli/schema/published-schemas.ts';
import { isDocument } from '../../../compiler/cli/schema/schema-document.ts';
import { readSchemas } from '../../schemas/read-schemas.ts';

const schemas = publishedSchemas();
const options = {
  strict: true,
  allowUnionTypes: true,
  strictRequired: false,
  strictTypes: false,
  ownProperties: true,
};
const original = new Ajv2020({ ...options, schemas: [...schemas.values()] });
const editor = new Ajv2020(options).compile(bundleForEditors(schemas));

test('every published schema is read', () => {
  expect([...schemas.keys()].sort()).toEqual([...readSchemas().keys()].sort());
});

test('nothing refers to another document', () => {
  const bundles = [
    bundleForEditors(schemas),
    ...schemaNames.map((name) => bundleSchema(schemas, name)),
  ];
  for (const bundle of bundles) {
    const references = [...JSON.stringify(bundle).matchAll(/"\$ref":"([^"]*)"/g)].map(
      ([, to = '']) => to,
    );
    expect(references.length).toBeGreaterThan(3);
    expect(references.filter((to) => !to.startsWith('#/$defs/'))).toEqual([]);
  }
});

describe.each([...schemaNames])('%s', (name) => {
  const reference = validatorOf(name);
  const bundled = new Ajv2020(options).compile(bundleSchema(schemas, name));
  const examples = examplesOf(name);

  test('the examples fit its own bundle and that of editors', () => {
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      expect(bundled(example)).toBe(true);
      expect(editor(example)).toBe(true);
    }
  });

  test('both bundles agree with the schema on documents that lack, misspell or add something', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...examples),
        fc.nat(),
        fc.jsonValue({ maxDepth: 1 }),
        (example, choice, value) => {
          const broken = replaceOne(example, choice, value);
          const fits = reference(broken);
          expect(bundled(broken)).toBe(fits);
          if (isStillOf(example, broken)) expect(editor(broken)).toBe(fits);
        },
      ),
      { numRuns: 100 },
    );
  });
});

test.each([{}, [], 'text', { kind: 'Agents' }, { apiVersion: 'adac.dev/v2' }])(
  'what is of no kind fits nothing: %j',
  (value) => {
    expect(editor(value)).toBe(false);
  },
);

function validatorOf(name: string): ValidateFunction {
  const validator = original.getSchema(`https://adac.dev/schemas/${name}.schema.json`);
  if (validator === undefined) throw new Error(`There is no schema ${name}.`);
  return validator;
}

function examplesOf(name: string): Readonly<Record<string, unknown>>[] {
  const examples = schemas.get(name)?.examples;
  return Array.isArray(examples) ? examples.filter(isDocument) : [];
}

/** The document with one of its keys, or of the keys of `spec`, replaced by `value`. */
function replaceOne(
  document: Readonly<Record<string, unknown>>,
  choice: number,
  value: unknown,
): Readonly<Record<string, unknown>> {
  const keys = [...Object.keys(document), 'extra'];
  const key = keys[choice % keys.length] ?? 'extra';
  const inner = document[key];
  if (choice % 3 > 0 && isDocument(inner))
    return { ...document, [key]: replaceOne(inner, Math.floor(choice / 7), value) };
  return { ...document, [key]: value };
}

/** Whether the keys that tell what a document is are as they were. */
function isStillOf(
  example: Readonly<Record<string, unknown>>,
  broken: Readonly<Record<string, unknown>>,
): boolean {
  return ['kind', 'agent_id', 'workflow_id', 'specification', 'scaling'].every(
    (key) =>
      Object.hasOwn(example, key) === Object.hasOwn(broken, key) &&
      (key !== 'kind' || example.kind === broken.kind),
  );
}
