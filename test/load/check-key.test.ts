import { describe, expect, test } from 'vitest';

import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import { parseSources } from '../../compiler/load/parse-sources.ts';
import type { SourceSet } from '../../compiler/model/program.ts';
import { locate } from '../../compiler/source/locate.ts';
import { checkFindings } from '../support/check-findings.ts';
import { estate } from '../support/estate.ts';

const load = (sources: SourceSet): readonly Diagnostic[] => parseSources(sources).diagnostics;

/** What stands at the places that the findings of a text are related to. */
function relatedTexts(text: string): string[] {
  return load(estate({ 'agents/a.yaml': text })).flatMap(({ related = [] }) =>
    related.map(({ place, message }) => {
      const { file, span } = locate(place);
      return `${message} ${span.start}-${span.end} ${file.text.slice(span.start, span.end)}`;
    }),
  );
}

describe('duplicate keys', () => {
  test('are found at the second mention', () => {
    checkFindings(
      `
role: a
goal: b
role: c
#<-- load/duplicate-key: The key "role" is written twice in this mapping.
#<-- help: Remove one of the two.
`,
      load,
    );
  });

  test('are found however the key is written', () => {
    checkFindings(
      `
a:
  1: x
  "1": y
# ^^^ load/duplicate-key: The key "1" is written twice in this mapping.
b: {c: 1, 'c': 2, "\\x63": 3}
#         ^^^ load/duplicate-key: The key "c" is written twice in this mapping.
#                 ^^^^^^ load/duplicate-key: The key "c" is written twice in this mapping.
`,
      load,
    );
  });

  test('are related to the first mention, past nested ones', () => {
    expect(relatedTexts('x: {a: 0}\ny: [{a: 1}]\n"a": {a: 2}\nb: 3\na: 4\n')).toEqual([
      'First written here. 22-25 "a"',
    ]);
  });

  test('are none where they stand in different mappings', () => {
    checkFindings('a: {x: 1}\nb: {x: 1}\nc:\n- x: 1\n- x: 1\n', load);
    checkFindings('x: 1\n---\nx: 1\n', load);
  });
});

describe('keys that are no text', () => {
  test('a template without quotes', () => {
    checkFindings(
      `
prompt: {{name}}
#        ^ load/complex-key: A mapping stands where a key is expected.
#        ^ help: Put quotes around the text if it is one.
`,
      load,
    );
  });

  test('a list', () => {
    checkFindings(
      `
a:
  [b, c]: 1
# ^ load/complex-key: A list stands where a key is expected.
`,
      load,
    );
    checkFindings(
      '? - a\n# ^ load/complex-key: A list stands where a key is expected.\n: 1\n',
      load,
    );
  });

  test('what stands inside is read on', () => {
    checkFindings(
      `
a: {[&x b]: &y c}
#   ^ load/complex-key: A list stands where a key is expected.
#    ^^ load/anchor: The anchor "&x" is not part of the language.
#           ^^ load/anchor: The anchor "&y" is not part of the language.
`,
      load,
    );
  });
});

describe('missing keys', () => {
  test('are found at the value', () => {
    checkFindings(
      `
a: {: b}
#     ^ load/missing-key: This value has no key before its colon.
`,
      load,
    );
  });

  test('are found at the mapping where there is no value either', () => {
    checkFindings(
      `
a: {b: 1, : }
#  ^ load/missing-key: This value has no key before its colon.
`,
      load,
    );
  });

  test('a key of quotes alone is a key', () => {
    checkFindings('"": 1\n', load);
  });
});

describe('merge keys', () => {
  test('are found, whatever they merge', () => {
    checkFindings(
      `
a:
  <<: {b: 1}
# ^^ load/merge-key: Merge keys are not part of the language.
`,
      load,
    );
  });

  test('are text in quotes, and as a value', () => {
    checkFindings('"<<": 1\na: <<\n', load);
  });
});

describe('reserved keys', () => {
  test('are found in plain text, in quotes and in escapes', () => {
    checkFindings(
      `
a: {__proto__: 1}
#   ^^^^^^^^^ load/reserved-key: The key "__proto__" is reserved.
b: {'__proto__': 1}
#   ^^^^^^^^^^^ load/reserved-key: The key "__proto__" is reserved.
c: {"\\x5f_proto__": 1}
#   ^^^^^^^^^^^^^^ load/reserved-key: The key "__proto__" is reserved.
`,
      load,
    );
  });

  test('are text as a value', () => {
    checkFindings('a: __proto__\n', load);
  });
});
