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
import { judgingModule } from './policy-modules.ts';
import type { PolicyModule } from './policy-modules.ts';
import { webAssembly } from './web-assembly.ts';
import type { WasmModule } from './web-assembly.ts';

/** A module that was built from the policies beside it. */
export interface CheckedModule {
  readonly module: WasmModule;
  readonly projection: InputProjection;
}

/** The module that judges and what its rules read, or why it cannot judge, as `checkCurrent` says it. */
export function checkModule(
  bytes: Uint8Array | undefined,
  policies: readonly SourceFile[],
  place: Place,
): CheckedModule | Diagnostic {
  const module = checkCurrent(judgingModule, bytes, policies, place);
  if ('code' in module) return module;
  const projection = readProjection(module);
  return projection === undefined ? unusableModule('no-record', place) : { module, projection };
}

/**
 * Compiles a module and holds its record against the policies, or says at `place`, or at the Rego file
 * that differs, why it cannot be used.
 */
export function checkCurrent(
  kind: PolicyModule,
  bytes: Uint8Array | undefined,
  policies: readonly SourceFile[],
  place: Place,
): WasmModule | Diagnostic {
  if (bytes === undefined) {
    const message = `${kind.purpose}, but there is no "${kind.path}".`;
    return diagnose(policyFindings.missingModule, { place, message, help: rebuild });
  }
  const module = compile(bytes);
  if (module === undefined) return unusableModule('not-wasm', place, kind);
  const record = readRecord(module);
  if (record === undefined) return unusableModule('no-record', place, kind);
  const current = moduleRecord(policies, kind);
  if (record.digest === current.digest) return module;
  const { how, file } = describeStale(record, current, policies);
  return diagnose(policyFindings.staleModule, {
    place: file === undefined ? place : { file, span: { start: 0, end: 0 } },
    message: `The policy module "${kind.path}" ${how}.`,
    help: rebuild,
  });
}

/** The finding about a module that cannot be used. */
export function unusableModule(
  reason: UnusableReason | 'not-wasm' | 'no-record',
  place: Place,
  { path }: PolicyModule = judgingModule,
): Diagnostic {
  const message = `The policy module "${path}" cannot be used: ${reasons[reason]}.`;
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

/** What is stale about a module, and the file that differs where it is still there. */
function describeStale(
  record: ModuleRecord,
  current: ModuleRecord,
  policies: readonly SourceFile[],
): { readonly how: string; readonly file?: SourceFile | undefined } {
  const differences = compare(new Map(record.sources), new Map(current.sources));
  const [first] = differences;
  if (first === undefined) return { how: 'was built by another version of adac' };
  const others = differences.length - 1;
  const and = others > 0 ? `, and so for ${others} more` : '';
  return {
    how: `is not built from this Rego: "${first.path}" ${first.how}${and}`,
    file: policies.find(({ path }) => path === first.path),
  };
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
