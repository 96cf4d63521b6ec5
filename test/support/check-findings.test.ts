import { describe, expect, test } from 'vitest';

import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import type { SourceSet } from '../../compiler/model/program.ts';
import { checkFindings } from './check-findings.ts';

/** A phase that finds the word `bad` wherever it stands, and what spans from `from` to `to`. */
function findBad(sources: SourceSet): Diagnostic[] {
  return [sources.project, ...sources.definitions].flatMap((file) =>
    Array.from(file.text.matchAll(/(?<!#.*)(?:\bbad\b|from[^]*to)/g), ({ index, 0: text }) => ({
      code: 'test/bad',
      severity: 'error' as const,
      message: 'This is bad.',
      help: 'Make it good.',
      place: { file, span: { start: index, end: index + text.length } },
    })),
  );
}

describe('passes', () => {
  test('what is drawn as it is found', () => {
    checkFindings(
      `
a: bad
#  ^^^ test/bad: This is bad.
b:
  - good
  - bad # remark
  # ^^^ test/bad: This is bad.
`,
      findBad,
    );
  });

  test('help, where it is drawn', () => {
    checkFindings(
      `
a: bad
#  ^^^ test/bad: This is bad.
#  ^^^ help: Make it good.
`,
      findBad,
    );
  });

  test('an arrow for what stands at the start of a line', () => {
    checkFindings('bad: 1\n#<- test/bad: This is bad.\n', findBad);
    checkFindings('  bad: 1\n  #<- test/bad: This is bad.\n', findBad);
  });

  test('several findings in one line', () => {
    checkFindings(
      `
a: [bad, bad]
#   ^^^ test/bad: This is bad.
#        ^^^ test/bad: This is bad.
`,
      findBad,
    );
  });

  test('what spans several lines, drawn under the first', () => {
    checkFindings(
      `
a: [from,
#   ^^^^^ test/bad: This is bad.
  x, to]
`,
      findBad,
    );
  });

  test('Windows line ends', () => {
    checkFindings('a: bad\r\n#  ^^^ test/bad: This is bad.\r\nb: good\r\n', findBad);
  });

  test('findings in other files', () => {
    checkFindings('a: good\n', findBad, {
      path: 'agents/a.yaml',
      files: { 'workflows/w.yaml': 'b: bad\n#  ^^^ test/bad: This is bad.\n' },
    });
  });
});

describe('fails', () => {
  test.each([
    ['what is found and not drawn', 'a: bad\n'],
    ['what is drawn and not found', 'a: good\n#  ^^^^ test/bad: This is bad.\n'],
    ['another column', 'a: bad\n# ^^^ test/bad: This is bad.\n'],
    ['another length', 'a: bad\n#  ^^ test/bad: This is bad.\n'],
    ['another line', 'a: bad\nb: good\n#  ^^^ test/bad: This is bad.\n'],
    ['another code', 'a: bad\n#  ^^^ test/worse: This is bad.\n'],
    ['another message', 'a: bad\n#  ^^^ test/bad: This is not good.\n'],
    ['another help', 'a: bad\n#  ^^^ test/bad: This is bad.\n#  ^^^ help: Run.\n'],
    ['one drawn of two found', 'a: [bad, bad]\n#   ^^^ test/bad: This is bad.\n'],
  ])('%s', (_name, text) => {
    expect(() => {
      checkFindings(text, findBad);
    }).toThrow(/deeply equal/);
  });

  test('a finding in another file', () => {
    expect(() => {
      checkFindings('a: good\n', findBad, { files: { 'agents/other.yaml': 'a: bad\n' } });
    }).toThrow(/deeply equal/);
  });
});
