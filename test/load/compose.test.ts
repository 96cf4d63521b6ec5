import fc from 'fast-check';
import { dump, loadAll } from 'js-yaml';
import { describe, expect, test } from 'vitest';

import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import { fileReport } from '../../compiler/load/file-report.ts';
import { parseFile } from '../../compiler/load/parse-file.ts';

/** The values of a text without findings. */
function valuesOf(text: string): unknown[] {
  const diagnostics: Diagnostic[] = [];
  const documents = parseFile(text, fileReport({ path: 'agents/a.yaml', text }, diagnostics));
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  return documents.map(({ value }) => value);
}

describe('values', () => {
  test.each<[string, string, unknown]>([
    ['a mapping', 'a: 1\nb: two\n', { a: 1, b: 'two' }],
    ['nothing behind a colon', 'a:\n', { a: null }],
    ['a list', '- 1\n- - 2\n', [1, [2]]],
    ['quoted numbers', `a: "1"\nb: '2'\n`, { a: '1', b: '2' }],
    ['flow style', '{a: [1, {b: ~}], c: }', { a: [1, { b: null }], c: null }],
    ['a pair in a list', '[a: 1]', [{ a: 1 }]],
    ['JSON', '{"a": [true, 1.5e3, null, "\\u00e9\\n"]}', { a: [true, 1500, null, 'é\n'] }],
    ['a block of text', 'a: |\n  x\n  y\nb: >-\n  x\n  y\n', { a: 'x\ny\n', b: 'x y' }],
    ['keys as they are written', '1: a\n0x1F: b\ntrue: c\n', { 1: 'a', '0x1F': 'b', true: 'c' }],
    ['an explicit key', '? a\n: 1\n? b\n', { a: 1, b: null }],
    ['a byte order mark', '\ufeffa: 1\n', { a: 1 }],
    ['Windows line ends', 'a: |\r\n  x\r\n  y\r\nb: 1\r\n', { a: 'x\ny\n', b: 1 }],
    [
      'the words of YAML 1.1, which are text',
      'a: [no, yes, on, off]',
      { a: ['no', 'yes', 'on', 'off'] },
    ],
    ['the merge sign in quotes', '"<<": 1', { '<<': 1 }],
    [
      'stars and ampersands in quotes',
      'a: "*.example.com"\nb: R&D\n',
      { a: '*.example.com', b: 'R&D' },
    ],
    ['text that looks like a directive', 'a: |\n  x\n\n  %YAML 1.1\n', { a: 'x\n\n%YAML 1.1\n' }],
    ['a percent sign at the start of a line', '"a\n% b"\n', 'a % b'],
  ])('%s', (_name, text, value) => {
    expect(valuesOf(text)).toEqual([value]);
  });

  test('names of the prototype are keys like any other', () => {
    const [value] = valuesOf('constructor: 1\ntoString: 2\nhasOwnProperty: 3\n');
    expect(value).toEqual(
      Object.fromEntries([
        ['constructor', 1],
        ['toString', 2],
        ['hasOwnProperty', 3],
      ]),
    );
  });
});

test('any JSON that js-yaml writes comes out as js-yaml reads it', () => {
  const isKept = (value: unknown): boolean => {
    if (typeof value === 'number') return Number.isFinite(value) && !isInexact(value);
    if (typeof value !== 'object' || value === null) return true;
    return Object.entries(value).every(([key, part]) => key !== '__proto__' && isKept(part));
  };
  const isInexact = (value: number): boolean =>
    Number.isInteger(value) && !Number.isSafeInteger(value);
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue().filter(isKept), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: -1, max: 3 }),
      (values, flowLevel) => {
        const text = values
          .map((value) => `--- \n${dump(value, { flowLevel, noRefs: true })}`)
          .join('');
        expect(valuesOf(text)).toEqual(loadAll(text).map(withoutMinusZero));
      },
    ),
    { numRuns: 500 },
  );
});

function withoutMinusZero(value: unknown): unknown {
  if (value === 0) return 0;
  if (Array.isArray(value)) return value.map(withoutMinusZero);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, withoutMinusZero(part)]),
  );
}
