import { all, below, no, stepTo, unknown, yes, type Answer } from './answer.ts';
import { anyType, asType, describeType, isList, isObject, keyword, type Type } from './type.ts';

/** Whether every object of `source` has the properties that `target` asks for, and no others where it takes none. */
export function compareObjects(
  source: Type,
  target: Type,
  ask: (source: Type, target: Type) => Answer,
): Answer {
  const found = readObject(source);
  const wanted = readObject(target);
  const keys = new Set([...Object.keys(found.properties), ...Object.keys(wanted.properties)]);
  return all(
    [
      (): Answer => compareRequired(found, wanted),
      (): Answer => all([...keys].sort(), (key) => compareProperty(key, found, wanted, ask)),
      (): Answer => compareRest(found, wanted, ask),
      (): Answer => compareSizes(found, target),
      (): Answer =>
        opaque.some((name) => Object.hasOwn(target, name))
          ? unknown('object', describeType(target))
          : yes,
    ],
    (part) => part(),
  );
}

/** Keywords of the target that narrow it in ways that are not looked at. */
const opaque = [
  'patternProperties',
  'propertyNames',
  'dependentSchemas',
  'dependentRequired',
  'unevaluatedProperties',
];

interface Content {
  readonly properties: Readonly<Record<string, Type>>;
  readonly required: ReadonlySet<string>;
  /** The type of further properties; undefined where nothing is said of them. */
  readonly rest: Type | undefined;
  /** Has no further properties. */
  readonly isClosed: boolean;
  /** Patterns say more about further properties. */
  readonly isPatterned: boolean;
  readonly least: number;
  readonly most: number;
  /** Nothing is said at all. */
  readonly isBare: boolean;
}

const described = [
  'properties',
  'required',
  'additionalProperties',
  'minProperties',
  'maxProperties',
];

function readObject(type: Type): Content {
  const properties = keyword(type, 'properties');
  const named = isObject(properties) ? Object.entries(properties) : [];
  const required = keyword(type, 'required');
  const names = isList(required) ? required.filter((key) => typeof key === 'string') : [];
  const rest = keyword(type, 'additionalProperties');
  const isPatterned = Object.hasOwn(type, 'patternProperties');
  const isClosed = rest === false && !isPatterned;
  return {
    properties: Object.fromEntries(
      named.map(([key, schema]) => [key, asType(schema) ?? anyType] as const),
    ),
    required: new Set(names),
    rest: asType(rest),
    isClosed,
    isPatterned,
    least: Math.max(sizeOf(type, 'minProperties', 0), new Set(names).size),
    most: Math.min(sizeOf(type, 'maxProperties', Infinity), isClosed ? named.length : Infinity),
    isBare: !isPatterned && !described.some((name) => Object.hasOwn(type, name)),
  };
}

function sizeOf(type: Type, name: string, none: number): number {
  const value = keyword(type, name);
  return typeof value === 'number' ? value : none;
}

function compareRequired(found: Content, wanted: Content): Answer {
  return all([...wanted.required].sort(), (key) => {
    if (found.required.has(key)) return yes;
    if (found.isBare) {
      return { kind: 'unknown', path: stepTo(key), reason: 'is not described and is wanted' };
    }
    const isNamed = Object.hasOwn(found.properties, key);
    const reason = isNamed ? 'may be missing and is wanted' : 'is missing';
    return { kind: 'no', path: stepTo(key), reason };
  });
}

function compareProperty(
  key: string,
  found: Content,
  wanted: Content,
  ask: (source: Type, target: Type) => Answer,
): Answer {
  const isNamed = Object.hasOwn(wanted.properties, key);
  const target = isNamed ? wanted.properties[key] : wanted.rest;
  if (target === undefined) return yes;
  const declared = Object.hasOwn(found.properties, key) ? found.properties[key] : undefined;
  if (declared === undefined) {
    if (found.isClosed) return yes;
    const further = found.isPatterned ? anyType : (found.rest ?? anyType);
    return below(stepTo(key), ask(further, target));
  }
  // Of what the target does not name, its patterns may allow more than the rest.
  if (!isNamed && wanted.isPatterned) return yes;
  if (!isNamed && isNever(target) && !isNever(declared)) {
    return { kind: 'no', path: stepTo(key), reason: 'is not wanted' };
  }
  return below(stepTo(key), ask(declared, target));
}

function isNever(type: Type): boolean {
  const excluded = keyword(type, 'not');
  return isObject(excluded) && Object.keys(excluded).length === 0;
}

/** Further properties of the source, which neither side names. */
function compareRest(
  found: Content,
  wanted: Content,
  ask: (source: Type, target: Type) => Answer,
): Answer {
  if (found.isClosed || wanted.rest === undefined || wanted.isPatterned) return yes;
  if (found.isPatterned || found.rest === undefined) {
    return isNever(wanted.rest)
      ? unknown('an object that may have more properties', 'object without others')
      : unknown(
          'an object that may have more properties',
          `others of type ${describeType(wanted.rest)}`,
        );
  }
  if (isNever(found.rest)) return yes;
  return isNever(wanted.rest)
    ? no('an object that may have more properties', 'object without others')
    : below('.*', ask(found.rest, wanted.rest));
}

function compareSizes(found: Content, target: Type): Answer {
  const least = sizeOf(target, 'minProperties', 0);
  const most = sizeOf(target, 'maxProperties', Infinity);
  const answer = found.isBare ? unknown : no;
  if (found.least < least) return answer('an object', `object of at least ${least} properties`);
  return found.most > most ? answer('an object', `object of at most ${most} properties`) : yes;
}
