import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Place } from '../source/place.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { UnusableReason } from './evaluation-protocol.ts';
import { policyFindings } from './findings.ts';
import { readProjection } from './input-projection.ts';
import type { InputProjection } from './input-projection.ts';
import { moduleRecord, readRecord } from './module-record.ts';
import type { ModuleRecord } from './module-record.ts';
import { webAssembly } from './web-assembly.ts';
import type { WasmModule } from './web-assembly.ts';

/** A module that was built from the policies beside it. */
export interface CheckedModule {
  readonly module: WasmModule;
  readonly projection: InputProjection;
}

/**
 * Compiles the module and holds its record against the policies, or says at `place`, or at the Rego file
 * that differs, why it cannot judge.
 */
export function checkModule(
  bytes: Uint8Array | undefined,
  policies: readonly SourceFile[],
  place: Place,
): CheckedModule | Diagnostic {
  if (bytes === undefined) {
    const message = 'Policy sets are named, but there is no "policies/policy.wasm" to judge by.';
    return diagnose(policyFindings.missingModule, { place, message, help: rebuild });
  }
  const module = compile(bytes);
  if (module === undefined) return unusableModule('not-wasm', place);
  const record = readRecord(module);
  const projection = readProjection(module);
  if (record === undefined || projection === undefined) return unusableModule('no-record', place);
  const current = moduleRecord(policies);
  if (record.digest !== current.digest) return staleModule(record, current, policies, place);
  return { module, projection };
}

/** The finding about a module that cannot be used. */
export function unusableModule(
  reason: UnusableReason | 'not-wasm' | 'no-record',
  place: Place,
): Diagnostic {
  const message = `The policy module "policies/policy.wasm" cannot be used: ${reasons[reason]}.`;
  return diagnose(policyFindings.unusableModule, { place, message, help: rebuild });
}

const rebuild = 'Build it with `adac policy build`, and commit it.';

const reasons: Readonly<Record<UnusableReason | 'not-wasm' | 'no-record', string>> = {
  'not-wasm': 'it is no WebAssembly module, or only a part of one',
  'no-record': 'it does not say what it was built from',
  'wrong-abi': 'its ABI is not the version that adac calls',
  'not-a-policy': 'it is not a policy as OPA compiles it, or does not start within its memory',
  'needs-host': 'it calls functions that it does not bring along',
  'no-entrypoint': 'it lacks the entrypoint that joins the rules',
  'no-start': 'the thread that evaluates it does not start',
};

function compile(bytes: Uint8Array): WasmModule | undefined {
  try {
    return new webAssembly.Module(new Uint8Array(bytes));
  } catch {
    return undefined;
  }
}

function staleModule(
  record: ModuleRecord,
  current: ModuleRecord,
  policies: readonly SourceFile[],
  place: Place,
): Diagnostic {
  const differences = compare(new Map(record.sources), new Map(current.sources));
  const [first] = differences;
  const file = policies.find(({ path }) => path === first?.path);
  const others = differences.length - 1;
  const and = others > 0 ? `, and so for ${others} more` : '';
  const message =
    first === undefined
      ? 'The policy module "policies/policy.wasm" was built by another version of adac.'
      : `The policy module "policies/policy.wasm" is not built from this Rego: "${first.path}" ${first.how}${and}.`;
  const where = file === undefined ? place : { file, span: { start: 0, end: 0 } };
  return diagnose(policyFindings.staleModule, { place: where, message, help: rebuild });
}

interface Difference {
  readonly path: string;
  readonly how: string;
}

function compare(
  built: ReadonlyMap<string, string>,
  current: ReadonlyMap<string, string>,
): readonly Difference[] {
  const paths = [...new Set([...built.keys(), ...current.keys()])].sort();
  return paths.flatMap((path) => {
    if (built.get(path) === current.get(path)) return [];
    const how = !built.has(path) ? 'was added' : current.has(path) ? 'was changed' : 'is gone';
    return [{ path, how }];
  });
}
