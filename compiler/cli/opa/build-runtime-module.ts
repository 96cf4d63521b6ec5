import { loadPolicy } from '@open-policy-agent/opa-wasm';
import { moduleRecord, withRecord } from '../../policy/module-record.ts';
import { runtimeEntrypoints, runtimeModule } from '../../policy/policy-modules.ts';
import { readObligationKinds, withContract } from '../../policy/runtime-policy.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { RegoFile, RegoMistake } from './opa-request.ts';
import type { Opa } from './opa.ts';
import { policySchemas } from './policy-schemas.ts';
import { regoFiles } from './rego-files.ts';

/**
 * The module that OPA makes of what is asked at run time, with the record of what it was built from, the
 * schema of its input and the obligations that it knows; or the mistakes in its Rego.
 */
export async function buildRuntimeModule(
  opa: Opa,
  policies: readonly SourceFile[],
): Promise<Uint8Array | readonly RegoMistake[]> {
  const files = regoFiles(runtimeModule.files(policies));
  const lacking = lackingRules(files);
  if (lacking.length > 0) return lacking;
  const { module, mistakes } = opa.ask({
    command: 'build',
    files,
    entrypoints: Object.values(runtimeEntrypoints),
  });
  if (module === undefined) return mistakes;
  const obligations = readObligationKinds(await askObligations(module));
  if (obligations === undefined) {
    return [{ path: files[0]?.path ?? '', line: 1, column: 1, message: noObligations }];
  }
  const contract = { schema: policySchemas().access, obligations };
  return withRecord(withContract(module, contract), moduleRecord(policies, runtimeModule));
}

/** OPA ends over an entrypoint that is not there without saying where, so that is looked for first. */
function lackingRules(files: readonly RegoFile[]): readonly RegoMistake[] {
  const [first] = files;
  const asked = files.filter(({ text }) => /^package agents\.access\b/m.test(text));
  return [
    { rule: 'decision', head: /^(?:default )?decision\b/m },
    { rule: 'obligations', head: /^(?:default )?obligations\b/m },
  ].flatMap(({ rule, head }) => {
    if (asked.some(({ text }) => head.test(text))) return [];
    const message = `what is asked at run time gives \`${rule}\` in \`package agents.access\``;
    return [{ path: first?.path ?? '', line: 1, column: 1, message }];
  });
}

const noObligations =
  'data.agents.access.obligations maps the names of obligations to "flag", "bytes", "days" or "number"';

/** They hold whatever is asked, so the module is asked once, with nothing. */
async function askObligations(module: Uint8Array): Promise<unknown> {
  const policy = await loadPolicy(module);
  const answer: unknown = policy.evaluate({}, runtimeEntrypoints.obligations);
  const rows: readonly unknown[] = Array.isArray(answer) ? answer : [];
  const [row] = rows;
  return typeof row === 'object' && row !== null && 'result' in row ? row.result : undefined;
}
