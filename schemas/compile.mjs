// Compiles the JSON Schemas of this folder to plain functions, so that adac loads no ajv.
// dist/generated/validators.js says whether a value fits; it is small, and all that a valid
// estate needs. dist/generated/schema-errors.cjs says what does not fit, and loads when first asked.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';

const folder = new URL('./', import.meta.url);
const target = new URL('../dist/generated/', import.meta.url);

const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.schema.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));

const validated = sources.filter(({ $id }) => !$id.endsWith('/common.schema.json'));

const names = Object.fromEntries(validated.map(({ $id }) => [exportName($id), $id]));

const options = {
  strict: true,
  allowUnionTypes: true,
  // `oneOf` over `required` names properties that stand beside it.
  strictRequired: false,
  messages: false,
  // `__proto__` and `constructor` are keys like any other.
  ownProperties: true,
  // Lengths in UTF-16 units; counting characters would import ajv's runtime.
  unicode: false,
  // Ajv warns of `unicode: false`, which it deprecates for reasons of its own.
  logger: false,
};

const predicates = standaloneCode.default(
  new Ajv2020({ ...options, schemas: lifted(() => undefined), code: { source: true, esm: true } }),
  names,
);
const reporters = standaloneCode.default(
  new Ajv2020({
    ...options,
    schemas: lifted(shortExamples),
    allErrors: true,
    verbose: true,
    code: { source: true },
  }),
  names,
);

mkdirSync(target, { recursive: true });
writeFileSync(new URL('validators.js', target), validatorsModule(dropErrors(predicates)));
writeFileSync(new URL('schema-errors.cjs', target), boundErrors(reporters));
writeFileSync(new URL('key-places.cjs', target), keyPlacesModule());
writeFileSync(new URL('validators.d.ts', target), declarations());

/** All schemas as ajv takes them, each with those examples of it that `keep` gives. */
function lifted(keep) {
  return sources.flatMap((source) => liftDefinitions(slim(source, keep)));
}

/** Without what only people read, except the wanted form that messages quote. */
function slim(schema, keep) {
  if (Array.isArray(schema)) return schema.map((item) => slim(item, keep));
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = [];
  for (const [key, value] of Object.entries(schema)) {
    const part = key === 'examples' && Array.isArray(value) ? keep(value) : value;
    if (part === undefined || !isKept(schema, key, value)) continue;
    kept.push([key, key === 'examples' ? part : slim(part, keep)]);
  }
  return Object.fromEntries(kept);
}

function isKept(schema, key, value) {
  if (key !== 'description' && key !== 'title') return true;
  return typeof value !== 'string' || 'pattern' in schema;
}

/** The first example, where a line of help has room for it. */
function shortExamples([first]) {
  return JSON.stringify(first).length <= 60 ? [first] : undefined;
}

/** Each definition as a schema of its own: ajv compiles these once, but `$defs` once for each file that refers to them. */
function liftDefinitions({ $defs = {}, ...root }) {
  const definitions = Object.entries($defs).map(([name, schema]) => ({
    $id: `${root.$id}/${name}`,
    ...withLiftedReferences(schema, root.$id),
  }));
  return [withLiftedReferences(root, root.$id), ...definitions];
}

function withLiftedReferences(schema, base) {
  if (Array.isArray(schema)) return schema.map((item) => withLiftedReferences(item, base));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) =>
      key === '$ref'
        ? [key, new URL(value, base).href.replace('#/$defs/', '/')]
        : [key, withLiftedReferences(value, base)],
    ),
  );
}

/** A predicate has no use for errors: half of the code, and most of its time. */
function dropErrors(code) {
  const slimmed = code
    .replace('"use strict";', '')
    .replaceAll(/validate\d+\.errors = \[\{instancePath.*?\}\];return false;/gs, 'return false;')
    .replaceAll(/const err\d+ = \{instancePath.*?errors\+\+;/gs, 'errors++;')
    .replaceAll(/vErrors = vErrors === null \? \w+\.errors : vErrors\.concat\(\w+\.errors\);/g, '')
    .replaceAll('errors = vErrors.length;', 'errors++;')
    .replaceAll(/, \{instancePath:.*?,dynamicAnchors\}\)/g, ')')
    .replaceAll(/, \{instancePath="".*?\}=\{\}\)/g, ')');
  return expectNone(slimmed, /\brequire\(|instancePath|rootData|schemaPath/);
}

/**
 * Ajv concatenates the errors of each item to those before it, which is quadratic in a document
 * with many mistakes; here they are appended, up to a bound.
 */
function boundErrors(code) {
  const concatenation = /vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\)/g;
  const bounded = code.replaceAll(concatenation, 'append(vErrors, $1.errors)');
  return `${expectNone(bounded, /\brequire\(|\.concat\(/)}
function append(errors, more) {
  if (errors === null) return more;
  for (let index = 0; index < more.length && errors.length < 100000; index++) errors.push(more[index]);
  return errors;
}
`;
}

function expectNone(code, pattern) {
  const found = pattern.exec(code);
  if (found === null) return code;
  const around = code.slice(Math.max(0, found.index - 200), found.index + 200);
  throw new Error(`Ajv's code is not as this script expects it: ${around}`);
}

/** By schema and key, the only mapping of a document that takes the key: help for keys that stand elsewhere. */
function keyPlacesModule() {
  const places = Object.fromEntries(
    validated.map((schema) => [exportName(schema.$id), keyPlaces(schema)]),
  );
  return `module.exports = ${JSON.stringify(places)};\n`;
}

function keyPlaces(schema) {
  const places = new Map();
  for (const [key, path] of keysBelow(schema, schema, [])) {
    places.set(key, places.has(key) ? undefined : path.join('.'));
  }
  return [...places].filter(([, path]) => path !== undefined && path !== '');
}

/** The keys of the mappings that every document can have once; what stands in lists is left out. */
function* keysBelow(part, file, path) {
  const { schema, base } = referredBy(part, file);
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    yield [key, path];
    yield* keysBelow(property, base, [...path, key]);
  }
}

function referredBy(schema, base) {
  if (schema.$ref === undefined) return { schema, base };
  const { href, hash } = new URL(schema.$ref, base.$id);
  const file = sources.find(({ $id }) => $id === href.replace(hash, ''));
  return { schema: file.$defs[hash.replace('#/$defs/', '')], base: file };
}

function validatorsModule(code) {
  return `import { createRequire } from 'node:module';
${code}
let reporters;
export function schemaErrors(name, value) {
  reporters ??= createRequire(import.meta.url)('./schema-errors.cjs');
  const report = reporters[name];
  report(value);
  const errors = report.errors ?? [];
  report.errors = null;
  return errors;
}
let places;
export function placeOfKey(name, key) {
  places ??= createRequire(import.meta.url)('./key-places.cjs');
  return places[name].find(([known]) => known === key)?.[1];
}
`;
}

function declarations() {
  const types = validated.map(({ $id, properties }) =>
    documentType(exportName($id), properties.kind),
  );
  const imports = types.map((type) => type.replace(/<.*/, ''));
  const predicates = validated.map(
    ({ $id }, index) =>
      `export declare function ${exportName($id)}(value: unknown): value is ${types[index]};`,
  );
  return `import type {
${[...new Set(imports)].map((type) => `  ${type},`).join('\n')}
} from '../../compiler/model/document.ts';

/** One broken keyword of a schema. */
export interface SchemaError {
  readonly keyword: string;
  /** JSON Pointer. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The schema that holds the keyword. */
  readonly parentSchema: Readonly<Record<string, unknown>>;
  readonly data: unknown;
  /** The key, where the error is about a key. */
  readonly propertyName?: string;
}

export type SchemaName =
${Object.keys(names)
  .map((name) => `  | '${name}'`)
  .join('\n')};

/** What in a value does not fit a schema. */
export declare function schemaErrors(name: SchemaName, value: unknown): readonly SchemaError[];

/** The path of the mapping that takes a key, where a document of the schema has only one such. */
export declare function placeOfKey(name: SchemaName, key: string): string | undefined;

${predicates.join('\n')}
`;
}

/** The type that mirrors a schema; test/schemas holds the two against each other. */
function documentType(name, kind) {
  if (kind !== undefined) return `V2Document<'${kind.const}'>`;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Document`;
}

function exportName(id) {
  const base = id.replace(/^.*\/|\.schema\.json$/g, '');
  return base.replaceAll(/[-.]+(\w)/g, (match, letter) => letter.toUpperCase());
}
