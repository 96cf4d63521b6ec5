import type { JsonValue } from '../../model/json.ts';
import { anyType, asType, finiteValues, isList, isObject, jsonTypesOf, keyword } from './type.ts';
import type { Type } from './type.ts';
import { valueFits, type Budget } from './value-fits.ts';

/** Whether surely no value is of both types. */
export function areDisjoint(one: Type, other: Type, budget: Budget): boolean {
  if (budget.left-- <= 0) return false;
  const values = finiteValues(one) ?? finiteValues(other);
  if (values !== undefined) {
    return values.every((value) =>
      [one, other].some((type) => valueFits(value, type, budget).kind === 'no'),
    );
  }
  for (const [type, against] of [
    [one, other],
    [other, one],
  ] as const) {
    for (const name of ['anyOf', 'oneOf']) {
      const union = keyword(type, name);
      if (isList(union) && union.every((branch) => isApart(branch, against, budget))) return true;
    }
    const members = keyword(type, 'allOf');
    if (isList(members) && members.some((branch) => isApart(branch, against, budget))) return true;
  }
  return (
    haveNoTypeInCommon(one, other) || rangesAreApart(one, other) || tagsDiffer(one, other, budget)
  );
}

function isApart(branch: JsonValue, other: Type, budget: Budget): boolean {
  return areDisjoint(asType(branch) ?? anyType, other, budget);
}

function haveNoTypeInCommon(one: Type, other: Type): boolean {
  const left = familiesOf(one);
  const right = familiesOf(other);
  return left !== undefined && right !== undefined && ![...left].some((name) => right.has(name));
}

/** JSON types, an integer being a number. */
function familiesOf(type: Type): ReadonlySet<string> | undefined {
  const types = jsonTypesOf(type);
  return types && new Set([...types].map((name) => (name === 'integer' ? 'number' : name)));
}

function rangesAreApart(one: Type, other: Type): boolean {
  const [left, right] = [familiesOf(one), familiesOf(other)];
  if (left?.size !== 1 || right?.size !== 1 || !left.has('number')) return false;
  return lowest(one) > highest(other) || lowest(other) > highest(one);
}

function lowest(type: Type): number {
  return bound(type, ['minimum', 'exclusiveMinimum'], -Infinity, Math.max);
}

function highest(type: Type): number {
  return bound(type, ['maximum', 'exclusiveMaximum'], Infinity, Math.min);
}

function bound(
  type: Type,
  names: readonly string[],
  none: number,
  choose: (a: number, b: number) => number,
): number {
  let result = none;
  for (const name of names) {
    const value = keyword(type, name);
    if (typeof value === 'number') result = choose(result, value);
  }
  return result;
}

/** Whether both are objects with a property that one requires and that cannot be of both types, such as a tag. */
function tagsDiffer(one: Type, other: Type, budget: Budget): boolean {
  const left = familiesOf(one);
  const right = familiesOf(other);
  if (left?.size !== 1 || right?.size !== 1 || !left.has('object')) return false;
  const properties = keyword(one, 'properties');
  const others = keyword(other, 'properties');
  if (!isObject(properties) || !isObject(others)) return false;
  return [...requiredBy(one), ...requiredBy(other)].some(
    (key) =>
      Object.hasOwn(properties, key) &&
      Object.hasOwn(others, key) &&
      areDisjoint(asType(properties[key]) ?? anyType, asType(others[key]) ?? anyType, budget),
  );
}

function requiredBy(type: Type): readonly string[] {
  const required = keyword(type, 'required');
  return isList(required) ? required.filter((key) => typeof key === 'string') : [];
}
