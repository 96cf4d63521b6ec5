import { loadAll } from 'js-yaml';
import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import { emit } from '../../compiler/emit/emit.ts';
import type { NodePool } from '../../compiler/model/cluster.ts';
import type { PlacedEnvironment, PlacedProgram } from '../../compiler/model/placed-program.ts';
import type { LinkedEnvironment } from '../../compiler/model/program.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { linkedEnvironment } from './builders.ts';
import { placedEnvironment, placedProgram, runtimeDeployment } from './placed.ts';
import { render } from './render.ts';

/** What `emit` made, read back by a YAML reader, for tests of single fields. */

/** A mapping of an emitted object; fields that are not there read as undefined. */
export type Fields = Readonly<Record<string, unknown>>;

export interface EmittedObject {
  /** Path of the file that it stands in. */
  readonly path: string;
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly fields: Fields;
}

/** All objects of a placement. */
export function emittedObjects(placed: PlacedProgram): readonly EmittedObject[] {
  return emit(placed).value.files.flatMap((file) => readObjects(file.path, render(file)));
}

/** The objects of a file that was emitted. */
export function readObjects(path: string, text: string): readonly EmittedObject[] {
  return loadAll(text).map((value) => readObject(path, value));
}

/** The findings of a placement. */
export function emittedFindings(placed: PlacedProgram): readonly Diagnostic[] {
  return emit(placed).diagnostics;
}

/** The same in one line each: code, message and help. */
export function findingLines(placed: PlacedProgram): readonly string[] {
  return emittedFindings(placed).map(
    ({ code, message, help }) => `${code}: ${message} ${help ?? ''}`,
  );
}

/** The only object of a kind, and of a name where there are several. */
export function only(
  objects: readonly EmittedObject[],
  kind: string,
  name?: string,
): EmittedObject {
  const found = objects.filter(
    (one) => one.kind === kind && (name === undefined || one.name === name),
  );
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`${found.length} objects of kind ${kind} ${name ?? ''}`);
  }
  return first;
}

/** The value at a path of an object; undefined where the path ends early. */
export function valueAt(
  object: EmittedObject | Fields,
  ...path: readonly (string | number)[]
): unknown {
  let value: unknown = isFields(object.fields) ? object.fields : object;
  for (const key of path) {
    if (Array.isArray(value) && typeof key === 'number') value = value[key];
    else value = isFields(value) ? value[key] : undefined;
  }
  return value;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A placement of agents that are not pooled, in one environment. */
export function placementOf(
  agents: readonly ResolvedAgent[],
  environment: Partial<LinkedEnvironment> & { readonly pools?: readonly NodePool[] } = {},
  placed: Partial<PlacedEnvironment> = {},
): PlacedProgram {
  const linked = linkedEnvironment({ name: 'test', agents, ...environment });
  return placedProgram([placedEnvironment(linked, placed)]);
}

/** A placement of one runtime. */
export function runtimePlacement(
  runtime: Parameters<typeof runtimeDeployment>[0] = {},
  pools?: readonly NodePool[],
): PlacedProgram {
  const made = runtimeDeployment(runtime);
  return placementOf(
    made.members.map(({ agent }) => agent),
    pools === undefined ? {} : { pools },
    { runtimes: [made] },
  );
}

function readObject(path: string, value: unknown): EmittedObject {
  const fields = isFields(value) ? value : {};
  const metadata = isFields(fields.metadata) ? fields.metadata : {};
  return {
    path,
    kind: text(fields.kind) ?? '',
    apiVersion: text(fields.apiVersion) ?? '',
    name: text(metadata.name) ?? '',
    namespace: text(metadata.namespace),
    fields,
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
