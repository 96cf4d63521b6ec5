import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { JsonObject } from '../model/json.ts';
import { obligationKinds } from '../model/obligation.ts';
import type { ObligationKind } from '../model/obligation.ts';
import type { LinkedProgram } from '../model/program.ts';
import type { RuntimePolicy } from '../model/runtime-policy.ts';
import { at } from '../source/origin.ts';
import { checkCurrent, unusableModule } from './check-module.ts';
import { readJsonSection, withJsonSection } from './module-record.ts';
import { runtimeModule } from './policy-modules.ts';

/** What a module for run time carries beside its code. */
export type RuntimeContract = Pick<RuntimePolicy, 'schema' | 'obligations'>;

/** The module with its contract appended. */
export function withContract(
  module: Uint8Array,
  { schema, obligations }: RuntimeContract,
): Uint8Array {
  return withJsonSection(module, contractSection, { schema, obligations: [...obligations] });
}

/**
 * What the runtime is to ask, from the committed module, or why that cannot be used; undefined where the
 * estate has neither Rego for it nor a module.
 */
export function readRuntimePolicy({
  project,
  sources,
}: Pick<LinkedProgram, 'project' | 'sources'>): RuntimePolicy | Diagnostic | undefined {
  const { policies, runtimeModule: bytes } = sources;
  const [file] = runtimeModule.files(policies);
  if (file === undefined && bytes === undefined) return undefined;
  const place =
    file === undefined ? at(project, 'metadata', 'name') : { file, span: { start: 0, end: 0 } };
  const module = checkCurrent(runtimeModule, bytes, policies, place);
  if ('code' in module) return module;
  const contract = readContract(readJsonSection(module, contractSection));
  return bytes === undefined || contract === undefined
    ? unusableModule('no-record', place, runtimeModule)
    : { module: bytes, ...contract };
}

/** The obligations that a policy says it knows, or undefined where it names another kind or is no mapping. */
export function readObligationKinds(value: unknown): RuntimeContract['obligations'] | undefined {
  if (!isObject(value)) return undefined;
  const entries: readonly unknown[] = Object.entries(value);
  return entries.every(isKnown) ? new Map(entries) : undefined;
}

/** Name of the custom section with the schema of the input and the obligations that the policy knows. */
const contractSection = 'adac.contract';

function readContract(value: unknown): RuntimeContract | undefined {
  if (!isObject(value) || !isSchema(value.schema) || !Array.isArray(value.obligations)) {
    return undefined;
  }
  const pairs: readonly unknown[] = value.obligations;
  return pairs.every(isKnown) ? { schema: value.schema, obligations: new Map(pairs) } : undefined;
}

function isKnown(pair: unknown): pair is readonly [string, ObligationKind] {
  if (!Array.isArray(pair)) return false;
  const parts: readonly unknown[] = pair;
  const [name, kind] = parts;
  return typeof name === 'string' && obligationKinds.some((one) => one === kind);
}

function isSchema(value: unknown): value is JsonObject {
  return isObject(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
