import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import { parseSources } from '../../compiler/load/parse-sources.ts';
import type { SourceSet, ValidatedProgram } from '../../compiler/model/program.ts';
import { validate } from '../../compiler/validate/validate.ts';
import { checkFindings } from '../support/check-findings.ts';
import type { CheckFindingsOptions } from '../support/check-findings.ts';
import { estate } from '../support/estate.ts';

/** Checks what loading and validating find in a text against what is drawn under its lines. */
export function checkValidate(text: string, options: CheckFindingsOptions = {}): void {
  checkFindings(text, (sources) => validateSources(sources).diagnostics, options);
}

/** What loading and validating a text find, as `code: message`. */
export function messagesOf(text: string, path = 'agents/test.yaml'): string[] {
  return findingsOf(text, path).map(({ code, message }) => `${code}: ${message}`);
}

/** What loading and validating a text find. */
export function findingsOf(text: string, path = 'agents/test.yaml'): readonly Diagnostic[] {
  return validateSources(estate({ [path]: text })).diagnostics;
}

/** Loads and validates. */
export function validateSources(sources: SourceSet): {
  readonly value: ValidatedProgram;
  readonly diagnostics: readonly Diagnostic[];
} {
  const loaded = parseSources(sources);
  const validated = validate(loaded.value);
  return {
    value: validated.value,
    diagnostics: [...loaded.diagnostics, ...validated.diagnostics],
  };
}

/** The head of a v2 document; its `spec` follows, indented by two. */
export function head(kind: string, name = 'test'): string {
  return `apiVersion: adac.dev/v2\nkind: ${kind}\nmetadata:\n  name: ${name}\nspec:\n`;
}
