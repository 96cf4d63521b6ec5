import { describe, expect, test } from 'vitest';

import { parseSources } from '../../compiler/load/parse-sources.ts';
import { estate } from '../support/estate.ts';
import { findingsInText } from '../support/bad-input.ts';

const lines = (...list: readonly string[]): string => list.join('\n');

function valueOf(text: string): unknown {
  return parseSources(estate({ 'agents/a.yaml': text })).value.documents[1]?.value;
}

test('billion laughs', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
  const text = names.map((name, index) => {
    const former = names[index - 1];
    const item = former === undefined ? '"lol"' : `*${former}`;
    return `${name}: &${name} [${Array(9).fill(item).join(',')}]`;
  });
  expect(findingsInText(lines(...text))).toEqual(
    names.map((_name, index) => `${index + 1}:4 load/anchor`),
  );
});

test('90 anchors with 20,000 aliases', () => {
  const anchors = Array.from({ length: 90 }, (_, index) => `k${index}: &k${index} [1, 2, 3]`);
  const aliases = Array.from({ length: 20_000 }, (_, index) => `*k${index % 90} `).join(',');
  const findings = findingsInText(lines(...anchors, `all: [${aliases}]`));
  expect(findings).toHaveLength(90);
  expect(findings[89]).toBe('90:6 load/anchor');
});

test('a cyclic anchor', () => {
  expect(findingsInText('a: &loop [*loop]\n')).toEqual(['1:4 load/anchor']);
});

test('[ × 100,000', () => {
  expect(findingsInText('['.repeat(100_000))).toEqual(['1:64 load/too-deep']);
});

test('- × 100,000', () => {
  expect(findingsInText('- '.repeat(100_000))).toEqual(['1:129 load/too-deep']);
});

test('a block of 3,000 levels', () => {
  const text = Array.from({ length: 3000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
  expect(text.length).toBeGreaterThan(2 ** 20);
  expect(findingsInText(text)).toEqual(['1:1 load/too-large']);
  expect(findingsInText(text.split('\n').slice(0, 1000).join('\n'))).toEqual([
    expect.stringMatching(/^6\d:\d+ load\/too-deep$/),
  ]);
});

test('? × 400', () => {
  expect(findingsInText('? '.repeat(400))).toEqual(['1:128 load/too-deep']);
});

test('100,000 keys', () => {
  const text = Array.from({ length: 100_000 }, (_, index) => `k${index}:`).join('\n');
  expect(text.length).toBeLessThan(2 ** 20);
  expect(findingsInText(text)).toEqual(['2001:1 load/too-many-keys']);
});

test('a duplicate key', () => {
  expect(findingsInText('a: 1\nb: 2\na: 3\n')).toEqual(['3:1 load/duplicate-key']);
});

test('1 with "1"', () => {
  expect(findingsInText('a:\n  1: x\n  "1": y\n')).toEqual(['3:3 load/duplicate-key']);
});

test('a map as a key', () => {
  expect(findingsInText('a:\n  {b: 1}: c\n')).toEqual(['2:3 load/complex-key']);
});

test('!!js/function', () => {
  const text = 'handler: !!js/function "function () { process.exit() }"\n';
  expect(findingsInText(text)).toEqual(['1:10 load/tag']);
});

test('an unknown tag', () => {
  expect(findingsInText('a: [1, !python/object:os.system ls]\n')).toEqual(['1:8 load/tag']);
});

test('!!binary', () => {
  expect(findingsInText('a: !!binary |\n  R0lGODlhDAAMAIQAAP\n')).toEqual(['1:4 load/tag']);
});

describe('%YAML 1.1, with no and 0777', () => {
  test('the directive is refused', () => {
    const text = '# top\n%YAML 1.1\n---\nenabled: no\nmode: 0777\n';
    expect(findingsInText(text)).toEqual(['2:1 load/directive']);
  });

  test('without it they mean what YAML 1.2 says: a text, and a decimal number', () => {
    expect(findingsInText('enabled: no\nmode: 0777\n')).toEqual([]);
    expect(valueOf('enabled: no\nmode: 0777\n')).toEqual({ enabled: 'no', mode: 777 });
  });

  test('in a later document, and of a name that nobody knows', () => {
    expect(findingsInText('a: 1\n...\n%FOO bar\n---\nb: 2\n')).toEqual(['3:1 load/directive']);
  });
});

test('%TAG that gives a known tag another meaning', () => {
  const text = '%TAG !! tag:example.com,2026:\n---\na: !!str 1\n';
  expect(findingsInText(text)).toEqual(['1:1 load/directive', '3:4 load/tag']);
});

describe('an extra document', () => {
  test('is read beside the first, as files may hold several', () => {
    const { value } = parseSources(estate({ 'agents/a.yaml': 'a: 1\n---\nb: 2\n' }));
    expect(value.documents.map(({ index }) => index)).toEqual([0, 0, 1]);
  });

  test('is one of too many after 5,000', () => {
    expect(findingsInText('---\na: 1\n'.repeat(5001))).toEqual(['10002:1 load/too-many-documents']);
  });

  test('costs nothing where it is empty', () => {
    expect(findingsInText('---\n'.repeat(200_000))).toEqual([
      expect.stringMatching(/load\/too-many-documents$/),
    ]);
  });
});

test('a chain of <<', () => {
  const text = 'a: &a {x: 1}\nb: &b\n  <<: *a\nc:\n  <<: [*a, *b]\n';
  expect(findingsInText(text)).toEqual([
    '1:4 load/anchor',
    '2:4 load/anchor',
    '3:3 load/merge-key',
    '5:3 load/merge-key',
  ]);
});

describe('NUL and C1 bytes', () => {
  test.each([
    ['NUL', '\0'],
    ['BEL', '\x07'],
    ['CSI', '\x9b'],
    ['NEL', '\x85'],
    ['DEL', '\x7f'],
  ])('%s', (_name, character) => {
    expect(findingsInText(`a: 1\nb: x${character}y\n`)).toEqual(['2:5 load/control-character']);
  });

  test('nothing but', () => {
    expect(findingsInText('\0'.repeat(2 ** 20))).toEqual(['1:1 load/control-character']);
  });
});

describe('half a character', () => {
  test('as an escape', () => {
    expect(findingsInText('a: "x\\ud800"\n')).toEqual(['1:6 load/lone-surrogate']);
  });

  test('as it is', () => {
    expect(findingsInText('a: x\ud800\n')).toEqual(['1:5 load/lone-surrogate']);
  });
});

test('a tab that indents', () => {
  expect(findingsInText('spec:\n\trole: a\n')).toEqual(['2:1 load/syntax']);
});

describe('an empty file', () => {
  test.each([
    ['nothing at all', ''],
    ['blanks', ' \n\n  \n'],
    ['a byte order mark', '\ufeff'],
    ['remarks', '# kind: Agent\n# spec: {}\n'],
    ['empty documents', '---\n---\n...\n'],
  ])('%s', (_name, text) => {
    expect(findingsInText(text)).toEqual(['1:1 load/empty-file']);
  });
});

describe('what else takes a parser long', () => {
  const fill = (unit: string): string => unit.repeat(Math.floor(2 ** 20 / unit.length));
  test.each([
    ['byte order marks', fill('\ufeff\n'), 'load/too-many-findings'],
    ['missing keys', fill(':\n'), 'load/too-many-findings'],
    ['questions without answers', fill('? \n'), 'load/too-many-findings'],
    ['empty pairs', `{${'? ,'.repeat(349_000)}}`, 'load/too-many-findings'],
    ['one key again and again', fill('a: 1\n'), 'load/too-many-findings'],
    ['anchors', fill('- &a 1\n'), 'load/too-many-findings'],
    ['tags', fill('- !a 1\n'), 'load/too-many-findings'],
    ['open quotes', fill('"\n'), 'load/syntax'],
    ['blank lines', fill('\n'), 'load/empty-file'],
    ['directives', fill('%A b\n'), 'load/syntax'],
    ['braces', fill('{'), 'load/too-deep'],
    ['commas', `[${fill(',').slice(2)}]`, 'load/syntax'],
    ['a number of a million digits', `a: ${fill('9').slice(3)}`, 'load/number-out-of-range'],
    ['escapes', `"${'\\u200b'.repeat(170_000)}"`, 'load/hidden-character'],
    ['zero-width spaces', fill('a\u200b'), 'load/too-many-findings'],
  ])('%s', (_name, text, last) => {
    expect(findingsInText(text).join('\n')).toContain(last);
  });

  test('anchors and tags on every level', () => {
    const text = Array.from({ length: 60 }, (_, level) => `${' '.repeat(level)}&a !b`).join('\n');
    expect(findingsInText(`${text}\n${' '.repeat(61)}k: v\n`).length).toBeGreaterThan(0);
  });
});
