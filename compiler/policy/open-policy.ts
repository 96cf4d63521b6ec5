import { createRequire } from 'node:module';
import type * as OpaWasm from '@open-policy-agent/opa-wasm';
import { entrypoint as agentEntrypoint } from './entry-module.ts';
import type { UnusableReason } from './evaluation-protocol.ts';
import { readText } from './read-text.ts';
import { webAssembly } from './web-assembly.ts';
import type { WasmInstance, WasmMemory, WasmModule } from './web-assembly.ts';

/** A policy module, ready to judge. */
export interface OpenPolicy {
  readonly memory: WasmMemory;
  readonly functions: PolicyFunctions;
  /** Number of the entrypoint. */
  readonly entrypoint: number;
}

/** Functions of OPA's wasm interface; addresses are numbers. */
export type PolicyFunctions = Readonly<Record<(typeof functionNames)[number], NumericFunction>>;

/**
 * Instantiates a module through opa-wasm, which gives it its imports, or says why it cannot be used.
 * Its memory may grow to `maximumPages` of 64 KiB and no further.
 */
export function openPolicy(
  module: WasmModule,
  maximumPages: number,
  entrypoint = agentEntrypoint,
): OpenPolicy | UnusableReason {
  const exported = new Set(webAssembly.Module.exports(module).map(({ name }) => name));
  if (!exported.has('opa_wasm_abi_version')) return 'wrong-abi';
  const loaded = load(module, maximumPages);
  if (typeof loaded === 'string') return loaded;
  const functions = functionsOf(loaded.wasmInstance.exports);
  if (functions === undefined) return 'not-a-policy';
  const memory = loaded.mem;
  // What a module asks of its host may answer differently from OPA, or take its time outside the module.
  const builtins = functions.opa_json_dump(functions.builtins());
  if (readText(memory, builtins, 2) !== '{}') return 'needs-host';
  const number = Object.hasOwn(loaded.entrypoints, entrypoint)
    ? loaded.entrypoints[entrypoint]
    : undefined;
  return typeof number === 'number' ? { memory, functions, entrypoint: number } : 'no-entrypoint';
}

/** Enough pages for the module's own data and stack. */
const initialPages = 64;

const functionNames = [
  'builtins',
  'eval',
  'opa_eval_ctx_get_result',
  'opa_eval_ctx_new',
  'opa_eval_ctx_set_data',
  'opa_eval_ctx_set_entrypoint',
  'opa_eval_ctx_set_input',
  'opa_heap_ptr_get',
  'opa_heap_ptr_set',
  'opa_json_dump',
  'opa_json_parse',
  'opa_malloc',
] as const;

type NumericFunction = (...numbers: number[]) => number;

interface LoadedPolicy {
  readonly wasmInstance: WasmInstance;
  readonly mem: WasmMemory;
  readonly entrypoints: Readonly<Record<string, unknown>>;
}

/**
 * What loads without a promise. Of what the library exports it stands in the CommonJS part alone; the other function
 * asks whether the module is a `Response`, for which Node loads its whole HTTP client.
 */
const { loadPolicySync } = createRequire(import.meta.url)(
  '@open-policy-agent/opa-wasm',
) as typeof OpaWasm;

function load(module: WasmModule, maximum: number): LoadedPolicy | UnusableReason {
  try {
    const initial = Math.min(initialPages, maximum);
    const loaded: unknown = loadPolicySync(module, { initial, maximum });
    return isLoadedPolicy(loaded) ? loaded : 'not-a-policy';
  } catch (error) {
    // opa-wasm throws bare texts.
    const aboutVersion = typeof error === 'string' && error.startsWith('unsupported ABI');
    return aboutVersion ? 'wrong-abi' : 'not-a-policy';
  }
}

function functionsOf(exports: WasmInstance['exports']): PolicyFunctions | undefined {
  const found = functionNames.map((name) => [name, exports[name]] as const);
  const functions: unknown = Object.fromEntries(found);
  return isComplete(functions) ? functions : undefined;
}

function isComplete(functions: unknown): functions is PolicyFunctions {
  return (
    typeof functions === 'object' &&
    functions !== null &&
    Object.values(functions).every((one) => typeof one === 'function')
  );
}

function isLoadedPolicy(value: unknown): value is LoadedPolicy {
  return (
    typeof value === 'object' &&
    value !== null &&
    'wasmInstance' in value &&
    value.wasmInstance instanceof webAssembly.Instance &&
    'mem' in value &&
    value.mem instanceof webAssembly.Memory &&
    'entrypoints' in value &&
    typeof value.entrypoints === 'object' &&
    value.entrypoints !== null
  );
}
