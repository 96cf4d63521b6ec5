import { Buffer } from 'node:buffer';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import { checkModule } from '../../policy/check-module.ts';
import { policyFindings } from '../../policy/findings.ts';
import type { Command } from '../command.ts';
import { buildPolicyModule } from '../opa/build-policy-module.ts';
import { findOpa, lookForOpa } from '../opa/find-opa.ts';
import { mistakeDiagnostics } from '../opa/mistake-diagnostics.ts';
import { projectOption, reportOptions } from '../shared-options.ts';
import { readPolicies } from './read-policies.ts';
import type { EstatePolicies } from './read-policies.ts';
import { reportMistakes } from './report-mistakes.ts';
import { writePolicyFile } from './write-policy-file.ts';

/** `adac policy build`: Rego to `policies/policy.wasm`. */
export const policyBuild: Command = {
  name: 'build',
  summary: 'compile the Rego to policies/policy.wasm, with the digest of its sources',
  arguments: [],
  options: [projectOption(), ...reportOptions()],
  examples: ['adac policy build', 'adac policy build --project estates/edge'],
  run(_, options, terminal) {
    const estate = readPolicies(options.project);
    const command = 'policy build';
    const opa = lookForOpa({});
    if (opa === undefined && isCurrent(estate)) {
      const text =
        'policies/policy.wasm is built from this Rego; there is no OPA to build it anew\n';
      return reportMistakes({ command, diagnostics: [], text }, options, terminal);
    }
    const built = buildPolicyModule(opa ?? findOpa(), estate.policies);
    if (!(built instanceof Uint8Array)) {
      const type = policyFindings.regoMistake;
      const diagnostics = mistakeDiagnostics(type, built, estate.policies);
      return reportMistakes({ command, diagnostics, text: '' }, options, terminal);
    }
    const changed = estate.module === undefined || Buffer.compare(estate.module, built) !== 0;
    if (changed) writePolicyFile(options.project, 'policies/policy.wasm', built);
    const size = `${Math.ceil(built.length / 1024)} KiB`;
    const text = `policies/policy.wasm ${changed ? 'written' : 'unchanged'}, ${size}\n`;
    const summary = { changed, bytes: built.length };
    return reportMistakes({ command, diagnostics: [], summary, text }, options, terminal);
  },
};

/** Whether the committed module was built from the Rego beside it. */
function isCurrent({ policies, module }: EstatePolicies): boolean {
  const [file] = policies;
  if (file === undefined) throw new CannotRunError('There is no Rego below policies/.');
  return !('code' in checkModule(module, policies, { file, span: { start: 0, end: 0 } }));
}
