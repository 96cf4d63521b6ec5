import { Buffer } from 'node:buffer';
import { checkCurrent } from '../../policy/check-module.ts';
import { policyFindings } from '../../policy/findings.ts';
import { judgingModule, runtimeModule } from '../../policy/policy-modules.ts';
import type { PolicyModule } from '../../policy/policy-modules.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Command } from '../command.ts';
import { buildPolicyModule } from '../opa/build-policy-module.ts';
import { buildRuntimeModule } from '../opa/build-runtime-module.ts';
import { findOpa, lookForOpa } from '../opa/find-opa.ts';
import { mistakeDiagnostics } from '../opa/mistake-diagnostics.ts';
import type { RegoMistake } from '../opa/opa-request.ts';
import type { Opa } from '../opa/opa.ts';
import { projectOption, reportOptions } from '../shared-options.ts';
import { readPolicies } from './read-policies.ts';
import type { EstatePolicies } from './read-policies.ts';
import { reportMistakes } from './report-mistakes.ts';
import { writePolicyFile } from './write-policy-file.ts';

/** `adac policy build`: Rego to `policies/policy.wasm`, and what is asked at run time to `policies/runtime.wasm`. */
export const policyBuild: Command = {
  name: 'build',
  summary: 'compile the Rego to WebAssembly, with the digest of its sources',
  arguments: [],
  options: [projectOption(), ...reportOptions()],
  examples: ['adac policy build', 'adac policy build --project estates/edge'],
  async run(_, options, terminal) {
    const { policies, ...committed } = readPolicies(options.project);
    const command = 'policy build';
    const targets = targetsOf(policies, committed);
    const opa = lookForOpa({});
    if (opa === undefined && targets.every((target) => isCurrent(target, policies))) {
      const text = targets.map(({ kind }) => `${kind.path} ${current}\n`).join('');
      return reportMistakes({ command, diagnostics: [], text }, options, terminal);
    }
    const { built, mistakes } = await buildAll(opa ?? findOpa(), targets, policies);
    if (mistakes.length > 0) {
      const diagnostics = mistakeDiagnostics(policyFindings.regoMistake, mistakes, policies);
      return reportMistakes({ command, diagnostics, text: '' }, options, terminal);
    }
    for (const { path, changed, bytes } of built) {
      if (changed) writePolicyFile(options.project, path, bytes);
    }
    const text = built.map(describeBuilt).join('');
    return reportMistakes(
      { command, diagnostics: [], summary: sumUp(built), text },
      options,
      terminal,
    );
  },
};

const current = 'is built from this Rego; there is no OPA to build it anew';

/** A module to build, and what is committed in its place. */
interface Target {
  readonly kind: PolicyModule;
  readonly committed: Uint8Array | undefined;
  readonly build: (opa: Opa, policies: readonly SourceFile[]) => BuiltModule | Promise<BuiltModule>;
}

type BuiltModule = Uint8Array | readonly RegoMistake[];

/** The modules that there is Rego for. */
function targetsOf(
  policies: readonly SourceFile[],
  committed: Omit<EstatePolicies, 'policies'>,
): readonly Target[] {
  const targets: readonly Target[] = [
    { kind: judgingModule, committed: committed.policyModule, build: buildPolicyModule },
    { kind: runtimeModule, committed: committed.runtimeModule, build: buildRuntimeModule },
  ];
  return targets.filter(({ kind }) => kind.files(policies).length > 0);
}

/** Whether the committed module was built from the Rego beside it. */
function isCurrent({ kind, committed }: Target, policies: readonly SourceFile[]): boolean {
  const place = { file: { path: kind.path, text: '' }, span: { start: 0, end: 0 } };
  return !('code' in checkCurrent(kind, committed, policies, place));
}

/** A module as it was built. */
interface Built {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly changed: boolean;
}

/** Builds all of them, so that the mistakes of one do not hide those of another. */
async function buildAll(
  opa: Opa,
  targets: readonly Target[],
  policies: readonly SourceFile[],
): Promise<{ readonly built: readonly Built[]; readonly mistakes: readonly RegoMistake[] }> {
  const built: Built[] = [];
  const mistakes: RegoMistake[] = [];
  for (const { kind, committed, build } of targets) {
    const bytes = await build(opa, policies);
    if (bytes instanceof Uint8Array) {
      const changed = committed === undefined || Buffer.compare(committed, bytes) !== 0;
      built.push({ path: kind.path, bytes, changed });
    } else {
      mistakes.push(...bytes);
    }
  }
  return { built, mistakes };
}

function describeBuilt({ path, bytes, changed }: Built): string {
  return `${path} ${changed ? 'written' : 'unchanged'}, ${Math.ceil(bytes.length / 1024)} KiB\n`;
}

function sumUp(built: readonly Built[]): object {
  const modules = built.map(({ path, changed, bytes }) => ({ path, changed, bytes: bytes.length }));
  return {
    changed: modules.some(({ changed }) => changed),
    bytes: modules.reduce((sum, { bytes }) => sum + bytes, 0),
    modules,
  };
}
