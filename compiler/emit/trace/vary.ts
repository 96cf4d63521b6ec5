import type { Path } from '../../source/place.ts';

/** A value with one of its parts changed. */
export interface Variation<Value> {
  /** The part that differs. */
  readonly path: Path;
  readonly value: Value;
}

/**
 * A value as often as it has texts, numbers and set switches below the given parts, each time with one of them
 * changed. What is no plain data, such as a map or a definition with where it was read, stays as it is.
 */
export function vary<Value extends object>(
  value: Value,
  parts: readonly Path[],
): readonly Variation<Value>[] {
  return parts.flatMap((part) =>
    variationsOf(partAt(value, part)).map((one) => ({
      path: [...part, ...one.path],
      // A variation has the shape of what it varies, which the type system cannot follow along a path.
      value: replaceAt(value, part, one.value) as Value,
    })),
  );
}

function variationsOf(value: unknown): readonly Variation<unknown>[] {
  // In front, where it leaves a duration one.
  if (typeof value === 'string') return [{ path: [], value: `1${value}` }];
  if (typeof value === 'number') return [{ path: [], value: 2 * value + 1 }];
  // What is switched off has put nothing anywhere.
  if (value === true) return [{ path: [], value: false }];
  return entriesOf(value).flatMap(([step, item]) =>
    variationsOf(item).map((one) => ({
      path: [step, ...one.path],
      value: replaceAt(value, [step], one.value),
    })),
  );
}

function partAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, step) => entriesOf(part).find(([key]) => key === step)?.[1],
    value,
  );
}

function replaceAt(value: unknown, [step, ...rest]: Path, by: unknown): unknown {
  if (step === undefined) return by;
  const replace = ([key, item]: readonly [string | number, unknown]): unknown =>
    key === step ? replaceAt(item, rest, by) : item;
  const entries = entriesOf(value);
  if (Array.isArray(value)) return entries.map(replace);
  return Object.fromEntries(entries.map((entry) => [entry[0], replace(entry)]));
}

/** The items of plain data; nothing for scalars, maps and whatever was read from a document. */
function entriesOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (typeof value !== 'object' || value === null || value instanceof Map) return [];
  return Array.isArray(value) ? [...value.entries()] : Object.entries(value);
}
