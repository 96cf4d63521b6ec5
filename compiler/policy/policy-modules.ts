import type { SourceFile } from '../source/source-file.ts';
import { entryModule } from './entry-module.ts';
import { judgingFiles, policyRules, runtimeFiles } from './policy-rules.ts';

/** A module that is built from Rego and committed beside it. */
export interface PolicyModule {
  /** Where it is committed. */
  readonly path: string;
  /** The beginning of what is said where it is missing. */
  readonly purpose: string;
  /** The Rego that it is built from. */
  readonly files: (policies: readonly SourceFile[]) => readonly SourceFile[];
  /** What joins the files, as text: it changes with the compiler, and the module with it. */
  readonly entry: (policies: readonly SourceFile[]) => string;
}

/** The module that judges when the estate is compiled. */
export const judgingModule: PolicyModule = {
  path: 'policies/policy.wasm',
  purpose: 'Policy sets are named',
  files: judgingFiles,
  entry: (policies) => entryModule(policyRules(policies)),
};

/** The entrypoints of what is asked at run time: the decision on a call, and the obligations that it knows. */
export const runtimeEntrypoints = {
  decision: 'agents/access/decision',
  obligations: 'agents/access/obligations',
} as const;

/** The module that the runtime asks at each call; the bundle carries it. */
export const runtimeModule: PolicyModule = {
  path: 'policies/runtime.wasm',
  purpose: 'There is Rego below policies/runtime/ for the runtime to ask',
  files: runtimeFiles,
  entry: () => JSON.stringify(Object.values(runtimeEntrypoints)),
};
