import type { JsonValue } from '../../model/json.ts';
import { all, below, no, stepTo, unknown, withoutNo, yes, type Answer } from './answer.ts';
import { canonicalText } from './canonical-text.ts';
import { countCharacters } from './count-characters.ts';
import {
  anyType,
  asType,
  describeType,
  describeValue,
  isList,
  isObject,
  jsonTypeOf,
  jsonTypesOf,
  keyword,
  type Type,
} from './type.ts';

/** Comparisons that are left; where none is, nothing more can be told. */
export interface Budget {
  left: number;
}

/** Whether one value is a value of a type. */
export function valueFits(value: JsonValue, type: Type, budget: Budget): Answer {
  if (budget.left-- <= 0) return unknown(describeValue(value), describeType(type));
  return all(checks, (check) => check(value, type, budget));
}

type Check = (value: JsonValue, type: Type, budget: Budget) => Answer;

const checks: readonly Check[] = [
  checkType,
  checkValues,
  checkNumber,
  checkText,
  checkListSize,
  checkItems,
  checkRequired,
  checkProperties,
  checkAllOf,
  checkUnions,
  checkNot,
  checkIf,
  checkOpaque,
];

function refuse(value: JsonValue, wanted: string): Answer {
  return no(describeValue(value), wanted);
}

function checkType(value: JsonValue, type: Type): Answer {
  if (keyword(type, 'type') === undefined) return yes;
  const types = jsonTypesOf({ type: type.type ?? null, nullable: type.nullable ?? false });
  const name = jsonTypeOf(value);
  const fits = types?.has(name) === true || (name === 'integer' && types?.has('number') === true);
  return fits ? yes : refuse(value, describeType(type));
}

function checkValues(value: JsonValue, type: Type): Answer {
  const constant = keyword(type, 'const');
  const list = keyword(type, 'enum');
  const text = canonicalText(value);
  const isIn = (values: readonly JsonValue[]): boolean =>
    values.some((one) => canonicalText(one) === text);
  if (constant !== undefined && !isIn([constant])) return refuse(value, describeType(type));
  return isList(list) && !isIn(list) ? refuse(value, describeType(type)) : yes;
}

/** Each bound by its keyword: the words before it, and whether a number is beyond it. */
const bounds: readonly [string, string, (value: number, bound: number) => boolean][] = [
  ['minimum', 'at least', (value, bound) => value < bound],
  ['maximum', 'at most', (value, bound) => value > bound],
  ['exclusiveMinimum', 'more than', (value, bound) => value <= bound],
  ['exclusiveMaximum', 'less than', (value, bound) => value >= bound],
];

function checkNumber(value: JsonValue, type: Type): Answer {
  if (typeof value !== 'number') return yes;
  for (const [name, words, isBeyond] of bounds) {
    const bound = keyword(type, name);
    if (typeof bound === 'number' && isBeyond(value, bound)) {
      return refuse(value, `${words} ${bound}`);
    }
  }
  const factor = keyword(type, 'multipleOf');
  if (typeof factor !== 'number' || Number.isInteger(value / factor)) return yes;
  // Of fractions, no two checkers agree on the last digit.
  const answer = Number.isInteger(factor) ? refuse : unknownOf;
  return answer(value, `a multiple of ${factor}`);
}

function unknownOf(value: JsonValue, wanted: string): Answer {
  return unknown(describeValue(value), wanted);
}

function checkText(value: JsonValue, type: Type): Answer {
  if (typeof value !== 'string') return yes;
  const pattern = keyword(type, 'pattern');
  const format = keyword(type, 'format');
  const size = checkSize(countCharacters(value), type, 'Length', value);
  if (size.kind === 'no') return size;
  if (typeof pattern === 'string' && !matches(pattern, value)) {
    return refuse(value, `text that matches ${pattern}`);
  }
  return typeof format === 'string' ? unknownOf(value, `text in format ${format}`) : yes;
}

/** Validation has vouched that the pattern compiles, and that matching takes bounded time. */
function matches(pattern: string, text: string): boolean {
  return new RegExp(pattern, 'u').test(text);
}

function checkListSize(value: JsonValue, type: Type): Answer {
  if (isObject(value)) return checkSize(Object.keys(value).length, type, 'Properties', value);
  if (!isList(value)) return yes;
  const isDoubled =
    keyword(type, 'uniqueItems') === true && new Set(value.map(canonicalText)).size < value.length;
  if (isDoubled) return refuse(value, 'a list without doubles');
  return checkSize(value.length, type, 'Items', value);
}

const sizeWords = { Length: 'characters', Items: 'elements', Properties: 'properties' } as const;

function checkSize(size: number, type: Type, of: keyof typeof sizeWords, value: JsonValue): Answer {
  const least = keyword(type, `min${of}`);
  const most = keyword(type, `max${of}`);
  if (typeof least === 'number' && size < least) {
    return refuse(value, `at least ${least} ${sizeWords[of]}`);
  }
  if (typeof most === 'number' && size > most) {
    return refuse(value, `at most ${most} ${sizeWords[of]}`);
  }
  return yes;
}

function checkItems(value: JsonValue, type: Type, budget: Budget): Answer {
  if (!isList(value)) return yes;
  const prefix = keyword(type, 'prefixItems');
  const first = isList(prefix) ? prefix : [];
  return all(value.entries(), ([index, item]) => {
    const wanted = asType(index < first.length ? first[index] : keyword(type, 'items'));
    return wanted === undefined ? yes : below('[]', valueFits(item, wanted, budget));
  });
}

function checkRequired(value: JsonValue, type: Type): Answer {
  const required = keyword(type, 'required');
  if (!isObject(value) || !isList(required)) return yes;
  return all([...required].sort(), (key) =>
    typeof key !== 'string' || Object.hasOwn(value, key)
      ? yes
      : { kind: 'no', path: stepTo(key), reason: 'is missing' },
  );
}

function checkProperties(value: JsonValue, type: Type, budget: Budget): Answer {
  if (!isObject(value)) return yes;
  const isPatterned = keyword(type, 'patternProperties') !== undefined;
  return all(Object.entries(value).sort(byKey), ([key, item]) => {
    const answer = checkProperty(key, item, type, budget);
    return isPatterned && answer.kind === 'no' ? withoutNo(answer) : answer;
  });
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function checkProperty(key: string, item: JsonValue, type: Type, budget: Budget): Answer {
  const properties = keyword(type, 'properties');
  const isNamed = isObject(properties) && Object.hasOwn(properties, key);
  const rest = keyword(type, 'additionalProperties');
  if (!isNamed && rest === false) return { kind: 'no', path: stepTo(key), reason: 'is not wanted' };
  const wanted = asType(isNamed ? properties[key] : rest);
  return wanted === undefined ? yes : below(stepTo(key), valueFits(item, wanted, budget));
}

function checkAllOf(value: JsonValue, type: Type, budget: Budget): Answer {
  return all(branches(type, 'allOf') ?? [], (branch) => valueFits(value, branch, budget));
}

function checkUnions(value: JsonValue, type: Type, budget: Budget): Answer {
  const any = branches(type, 'anyOf');
  const one = branches(type, 'oneOf');
  return all(
    [
      any === undefined ? yes : checkUnion(value, any, Infinity, budget),
      one === undefined ? yes : checkUnion(value, one, 1, budget),
    ],
    (answer) => answer,
  );
}

/** Whether the value is of at least one branch, and of at most so many. */
function checkUnion(
  value: JsonValue,
  union: readonly Type[],
  most: number,
  budget: Budget,
): Answer {
  const answers = union.map((branch) => valueFits(value, branch, budget));
  const fitting = answers.filter(({ kind }) => kind === 'yes').length;
  const wanted = describeType({ anyOf: union });
  if (fitting > most) return refuse(value, `only one of ${wanted}`);
  const open = answers.some(({ kind }) => kind === 'unknown');
  if (fitting > 0) return most === 1 && open ? unknownOf(value, `only one of ${wanted}`) : yes;
  if (open) return unknownOf(value, wanted);
  // The branch that fits the furthest is the one that was meant.
  const inner = answers.filter((answer) => answer.kind === 'no' && answer.path !== '');
  return inner.length === 1 && inner[0] !== undefined ? inner[0] : refuse(value, wanted);
}

function checkNot(value: JsonValue, type: Type, budget: Budget): Answer {
  const excluded = asType(keyword(type, 'not'));
  if (excluded === undefined) return yes;
  const answer = valueFits(value, excluded, budget);
  const wanted = `anything but ${describeType(excluded)}`;
  if (answer.kind === 'yes') return refuse(value, wanted);
  return answer.kind === 'no' ? yes : unknownOf(value, wanted);
}

function checkIf(value: JsonValue, type: Type, budget: Budget): Answer {
  const condition = asType(keyword(type, 'if'));
  if (condition === undefined) return yes;
  const answer = valueFits(value, condition, budget);
  const then = asType(keyword(type, 'then')) ?? anyType;
  const otherwise = asType(keyword(type, 'else')) ?? anyType;
  if (answer.kind === 'yes') return valueFits(value, then, budget);
  if (answer.kind === 'no') return valueFits(value, otherwise, budget);
  return unknownOf(value, describeType(type));
}

/** Keywords that are not looked at: those of lists, of objects, and of everything. */
const opaqueOfLists = ['contains', 'unevaluatedItems', '$ref'];
const opaqueOfObjects = [
  'patternProperties',
  'propertyNames',
  'dependentSchemas',
  'dependentRequired',
  'unevaluatedProperties',
  '$ref',
];
const opaqueOfAll = ['$ref'];

function checkOpaque(value: JsonValue, type: Type): Answer {
  const rest = isObject(value) ? opaqueOfObjects : opaqueOfAll;
  const names = isList(value) ? opaqueOfLists : rest;
  const isNarrowed = names.some((name) => Object.hasOwn(type, name));
  return isNarrowed ? unknownOf(value, describeType(type)) : yes;
}

function branches(type: Type, name: string): readonly Type[] | undefined {
  const union = keyword(type, name);
  return isList(union) ? union.map((branch) => asType(branch) ?? anyType) : undefined;
}
