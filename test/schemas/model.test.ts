import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

import { isSchema, partOf, readSchemas } from './read-schemas.ts';
import type { Schema } from './read-schemas.ts';

/*
 * The schemas and the types of compiler/model are written by hand and say the same. This holds the
 * two against each other: names of fields, which of them are required, and the words of unions.
 */

const schemas = readSchemas();
const fileName = fileURLToPath(new URL('document-types.ts', import.meta.url));
const program = ts.createProgram([fileName], {
  strict: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  types: [],
});
const checker = program.getTypeChecker();

test.each([...documentTypes()])('schema and type of %s agree', (name, type) => {
  const differences: string[] = [];
  compare({ file: name, schema: schemas.get(name) ?? {} }, type, [], differences);
  expect(differences).toEqual([]);
});

test('a difference is found', () => {
  const type = documentTypes().get('scaling');
  if (type === undefined) throw new Error('There is no type.');
  const schema = { properties: { scaling: { properties: { maxAgents: {} } }, more: {} } };
  const differences: string[] = [];
  compare({ file: 'scaling', schema }, type, [], differences);
  expect(differences).toContain('more: only in the schema');
  expect(differences).toContain('scaling.minAgents: only in the type');
});

function documentTypes(): ReadonlyMap<string, ts.Type> {
  const source = program.getSourceFile(fileName);
  const symbol = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  const [types] = symbol === undefined ? [] : checker.getExportsOfModule(symbol);
  if (types === undefined) throw new Error('document-types.ts exports no type.');
  const members = checker.getDeclaredTypeOfSymbol(types).getProperties();
  return new Map(members.map((member) => [member.name, checker.getTypeOfSymbol(member)]));
}

/** A part of a schema, and the file that its references start from. */
interface SchemaPart {
  readonly file: string;
  readonly schema: Schema;
}

function compare(part: SchemaPart, type: ts.Type, path: string[], differences: string[]): void {
  const { file, schema } = resolve(part);
  const where = path.join('.');
  const members = type.isUnion() ? type.types : [type];
  const words = members.flatMap((member) => (member.isStringLiteral() ? [member.value] : []));
  if (Array.isArray(schema.enum) && !sameNames(schema.enum, words)) {
    differences.push(
      `${where}: the schema takes ${schema.enum.join(', ')}; the type ${words.join(', ')}`,
    );
  }
  if (schema.items !== undefined) {
    const item = members
      .map((member) => checker.getIndexTypeOfType(member, ts.IndexKind.Number))
      .find(isType);
    if (item === undefined) differences.push(`${where}: only the schema is a list`);
    else compare({ file, schema: partOf(schema, 'items') }, item, [...path, '[]'], differences);
  }
  if (isSchema(schema.additionalProperties)) {
    const value = members
      .map((member) => checker.getIndexTypeOfType(member, ts.IndexKind.String))
      .find(isType);
    if (value === undefined) differences.push(`${where}: only the schema is a map`);
    else compare({ file, schema: schema.additionalProperties }, value, [...path, '*'], differences);
  }
  if (schema.properties !== undefined) {
    const mapping = members.filter(
      (member) =>
        checker.getIndexTypeOfType(member, ts.IndexKind.Number) === undefined &&
        !isPrimitive(member),
    );
    compareProperties({ file, schema }, mapping, path, differences);
  }
  if (isSchema(schema.then) && isSchema(schema.else)) {
    const [first, second] = members;
    if (first !== undefined)
      compare({ file, schema: schema.then }, first, [...path, 'then'], differences);
    if (second !== undefined)
      compare({ file, schema: schema.else }, second, [...path, 'else'], differences);
  }
}

function compareProperties(
  { file, schema }: SchemaPart,
  types: readonly ts.Type[],
  path: readonly string[],
  differences: string[],
): void {
  const required = Array.isArray(schema.required) ? schema.required : [];
  const inSchema = partOf(schema, 'properties');
  const inType = new Map(
    types.flatMap((type) => type.getProperties()).map((symbol) => [symbol.name, symbol]),
  );
  for (const name of inType.keys()) {
    if (!Object.hasOwn(inSchema, name))
      differences.push(`${[...path, name].join('.')}: only in the type`);
  }
  for (const [name, property] of Object.entries(inSchema)) {
    const symbol = inType.get(name);
    if (symbol === undefined) {
      differences.push(`${[...path, name].join('.')}: only in the schema`);
      continue;
    }
    const isOptional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
    if (isOptional === required.includes(name)) {
      differences.push(`${[...path, name].join('.')}: required in one, optional in the other`);
    }
    if (isSchema(property)) {
      compare({ file, schema: property }, withoutUndefined(symbol), [...path, name], differences);
    }
  }
}

function withoutUndefined(symbol: ts.Symbol): ts.Type {
  return checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
}

function resolve(part: SchemaPart): SchemaPart {
  const { $ref } = part.schema;
  if (typeof $ref !== 'string') return part;
  const [, file = part.file, name = ''] =
    /^(?:(.+)\.schema\.json)?#\/\$defs\/(\w+)$/.exec($ref) ?? [];
  return resolve({ file, schema: partOf(partOf(schemas.get(file) ?? {}, '$defs'), name) });
}

function isPrimitive(type: ts.Type): boolean {
  return (
    (type.flags &
      (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike)) !==
    0
  );
}

function isType(type: ts.Type | undefined): type is ts.Type {
  return type !== undefined;
}

function sameNames(left: readonly unknown[], right: readonly string[]): boolean {
  return left.map(String).sort().join() === [...right].sort().join();
}
