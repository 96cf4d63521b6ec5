import type { JsonValue } from '../../model/json.ts';
import {
  anyType,
  asType,
  describeType,
  finiteValues,
  isList,
  isObject,
  jsonTypesOf,
  keyword,
  unionOf,
  type JsonType,
  type Type,
} from './type.ts';

/** Why values of one type do not fit another: the smallest part that differs. */
export interface Mismatch {
  /** Below the value: `[].amount`; empty where the value itself differs. */
  readonly path: string;
  /** The end of a sentence whose subject is the path: `is string, "number" is wanted`. */
  readonly reason: string;
}

/** Comparisons after which a pair of types is left alone; unions within unions would otherwise multiply. */
const comparisonLimit = 10_000;

/** Keywords that can narrow a type in ways that are not compared. */
const opaque = [
  'allOf',
  'not',
  'if',
  '$ref',
  '$dynamicRef',
  'dependentSchemas',
  'patternProperties',
];

/**
 * The first difference because of which not every value of `source` is a value of `target`, or undefined where
 * there is none or where it cannot be told. Compared are `type`, `enum`, `const`, `properties`, `required`,
 * `items`, `additionalProperties`, `anyOf`, `oneOf` and `nullable`; an object or list whose content is not described
 * fits every other, as the short names `object` and `array` mean to say.
 */
export function findMismatch(source: Type, target: Type): Mismatch | undefined {
  return compare(source, target, { left: comparisonLimit });
}

interface Budget {
  left: number;
}

function compare(source: Type, target: Type, budget: Budget): Mismatch | undefined {
  if (source === target || budget.left-- <= 0) return undefined;
  const sources = unionOf(source);
  if (sources !== undefined) return firstOf(sources, (branch) => compare(branch, target, budget));
  const targets = unionOf(target);
  if (targets !== undefined) return compareWithUnion(source, targets, budget);
  return (
    compareJsonTypes(source, target) ??
    compareValues(source, target, budget) ??
    compareObjects(source, target, budget) ??
    compareLists(source, target, budget)
  );
}

function compareWithUnion(
  source: Type,
  targets: readonly Type[],
  budget: Budget,
): Mismatch | undefined {
  const mismatches: Mismatch[] = [];
  // A value list may be spread over the branches, such as `const` beside `const`.
  const values = finiteValues(source);
  if (values !== undefined && values.length > 1) {
    return firstOf(values, (value) => compareWithUnion({ const: value }, targets, budget));
  }
  const types = jsonTypesOf(source);
  if (types !== undefined && types.size > 1) return undefined;
  for (const target of targets) {
    const mismatch = compare(source, target, budget);
    if (mismatch === undefined) return undefined;
    mismatches.push(mismatch);
  }
  // The branch that fits the furthest is the one that was meant.
  const inner = mismatches.filter(({ path }) => path !== '');
  const [only] = inner;
  if (only !== undefined && inner.length === 1) return only;
  return differs(describeType(source), targets.map(describeType).join(' or '));
}

function compareJsonTypes(source: Type, target: Type): Mismatch | undefined {
  const found = jsonTypesOf(source);
  const wanted = jsonTypesOf(target);
  if (found === undefined || wanted === undefined) return undefined;
  const misfits = [...found].filter((type) => !accepts(wanted, type));
  if (misfits.length === 0 || (misfits.length < found.size && isOpaque(source))) return undefined;
  return differs(describeType(source), describeType(target));
}

function accepts(wanted: ReadonlySet<JsonType>, type: JsonType): boolean {
  return wanted.has(type) || (type === 'integer' && wanted.has('number'));
}

/** Value lists on either side. */
function compareValues(source: Type, target: Type, budget: Budget): Mismatch | undefined {
  const found = finiteValues(source);
  const wanted = finiteValues(target);
  if (found !== undefined) {
    return firstOf(found, (value) => compareValue(value, target, budget));
  }
  if (wanted === undefined || jsonTypesOf(source) === undefined || isNarrowed(source))
    return undefined;
  return differs(describeType(source), describeType(target));
}

function compareValue(value: JsonValue, target: Type, budget: Budget): Mismatch | undefined {
  const wanted = finiteValues(target);
  if (wanted !== undefined) {
    const text = canonical(value);
    const listed = wanted.some((one) => canonical(one) === text);
    return listed ? undefined : differs(JSON.stringify(value), describeType(target));
  }
  if (isList(value)) {
    const items = asType(keyword(target, 'items'));
    if (items === undefined || keyword(target, 'prefixItems') !== undefined) return undefined;
    return firstOf(value, (item) => below('[]', compare({ const: item }, items, budget)));
  }
  return isObject(value) ? compare(typeOfObject(value), target, budget) : undefined;
}

function typeOfObject(value: Readonly<Record<string, JsonValue>>): Type {
  const entries = Object.entries(value).map(([key, one]) => [key, { const: one }] as const);
  return {
    type: 'object',
    properties: Object.fromEntries(entries),
    required: Object.keys(value),
    additionalProperties: false,
  };
}

function compareObjects(source: Type, target: Type, budget: Budget): Mismatch | undefined {
  const found = keyword(source, 'properties');
  // Nothing is said of the content, or the value need not be an object.
  if (!isObject(found) || isOpaque(source) || !isOnly(source, 'object')) return undefined;
  return (
    compareRequired(source, found, target) ??
    firstOf(Object.keys(found).sort(), (key) => {
      const type = asType(keyword(found, key)) ?? anyType;
      return compareProperty(key, type, target, budget);
    })
  );
}

function compareRequired(source: Type, found: Type, target: Type): Mismatch | undefined {
  const required = keyword(source, 'required');
  const wanted = keyword(target, 'required');
  if (!isList(wanted)) return undefined;
  return firstOf([...wanted].sort(), (key) => {
    if (typeof key !== 'string') return undefined;
    if (isList(required) && required.includes(key)) return undefined;
    const reason = Object.hasOwn(found, key) ? 'may be missing and is wanted' : 'is missing';
    return { path: pathOf(key), reason };
  });
}

function compareProperty(
  key: string,
  found: Type,
  target: Type,
  budget: Budget,
): Mismatch | undefined {
  const properties = keyword(target, 'properties');
  const rest = keyword(target, 'additionalProperties');
  if (isObject(properties) && Object.hasOwn(properties, key)) {
    const wanted = asType(keyword(properties, key));
    return wanted === undefined ? undefined : below(pathOf(key), compare(found, wanted, budget));
  }
  if (keyword(target, 'patternProperties') !== undefined) return undefined;
  if (rest === false) return { path: pathOf(key), reason: 'is not wanted' };
  const wanted = asType(rest);
  return wanted === undefined ? undefined : below(pathOf(key), compare(found, wanted, budget));
}

function compareLists(source: Type, target: Type, budget: Budget): Mismatch | undefined {
  if (!isOnly(source, 'array') || isOpaque(source)) return undefined;
  const found = asType(keyword(source, 'items'));
  const wanted = asType(keyword(target, 'items'));
  if (found === undefined || wanted === undefined) return undefined;
  // `items` speaks only of what follows `prefixItems`.
  if ([source, target].some((type) => keyword(type, 'prefixItems') !== undefined)) return undefined;
  return below('[]', compare(found, wanted, budget));
}

function isOnly(type: Type, name: JsonType): boolean {
  const types = jsonTypesOf(type);
  return types?.size === 1 && types.has(name);
}

function isOpaque(type: Type): boolean {
  return opaque.some((name) => Object.hasOwn(type, name));
}

const narrowing = [
  'pattern',
  'format',
  'minimum',
  'maximum',
  'maxLength',
  'maxItems',
  'multipleOf',
];

function isNarrowed(type: Type): boolean {
  return isOpaque(type) || narrowing.some((name) => Object.hasOwn(type, name));
}

function differs(found: string, wanted: string): Mismatch {
  const quoted = wanted.includes('"') ? wanted : `"${wanted}"`;
  return { path: '', reason: `is ${found}, ${quoted} is wanted` };
}

function below(step: string, mismatch: Mismatch | undefined): Mismatch | undefined {
  return mismatch === undefined ? undefined : { ...mismatch, path: step + mismatch.path };
}

function pathOf(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function firstOf<Item>(
  items: readonly Item[],
  find: (item: Item) => Mismatch | undefined,
): Mismatch | undefined {
  for (const item of items) {
    const mismatch = find(item);
    if (mismatch !== undefined) return mismatch;
  }
  return undefined;
}

/** JSON text with sorted keys, so that equal values have equal texts. */
function canonical(value: JsonValue): string {
  if (isList(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join()}}`;
}
