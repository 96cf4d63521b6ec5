import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import { readSources } from '../../load/read-sources.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { withoutTests } from '../../policy/policy-rules.ts';

/** What the policy commands work on. */
export interface EstatePolicies {
  /** Rego below `policies/`, tests included. */
  readonly policies: readonly SourceFile[];
  /** The committed `policies/policy.wasm` and `policies/runtime.wasm`. */
  readonly policyModule: Uint8Array | undefined;
  readonly runtimeModule: Uint8Array | undefined;
}

/**
 * The Rego of a project.
 *
 * @throws CannotRunError where there is none.
 */
export function readPolicies(project: string): EstatePolicies {
  const { policies, policyModule, runtimeModule } = readSources(project).value;
  if (withoutTests(policies).length > 0) return { policies, policyModule, runtimeModule };
  throw new CannotRunError(
    'There is no Rego below policies/.',
    'Write a rule as `policies/<set>/<rule>.rego`; policies/README.md of the adac package shows how.',
  );
}
