import type { JsonValue } from '../../model/json.ts';
import { all, no, unknown, withoutNo, yes, type Answer } from './answer.ts';
import { areDisjoint } from './are-disjoint.ts';
import { compareLists } from './compare-lists.ts';
import { compareNumbers } from './compare-numbers.ts';
import { compareObjects } from './compare-objects.ts';
import { compareTexts } from './compare-texts.ts';
import { shapesOf, type Shape } from './shapes.ts';
import {
  anyType,
  asType,
  describeType,
  finiteValues,
  isList,
  jsonTypeOf,
  jsonTypesOf,
  keyword,
} from './type.ts';
import type { Type } from './type.ts';
import { valueFits, type Budget } from './value-fits.ts';

/**
 * Whether every value of `source` is a value of `target`, decided from the keywords of both schemas. "Yes" is proven:
 * no value of the source is refused. "No" names the smallest part that differs. What the source does not describe
 * (a schema without a type, an object or list of which nothing is said, a property that an open object does not name)
 * is not known rather than anything, so the answer there is that it cannot be told.
 */
export function assignability(source: Type, target: Type): Answer {
  const budget = { left: comparisonLimit };
  const ask: Compare = (one, other) => compare(one, other, budget, ask);
  return ask(source, target);
}

/** Asks about parts of two types. */
export type Compare = (source: Type, target: Type) => Answer;

/** Comparisons after which nothing more can be told; unions within unions would otherwise multiply. */
const comparisonLimit = 10_000;

function compare(source: Type, target: Type, budget: Budget, ask: Compare): Answer {
  if (source === target || isAnything(target)) return yes;
  if (budget.left-- <= 0) return unknown('too long to compare', describeType(target));
  if (isAnything(source)) return unknown('not described', describeType(target));
  const shapes = shapesOf(source, budget);
  const answer = all(shapes, (shape) => {
    const found = compareShape(shape, target, budget, ask);
    return shape.exact ? found : withoutNo(found);
  });
  if (answer.kind !== 'no' || answer.path !== '' || !isSeveral(source, shapes)) return answer;
  return no(describeType(source), describeType(target));
}

/** Whether a message names a type as a whole: one of several JSON types, or one with few values. */
function isSeveral(type: Type, shapes: readonly Shape[]): boolean {
  if (jsonTypesOf(type) === undefined || finiteValues(type) !== undefined) return false;
  return shapes.length > 1 || shapes[0]?.kind === 'values';
}

/** Whether a type allows everything. */
function isAnything(type: Type): boolean {
  return Object.keys(type).every((name) => silent.has(name));
}

/** Keywords that say nothing about values. */
const silent: ReadonlySet<string> = new Set([
  ...['title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly'],
  ...['$comment', '$defs', 'contentEncoding', 'contentMediaType'],
]);

function compareShape(shape: Shape, target: Type, budget: Budget, ask: Compare): Answer {
  if (shape.kind === 'values') {
    return all(shape.values, (value) => valueFits(value, target, budget));
  }
  const parts = [
    (): Answer => compareKind(shape, target),
    (): Answer => compareWithValues(shape, target),
    (): Answer => compareContent(shape, target, ask),
    (): Answer => all(branchesOf(target, 'allOf') ?? [], (one) => ask(shape.type, one)),
    (): Answer => compareWithUnion(shape, branchesOf(target, 'anyOf'), budget, ask),
    (): Answer => compareWithOneOf(shape, branchesOf(target, 'oneOf'), budget, ask),
    (): Answer => compareWithNot(shape, target, budget, ask),
    (): Answer =>
      keyword(target, 'if') === undefined && keyword(target, '$ref') === undefined
        ? yes
        : unknown(describeType(shape.type), describeType(target)),
  ];
  return all(parts, (part) => part());
}

function branchesOf(type: Type, name: string): readonly Type[] | undefined {
  const branches = keyword(type, name);
  return isList(branches) ? branches.map((branch) => asType(branch) ?? anyType) : undefined;
}

function compareKind(shape: Shape, target: Type): Answer {
  if (keyword(target, 'type') === undefined) return yes;
  const wanted = jsonTypesOf({ type: target.type ?? null, nullable: target.nullable ?? false });
  if (wanted === undefined || shape.kind === 'values' || wanted.has(shape.kind)) return yes;
  if (shape.kind === 'integer' && wanted.has('number')) return yes;
  if (shape.kind === 'number' && wanted.has('integer')) {
    const factor = keyword(shape.type, 'multipleOf');
    if (typeof factor === 'number' && Number.isInteger(factor)) return yes;
  }
  return no(describeType(shape.type), describeType(target));
}

/** Against `const` and `enum`, of which the shape has too many values. */
function compareWithValues(shape: Shape, target: Type): Answer {
  const wanted = finiteValues(target);
  if (wanted === undefined) return yes;
  const answer = isNarrow(shape) && hasSome(wanted, shape.kind) ? unknown : no;
  return answer(describeType(shape.type), describeType(target));
}

function hasSome(values: readonly JsonValue[], kind: Shape['kind']): boolean {
  return values.some((value) => {
    const own = jsonTypeOf(value);
    return own === kind || (own === 'integer' && kind === 'number');
  });
}

/** Whether the shape may have so few values that a list could name all of them. */
function isNarrow({ kind, type }: Shape): boolean {
  const says = (names: readonly string[]): boolean =>
    names.some((name) => Object.hasOwn(type, name));
  if (kind === 'string') return says(['pattern', 'format']) || type.maxLength === 0;
  if (kind === 'integer' || kind === 'number') {
    return says(['minimum', 'exclusiveMinimum']) && says(['maximum', 'exclusiveMaximum']);
  }
  return Object.keys(type).some((name) => name !== 'type' && !silent.has(name));
}

function compareContent(shape: Shape, target: Type, ask: Compare): Answer {
  const { kind, type } = shape;
  if (kind === 'string') return compareTexts(type, target);
  if (kind === 'array') return compareLists(type, target, ask);
  if (kind === 'object') return compareObjects(type, target, ask);
  const isNumber = kind === 'integer' || kind === 'number';
  return isNumber ? compareNumbers(type, target, kind === 'integer') : yes;
}

function compareWithUnion(
  shape: Shape,
  union: readonly Type[] | undefined,
  budget: Budget,
  ask: Compare,
): Answer {
  if (union === undefined) return yes;
  const answers: Exclude<Answer, { kind: 'yes' }>[] = [];
  for (const branch of union) {
    const answer = ask(shape.type, branch);
    if (answer.kind === 'yes') return yes;
    if (!areDisjoint(shape.type, branch, budget)) answers.push(answer);
  }
  const [only] = answers;
  if (only === undefined) return no(describeType(shape.type), describeType({ anyOf: union }));
  // Several branches may share the values between them.
  if (answers.length === 1) return only;
  return unknown(describeType(shape.type), describeType({ anyOf: union }));
}

/** Exactly one branch: one that takes every value, and none beside it that may take some. */
function compareWithOneOf(
  shape: Shape,
  union: readonly Type[] | undefined,
  budget: Budget,
  ask: Compare,
): Answer {
  if (union === undefined) return yes;
  const open = union.filter((branch) => !areDisjoint(shape.type, branch, budget));
  const [only] = open;
  if (only !== undefined && open.length === 1) return ask(shape.type, only);
  const answer = open.length === 0 ? no : unknown;
  return answer(describeType(shape.type), describeType({ anyOf: union }));
}

function compareWithNot(shape: Shape, target: Type, budget: Budget, ask: Compare): Answer {
  const excluded = asType(keyword(target, 'not'));
  if (excluded === undefined || areDisjoint(shape.type, excluded, budget)) return yes;
  const answer = ask(shape.type, excluded).kind === 'yes' ? no : unknown;
  return answer(describeType(shape.type), `anything but ${describeType(excluded)}`);
}
