import { describe, expect, test } from 'vitest';

import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import { fileReport } from '../../compiler/load/file-report.ts';
import { parseFile } from '../../compiler/load/parse-file.ts';
import { parseSources } from '../../compiler/load/parse-sources.ts';
import type { SourceSet } from '../../compiler/model/program.ts';
import { checkFindings } from '../support/check-findings.ts';

const load = (sources: SourceSet): readonly Diagnostic[] => parseSources(sources).diagnostics;

describe('syntax', () => {
  test('is found where it stands, in words of this project', () => {
    checkFindings(
      `
spec:
  tools: [ledger mail}
#                    ^ load/syntax: A comma is missing.
#                    ^ help: Put a comma between the entries.
`,
      load,
    );
  });

  test('is not reported beside the control character that it is about', () => {
    checkFindings(
      `
a: "x\x01y"
#    ^ load/control-character: The control character U+0001 must not be in a file.
`,
      load,
    );
  });
});

describe('depth', () => {
  const nested = (levels: number): string => `a: ${'['.repeat(levels)}1${']'.repeat(levels)}\n`;

  test('of what anybody writes is accepted', () => {
    checkFindings(nested(60), load);
  });

  test('beyond the limit is found where it begins', () => {
    const mark = `#${' '.repeat(65)}^`;
    checkFindings(
      `${nested(70)}${mark} load/too-deep: The document is nested more than 64 levels deep.\n`,
      load,
    );
  });
});

describe('directives', () => {
  test('are found before any document', () => {
    checkFindings(
      `
# remark
%YAML 1.2
#<------- load/directive: Directives are not part of the language; every file is YAML 1.2.
---
a: 1
`,
      load,
    );
  });

  test('are found before a document that is empty', () => {
    checkFindings(
      `
a: 1
...
%FOO
#<-- load/directive: Directives are not part of the language; every file is YAML 1.2.
---
`,
      load,
    );
  });

  test('are none in text', () => {
    checkFindings('a: |\n  x\n  %YAML 1.1\n', load);
    checkFindings('--- "a\n%YAML 1.1"\n', load);
    checkFindings('# remark\n# %YAML 1.1\na: 1\n', load);
  });
});

test('a text over the limit, wherever it comes from, is not parsed', () => {
  const diagnostics: Diagnostic[] = [];
  const text = `a: [${' '.repeat(2 ** 20)}`;
  const report = fileReport({ path: 'agents/a.yaml', text }, diagnostics);
  expect(parseFile(text, report)).toEqual([]);
  expect(diagnostics.map(({ code }) => code)).toEqual(['load/too-large']);
});
