import { all, below, no, unknown, yes, type Answer } from './answer.ts';
import { anyType, asType, describeType, isList, keyword, type Type } from './type.ts';

/** Whether every list of `source` has the length and elements that `target` asks for. */
export function compareLists(
  source: Type,
  target: Type,
  ask: (source: Type, target: Type) => Answer,
): Answer {
  const found = describeList(source);
  const wanted = describeList(target);
  if (found.least > found.most) return yes;
  return all(
    [
      (): Answer => compareSizes(source, found, wanted),
      (): Answer => compareElements(found, wanted, ask),
      (): Answer => compareDoubles(source, target, found),
      (): Answer =>
        ['contains', 'unevaluatedItems'].some((name) => Object.hasOwn(target, name))
          ? unknown('array', describeType(target))
          : yes,
    ],
    (part) => part(),
  );
}

interface List {
  readonly prefix: readonly Type[];
  /** The type of further elements; undefined where nothing is said of them. */
  readonly rest: Type | undefined;
  readonly least: number;
  readonly most: number;
  /** Nothing is said at all. */
  readonly isBare: boolean;
}

const described = ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains'];

function describeList(type: Type): List {
  const items = keyword(type, 'items');
  const prefix = keyword(type, 'prefixItems');
  const first = isList(prefix) ? prefix.map((item) => asType(item) ?? anyType) : [];
  const least = keyword(type, 'minItems');
  const most = keyword(type, 'maxItems');
  const declared = typeof most === 'number' ? most : Infinity;
  return {
    prefix: first,
    rest: asType(items),
    least: typeof least === 'number' ? least : 0,
    most: items === false ? Math.min(declared, first.length) : declared,
    isBare: !described.some((name) => Object.hasOwn(type, name)),
  };
}

function compareSizes(source: Type, found: List, wanted: List): Answer {
  // Elements that must be there may say more about the length.
  const isOpen = found.isBare || Object.hasOwn(source, 'contains');
  const answer = isOpen ? unknown : no;
  if (found.least < wanted.least) {
    return answer(describeSize(found), `list of at least ${wanted.least} elements`);
  }
  return found.most > wanted.most
    ? answer(describeSize(found), `list of at most ${wanted.most} elements`)
    : yes;
}

function describeSize({ least, most }: List): string {
  if (most !== Infinity) return `a list of up to ${most} elements`;
  return least === 0 ? 'a list of any length' : `a list of at least ${least} elements`;
}

function compareElements(
  found: List,
  wanted: List,
  ask: (source: Type, target: Type) => Answer,
): Answer {
  const length = Math.max(found.prefix.length, wanted.prefix.length);
  const positions = Array.from({ length: Math.min(length, found.most) }, (_, index) => index);
  return all([...positions, undefined], (index) => {
    // After the last position come all others, where there can be any.
    if (index === undefined && found.most <= length) return yes;
    const source = found.prefix[index ?? Infinity] ?? found.rest;
    const target = wanted.prefix[index ?? Infinity] ?? wanted.rest;
    if (target === undefined) return yes;
    const isNamed =
      index !== undefined && (index < found.prefix.length || index < wanted.prefix.length);
    return below(isNamed ? `[${index}]` : '[]', ask(source ?? anyType, target));
  });
}

function compareDoubles(source: Type, target: Type, { most, isBare }: List): Answer {
  if (keyword(target, 'uniqueItems') !== true || keyword(source, 'uniqueItems') === true)
    return yes;
  if (most <= 1) return yes;
  // Elements of different types at fixed positions cannot be equal; that is not asked.
  const isFree = !isBare && keyword(source, 'prefixItems') === undefined;
  const answer = isFree ? no : unknown;
  return answer('a list that may hold an element twice', 'list without doubles');
}
