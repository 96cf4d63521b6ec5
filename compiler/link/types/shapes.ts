import type { JsonValue } from '../../model/json.ts';
import { mergeTypes } from './merge-types.ts';
import { anyType, asType, finiteValues, isList, jsonTypesOf, keyword } from './type.ts';
import type { JsonType, Type } from './type.ts';
import { valueFits, type Budget } from './value-fits.ts';

/** A part of a type: values of one JSON type, or a list of values. The parts of a type are all of it. */
export interface Shape {
  readonly kind: JsonType | 'values';
  /** Without unions and value lists; where `kind` is `values`, empty. */
  readonly type: Type;
  readonly values: readonly JsonValue[];
  /** Has just these values; otherwise some of them may be none of the type. */
  readonly exact: boolean;
}

/**
 * Splits a type into shapes: unions into branches, lists of JSON types into one shape each. What cannot be split within
 * the budget is left out of the description, so that the shapes are wider than the type, and not exact.
 */
export function shapesOf(type: Type, budget: Budget): readonly Shape[] {
  return branchesOf(type, budget).flatMap((branch) => splitByType(branch, budget));
}

/** One type out of a union, without unions of its own. */
interface Branch {
  readonly type: Type;
  readonly exact: boolean;
}

const maxBranches = 64;

function branchesOf(type: Type, budget: Budget): readonly Branch[] {
  if (keyword(type, 'not') !== undefined && isNever(type)) return [];
  let branches: readonly Branch[] = [{ type: without(type, unions), exact: true }];
  budget.left--;
  const members = keyword(type, 'allOf');
  for (const member of isList(members) ? members : []) {
    branches = product(branches, branchesOf(asType(member) ?? anyType, budget), true);
  }
  for (const name of ['anyOf', 'oneOf']) {
    const union = keyword(type, name);
    if (!isList(union)) continue;
    const alternatives = union.flatMap((one) => branchesOf(asType(one) ?? anyType, budget));
    // A value of two branches of `oneOf` is none of the type; several branches may have one.
    const exact = name === 'anyOf' || union.length === 1 || areApart(alternatives);
    branches = product(branches, alternatives, exact);
  }
  return branches;
}

const unions: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);

function product(
  branches: readonly Branch[],
  others: readonly Branch[],
  exact: boolean,
): readonly Branch[] {
  if (branches.length * others.length > maxBranches) {
    return branches.map(({ type }) => ({ type, exact: false }));
  }
  return branches.flatMap((one) =>
    others.map((other) => {
      const merged = mergeTypes(one.type, other.type);
      return { type: merged.type, exact: exact && merged.exact && one.exact && other.exact };
    }),
  );
}

/** Whether no two branches share a JSON type. */
function areApart(branches: readonly Branch[]): boolean {
  const seen = new Set<string>();
  for (const { type } of branches) {
    const types = jsonTypesOf(type);
    if (types === undefined) return false;
    for (const name of types) {
      const family = name === 'integer' ? 'number' : name;
      if (seen.has(family)) return false;
      seen.add(family);
    }
  }
  return true;
}

function splitByType({ type, exact }: Branch, budget: Budget): readonly Shape[] {
  const isPrecise = exact && !narrowing.some((name) => Object.hasOwn(type, name));
  const values = finiteValues(type);
  if (values !== undefined) {
    const answers = values.map((value) => valueFits(value, type, budget).kind);
    const fitting = values.filter((_, index) => answers[index] !== 'no');
    return fitting.length === 0
      ? []
      : [
          {
            kind: 'values',
            type: {},
            values: fitting,
            exact: isPrecise && !answers.includes('unknown'),
          },
        ];
  }
  const declared = jsonTypesOf(type);
  // Where no type is declared, nobody said that all of them occur.
  if (declared === undefined) return everyKind.map((kind) => shape(kind, type, false));
  return [...declared]
    .filter((kind) => kind !== 'integer' || !declared.has('number'))
    .map((kind) => shape(kind, type, isPrecise));
}

const everyKind = ['null', 'boolean', 'number', 'string', 'array', 'object'] as const;

/** Keywords that rule out values in ways that are not looked at. */
const narrowing = ['not', 'if', '$ref', 'dependentSchemas', 'dependentRequired'];

function shape(kind: JsonType, type: Type, exact: boolean): Shape {
  if (kind === 'null') return { kind: 'values', type: {}, values: [null], exact };
  if (kind === 'boolean') return { kind: 'values', type: {}, values: [true, false], exact };
  return { kind, type, values: [], exact };
}

/** Whether a type is surely that of no value: `not: {}`. */
function isNever(type: Type): boolean {
  const excluded = asType(keyword(type, 'not'));
  return excluded !== undefined && Object.keys(excluded).length === 0;
}

function without(type: Type, names: ReadonlySet<string>): Type {
  const keys = Object.keys(type);
  if (!keys.some((key) => names.has(key))) return type;
  return Object.fromEntries(Object.entries(type).filter(([key]) => !names.has(key)));
}
