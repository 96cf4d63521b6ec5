import { describe, expect, test } from 'vitest';

import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import { checkCharacters } from '../../compiler/load/check-characters.ts';
import { fileReport } from '../../compiler/load/file-report.ts';
import { parseSources } from '../../compiler/load/parse-sources.ts';
import type { SourceSet } from '../../compiler/model/program.ts';
import { checkFindings } from '../support/check-findings.ts';

const load = (sources: SourceSet): readonly Diagnostic[] => parseSources(sources).diagnostics;

describe('characters', () => {
  test('are found once for each run, wherever they stand', () => {
    checkFindings(
      `
# remark\u200b
#       ^ load/hidden-character: The hidden character U+200B must not be in a file.
goal: a\u202eb
#      ^ load/hidden-character: The hidden character U+202E must not be in a file.
prompt: be \u{e0041}\u{e0042}\u{e0043}kind
#          ^^^^^^ load/hidden-character: The hidden character U+E0041 and 2 more after it must not be in a file.
b: "a\x07b"
#    ^ load/control-character: The control character U+0007 must not be in a file.
`,
      load,
    );
  });

  test('stop being reported where a file has too many', () => {
    const diagnostics: Diagnostic[] = [];
    const text = 'a\u200b'.repeat(500_000);
    checkCharacters(text, fileReport({ path: 'agents/prompts/a.hbs', text }, diagnostics));
    expect(diagnostics).toHaveLength(101);
  });
});

describe('escapes', () => {
  test('are found for what they stand for', () => {
    checkFindings(
      String.raw`
a: "x\u202ey"
#    ^^^^^^ load/hidden-character: The hidden character U+202E must not be in a file.
b: "\e[31m"
#   ^^ load/control-character: The control character U+001B must not be in a file.
c: "\0\x01"
#   ^^^^^^ load/control-character: The control character U+0000 and 1 more after it must not be in a file.
d: "\ud83d"
#   ^^^^^^ load/lone-surrogate: The half character U+D83D must not be in a file.
e: "\UFFFFFFFF"
#   ^^^^^^^^^^ load/lone-surrogate: The half character U+D800 must not be in a file.
f: "\uFEFFx"
#   ^^^^^^ load/hidden-character: The hidden character U+FEFF must not be in a file.
g: "\L"
#   ^^ load/hidden-character: The hidden character U+2028 must not be in a file.
"h\u200b": 1
# ^^^^^^ load/hidden-character: The hidden character U+200B must not be in a file.
`,
      load,
    );
  });

  test('are left alone where they stand for what people see', () => {
    checkFindings(
      String.raw`
a: "\ud83d\ude80 \U0001F680 \u00e9 \xe9 \_ \\u202e \t\n\r\n\/"
b: "\u2764\ufe0f\u200d\ud83d\udd25"
c: 'in single quotes \u202e is text'
d: in plain text \u202e is text
e: "one \
  two \x41"
`,
      load,
    );
  });

  test('and characters beside each other are found once each', () => {
    checkFindings(
      `
a: "\u200b${String.raw`\u200b`}"
#   ^ load/hidden-character: The hidden character U+200B must not be in a file.
#    ^^^^^^ load/hidden-character: The hidden character U+200B must not be in a file.
`,
      load,
    );
  });
});
