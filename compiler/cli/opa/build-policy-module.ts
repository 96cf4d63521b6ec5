import { judgingFiles, policyRules } from '../../policy/policy-rules.ts';
import { entryModule, entrypoint, estateEntrypoint } from '../../policy/entry-module.ts';
import { readsSection } from '../../policy/input-projection.ts';
import { moduleRecord, withJsonSection, withRecord } from '../../policy/module-record.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { RegoMistake } from './opa-request.ts';
import type { Opa } from './opa.ts';
import { regoFiles } from './rego-files.ts';

/** The policy module that OPA makes of the rules, with the record of what it was built from; or their mistakes. */
export function buildPolicyModule(
  opa: Opa,
  policies: readonly SourceFile[],
): Uint8Array | readonly RegoMistake[] {
  const entry = { path: 'entry.rego', text: entryModule(policyRules(policies)) };
  const { module, reads, mistakes } = opa.ask({
    command: 'build',
    files: [...regoFiles(judgingFiles(policies)), entry],
    entrypoints: [entrypoint, estateEntrypoint],
  });
  if (module === undefined) return mistakes;
  return withRecord(withJsonSection(module, readsSection, reads), moduleRecord(policies));
}
