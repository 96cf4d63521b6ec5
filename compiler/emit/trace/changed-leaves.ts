import type { JsonValue } from '../../model/json.ts';
import { originKey } from '../../source/origin.ts';
import type { Path } from '../../source/place.ts';

/** A scalar, or an empty list or mapping, of a document. */
export interface Leaf {
  readonly path: Path;
  readonly value: JsonValue;
}

/** The leaves of a document, in the order in which they are written. */
export function leavesOf(value: JsonValue, path: Path = []): readonly Leaf[] {
  const items = itemsOf(value);
  if (items.length === 0) return [{ path, value }];
  return items.flatMap(([step, item]) => leavesOf(item, [...path, step]));
}

/** The leaves of a document, by their `originKey`, that another version of it has otherwise or not at all. */
export function changedLeaves(
  before: JsonValue,
  after: JsonValue | undefined,
): ReadonlySet<string> {
  const changed = new Set<string>();
  compare(before, after, [], changed);
  return changed;
}

function compare(
  before: JsonValue,
  after: JsonValue | undefined,
  path: Path,
  changed: Set<string>,
): void {
  const items = itemsOf(before);
  if (items.length === 0) {
    if (JSON.stringify(before) !== JSON.stringify(after)) changed.add(originKey(path));
    return;
  }
  const others = isList(before) ? partners(before, isList(after) ? after : []) : itemsOf(after);
  const byStep = new Map(others);
  for (const [step, item] of items) compare(item, byStep.get(step), [...path, step], changed);
}

/**
 * For each item of a list, the item of another version that it is to be compared with: an equal one, wherever
 * it stands, since one that comes or goes moves those behind it; or else the next that is equal to none.
 */
function partners(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
): readonly (readonly [number, JsonValue])[] {
  const left = after.map((item) => JSON.stringify(item));
  const take = (index: number): JsonValue | undefined => {
    left[index] = '';
    return after[index];
  };
  const found = new Map<number, JsonValue | undefined>();
  for (const [index, item] of before.entries()) {
    const equal = left.indexOf(JSON.stringify(item));
    if (equal >= 0) found.set(index, take(equal));
  }
  for (const index of before.keys()) {
    const next = left.findIndex((text) => text !== '');
    if (!found.has(index) && next >= 0) found.set(index, take(next));
  }
  return [...found].flatMap(([index, item]) =>
    item === undefined ? [] : [[index, item] as const],
  );
}

function itemsOf(value: JsonValue | undefined): readonly (readonly [string | number, JsonValue])[] {
  if (typeof value !== 'object' || value === null) return [];
  return isList(value) ? [...value.entries()] : Object.entries(value);
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
