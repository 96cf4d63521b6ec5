import { readJsonSection } from './module-record.ts';
import type { WasmModule } from './web-assembly.ts';

/** Which parts of the input policies read: everything below, or only some keys. */
export type InputProjection = 'all' | readonly ProjectedKey[];

interface ProjectedKey {
  readonly key: string;
  /** The key as JSON with its colon, since it is written for every agent. */
  readonly json: string;
  readonly below: InputProjection;
}

/** Name of the custom section that lists, as paths of keys, what the policies read of `input`. */
export const readsSection = 'adac.reads';

/** The projection that a policy module asks for, or undefined where it does not say. */
export function readProjection(module: WasmModule): InputProjection | undefined {
  const paths = readJsonSection(module, readsSection);
  return isPaths(paths) ? inputProjection(paths) : undefined;
}

/** The projection that keeps these paths. */
export function inputProjection(paths: readonly (readonly string[])[]): InputProjection {
  if (paths.some(({ length }) => length === 0)) return 'all';
  const below = new Map<string, string[][]>();
  for (const [key = '', ...rest] of paths) below.set(key, [...(below.get(key) ?? []), rest]);
  return [...below].map(([key, rests]) => ({
    key,
    json: `${JSON.stringify(key)}:`,
    below: inputProjection(rests),
  }));
}

/**
 * The projected parts of a value as JSON. Keys of other values than mappings cannot be chosen:
 * such a value is kept whole, so that a rule sees that it is not a mapping.
 */
export function projectedJson(value: unknown, projection: InputProjection): string {
  if (projection === 'all' || !isMapping(value)) return JSON.stringify(value);
  let members = '';
  for (const { key, json, below } of projection) {
    const member = Object.hasOwn(value, key) ? value[key] : undefined;
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${json}${projectedJson(member, below)}`;
  }
  return `{${members}}`;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPaths(value: unknown): value is readonly (readonly string[])[] {
  return (
    Array.isArray(value) &&
    value.every(
      (path: unknown) => Array.isArray(path) && path.every((key) => typeof key === 'string'),
    )
  );
}
