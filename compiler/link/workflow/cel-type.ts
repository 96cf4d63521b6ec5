import { asType, jsonTypesOf, keyword, type Type } from '../types/type.ts';

/** The CEL type of the values of a type; `dyn`, of which CEL knows nothing, where they are several. */
export function celTypeOf(type: Type): string {
  return celTypeWithin(type, maxDepth);
}

const maxDepth = 4;

function celTypeWithin(type: Type, depth: number): string {
  const types = jsonTypesOf(type);
  const names = new Set(
    [...(types ?? [])].map((name) =>
      name === 'integer' && types?.has('number') === true ? 'number' : name,
    ),
  );
  const [only] = names;
  if (only === undefined || names.size > 1 || depth === 0) return 'dyn';
  if (only !== 'array') return scalars[only];
  if (keyword(type, 'prefixItems') !== undefined) return 'list<dyn>';
  const items = asType(keyword(type, 'items'));
  return `list<${items === undefined ? 'dyn' : celTypeWithin(items, depth - 1)}>`;
}

const scalars = {
  string: 'string',
  integer: 'int',
  number: 'double',
  boolean: 'bool',
  null: 'null_type',
  object: 'map<string, dyn>',
} as const;

/** A CEL type in the words of JSON Schema. */
export function describeCelType(type: string): string {
  const name = /^[a-z_]+/.exec(type)?.[0] ?? '';
  return words.get(name) ?? name;
}

const words: ReadonlyMap<string, string> = new Map([
  ['int', 'integer'],
  ['uint', 'integer'],
  ['double', 'number'],
  ['bool', 'boolean'],
  ['null_type', 'null'],
  ['null', 'null'],
  ['list', 'list'],
  ['map', 'object'],
  ['dyn', 'any'],
]);
