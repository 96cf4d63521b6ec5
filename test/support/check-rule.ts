import { expect } from 'vitest';
import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import type { LinkRule } from '../../compiler/link/link-rule.ts';
import { link } from '../../compiler/link/link.ts';
import { linkRules } from '../../compiler/link/rules.ts';
import { parseSources } from '../../compiler/load/parse-sources.ts';
import type { SourceSet } from '../../compiler/model/program.ts';
import { upgrade } from '../../compiler/upgrade/upgrade.ts';
import { validate } from '../../compiler/validate/validate.ts';
import { checkFindings } from './check-findings.ts';

/**
 * Checks what linking finds in a text against what is drawn under its lines, as `checkFindings` does. All findings
 * of linking count, so that one mistake is not told by two rules; earlier phases have to find nothing.
 */
export function checkRule(
  rule: LinkRule,
  text: string,
  files: Readonly<Record<string, string>> = {},
): void {
  expect(linkRules).toContain(rule);
  checkFindings(text, linkDiagnostics, { files });
}

/** What linking finds in an estate whose files are without fault so far. */
export function linkDiagnostics(sources: SourceSet): readonly Diagnostic[] {
  const loaded = parseSources(sources);
  const validated = validate(loaded.value);
  const upgraded = upgrade(validated.value);
  const earlier = [loaded, validated, upgraded].flatMap(({ diagnostics }) => diagnostics);
  expect(earlier.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  return link(upgraded.value).diagnostics;
}
