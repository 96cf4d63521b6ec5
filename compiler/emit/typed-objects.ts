import { createRequire } from 'node:module';
import type * as Cdk8s from 'cdk8s';
import type * as K8s from 'cdk8s-plus-28/lib/imports/k8s.js';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { Manifest } from './manifest.ts';

/** The libraries of typed objects, and the chart to put them into. */
export interface TypedScope {
  readonly chart: Cdk8s.Chart;
  readonly cdk8s: typeof Cdk8s;
  readonly k8s: typeof K8s;
}

/**
 * Objects written against the typed Kubernetes API, as plain JSON in the order of their construction.
 * For the few objects that do not grow with the agents: each call has an App of its own, since the
 * cost of an App is quadratic in what it holds. Keys are sorted here again, because the library sorts them only
 * unless an environment variable forbids it.
 */
export function typedObjects(build: (scope: TypedScope) => void): readonly Manifest[] {
  const { cdk8s, k8s } = libraries();
  const chart = new cdk8s.Chart(new cdk8s.App(), 'objects', { disableResourceNameHashes: true });
  build({ chart, cdk8s, k8s });
  const objects: readonly unknown[] = chart.toJson();
  return objects.map(toManifest);
}

let loaded: Pick<TypedScope, 'cdk8s' | 'k8s'> | undefined;

/** Loaded on first use, because loading takes longer than many a compile; `emit` stays synchronous. */
function libraries(): Pick<TypedScope, 'cdk8s' | 'k8s'> {
  if (loaded === undefined) {
    const require = createRequire(import.meta.url);
    loaded = {
      cdk8s: require('cdk8s') as typeof Cdk8s,
      k8s: require('cdk8s-plus-28/lib/imports/k8s.js') as typeof K8s,
    };
  }
  return loaded;
}

const firstKeys = [
  'apiVersion',
  'group',
  'kind',
  'metadata',
  'name',
  'namespace',
  'labels',
  'annotations',
];

function toManifest(value: unknown): Manifest {
  const { apiVersion, kind, metadata, ...rest } = toObject(value);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !isObject(metadata)) {
    throw new Error('A typed object has no apiVersion, kind or metadata.');
  }
  const { name } = metadata;
  if (typeof name !== 'string') throw new Error(`A typed ${kind} has no name.`);
  return { apiVersion, kind, metadata: { ...metadata, name }, ...rest };
}

function toObject(value: unknown): JsonObject {
  const json = toJson(value);
  if (!isObject(json)) throw new Error('A typed object is not a mapping.');
  return json;
}

function toJson(value: unknown): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object') throw new Error(`A typed object holds a ${typeof value}.`);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.sort(byKey).map(([key, one]) => [key, toJson(one)]));
}

function byKey([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  const first = rank(left) - rank(right);
  return first !== 0 ? first : left < right ? -1 : left > right ? 1 : 0;
}

function rank(key: string): number {
  const index = firstKeys.indexOf(key);
  return index < 0 ? firstKeys.length : index;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
