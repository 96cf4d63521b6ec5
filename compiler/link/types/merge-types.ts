import type { JsonValue } from '../../model/json.ts';
import { isList, isObject, jsonTypesOf, keyword, type Type } from './type.ts';

/** What is of two types at once. */
export interface MergedTypes {
  readonly type: Type;
  /** Has just the values of both; otherwise it is wider. */
  readonly exact: boolean;
}

/** Merges two types without unions. Where two keywords cannot be merged, the first one stays, so that the result is wider. */
export function mergeTypes(one: Type, other: Type): MergedTypes {
  const keys = Object.keys(other);
  if (keys.length === 0) return { type: one, exact: true };
  if (Object.keys(one).length === 0) return { type: other, exact: true };
  const merged = new Map<string, JsonValue>(Object.entries(one));
  let exact = true;
  for (const key of keys) {
    const value = other[key];
    if (value === undefined || annotations.has(key)) continue;
    const known = merged.get(key);
    const both = known === undefined ? value : mergeKeyword(key, known, value);
    if (both === undefined) exact = false;
    else merged.set(key, both);
  }
  // `additionalProperties` and `items` speak of what their own neighbours do not name.
  for (const group of groups) {
    if (!isSplit(group, one, other)) continue;
    exact = false;
    const owner = group.some((key) => Object.hasOwn(one, key)) ? one : other;
    for (const key of group) {
      const value = keyword(owner, key);
      if (value === undefined) merged.delete(key);
      else merged.set(key, value);
    }
  }
  return withTypes(one, other, merged, exact);
}

/** Keywords that say nothing about values. */
const annotations: ReadonlySet<string> = new Set(['title', 'description', 'default', 'examples']);

/** The last keyword of each group depends on the others. */
const groups = [
  ['properties', 'patternProperties', 'additionalProperties'],
  ['prefixItems', 'items'],
  ['contains', 'minContains', 'maxContains'],
  ['then', 'else', 'if'],
] as const;

/** Whether both types say something of a group, so that putting the two together would change what it means. */
function isSplit(group: readonly string[], one: Type, other: Type): boolean {
  const has = (type: Type): boolean => group.some((key) => Object.hasOwn(type, key));
  if (!has(one) || !has(other)) return false;
  const isOpen = (type: Type): boolean =>
    Object.hasOwn(type, 'properties') &&
    group.every((key) => key === 'properties' || !Object.hasOwn(type, key));
  return !(isOpen(one) && isOpen(other));
}

function withTypes(
  one: Type,
  other: Type,
  merged: Map<string, JsonValue>,
  exact: boolean,
): MergedTypes {
  if (keyword(one, 'type') !== undefined && keyword(other, 'type') !== undefined) {
    const left = jsonTypesOf({ type: one.type ?? null, nullable: one.nullable ?? false });
    const right = jsonTypesOf({ type: other.type ?? null, nullable: other.nullable ?? false });
    merged.set(
      'type',
      [...(left ?? [])]
        .filter((name) => accepts(right, name))
        .concat(left?.has('number') === true && right?.has('integer') === true ? ['integer'] : []),
    );
    merged.delete('nullable');
  }
  return { type: Object.fromEntries(merged), exact };
}

function accepts(types: ReadonlySet<string> | undefined, name: string): boolean {
  return types?.has(name) === true || (name === 'integer' && types?.has('number') === true);
}

/** The value of a keyword that holds where both hold; undefined where there is none. */
function mergeKeyword(key: string, one: JsonValue, other: JsonValue): JsonValue | undefined {
  if (key === 'type' || key === 'nullable' || one === other) return one;
  if (typeof one === 'number' && typeof other === 'number') {
    if (/^(?:min|exclusiveMin)/.test(key)) return Math.max(one, other);
    return /^(?:max|exclusiveMax)/.test(key) ? Math.min(one, other) : undefined;
  }
  if (key === 'uniqueItems') return one === true || other === true;
  if (key === 'required' && isList(one) && isList(other)) return [...new Set([...one, ...other])];
  if (key !== 'properties' || !isObject(one) || !isObject(other)) return undefined;
  const properties = new Map<string, JsonValue>(Object.entries(one));
  for (const [name, schema] of Object.entries(other)) {
    const known = properties.get(name);
    properties.set(name, known === undefined ? schema : { allOf: [known, schema] });
  }
  return Object.fromEntries(properties);
}
