import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject, JsonValue } from '../../compiler/model/json.ts';
import { constant, writeYaml } from '../../compiler/emit/write-yaml.ts';

/** Both readers must give back what was written. */
function expectReadBack(value: JsonObject): void {
  const text = writeYaml(value);
  expect(load(text)).toEqual(value);
  expect(parse(text, { maxAliasCount: 0 })).toEqual(value);
}

const nasty = [
  '',
  ' ',
  'yes',
  'NO',
  'null',
  '~',
  '0777',
  '1_000',
  '1e3',
  '.inf',
  '2024-01-01',
  '12:30:45',
  '<<',
  '=',
  '- a',
  'a: b',
  'a #b',
  '#',
  '&a',
  '*a',
  '!tag',
  '%TAG',
  '@',
  '`',
  '"',
  "'",
  '\\',
  '\n',
  '\r\n',
  '\t',
  '---',
  '...',
  '{{ .x }}',
  '${x}',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  '\u009f',
  '\u00a0',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '\u{1f600}',
  '\u{1ffff}',
  'e\u0301',
  '\u202e',
  '\u{e0041}',
];

const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 2, arbitrary: fc.string({ maxLength: 30 }) },
  { weight: 1, arbitrary: fc.constantFrom(...nasty) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...nasty), fc.constantFrom(...nasty))
      .map(([a, b]) => a + b),
  },
);

// A reader of YAML may take `__proto__` as an own key or refuse it; no manifest has one.
const anyKey = anyText.filter((key) => key !== '__proto__');

const anyValue = fc.letrec<{ value: JsonValue; object: JsonObject; list: readonly JsonValue[] }>(
  (tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      anyText,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
      fc.boolean(),
      fc.constant(null),
      tie('object'),
      tie('list'),
    ),
    object: fc.dictionary(anyKey, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    list: fc.array(tie('value'), { maxLength: 4 }),
  }),
);

describe('what is written is read back', () => {
  test.each(nasty)('%j as value, item and key', (text) => {
    expectReadBack({
      value: text,
      items: [text, [text]],
      [`${text}x`]: 1,
      nested: { [text]: { [text]: [] } },
    });
  });

  test('20,000 random texts', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 20, maxLength: 20 }), (texts) => {
        expectReadBack({ texts });
      }),
      { numRuns: 1000 },
    );
  });

  test('random structures', () => {
    fc.assert(
      fc.property(anyValue.object, (value) => {
        expectReadBack(value);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    'y',
    'N',
    'yes',
    'No',
    'on',
    'OFF',
    'true',
    'False',
    'null',
    'NULL',
    '1',
    '1.5',
    '-',
    '~',
  ])('the ambiguous key %j', (key) => {
    expectReadBack({ [key]: { [key]: key } });
    expect(writeYaml({ [key]: 1 })).toBe(`"${key}": 1\n`);
  });

  test('a key longer than readers look for its colon', () => {
    expectReadBack({ ['k'.repeat(2000)]: { ['"'.repeat(900)]: 'x' } });
    expectReadBack({ items: [{ ['k'.repeat(2000)]: ['x'], b: 1 }] });
  });

  test('more keys than are remembered', () => {
    const keys = Array.from(
      { length: 1200 },
      (_, index) => [`key-${index}`, `value-${index}`] as const,
    );
    expectReadBack({ nested: Object.fromEntries(keys) });
  });
});

describe('the form', () => {
  test('is block style, in the order given, sequences at the depth of their key', () => {
    const text = writeYaml({
      kind: 'X',
      metadata: { name: 'n', labels: {} },
      spec: { list: [{ a: 1, b: [{ c: null }] }, 'text', [1, ['x']], [], {}], none: [] },
    });
    expect(text).toBe(
      [
        'kind: "X"',
        'metadata:',
        '  name: "n"',
        '  labels: {}',
        'spec:',
        '  list:',
        '  - a: 1',
        '    b:',
        '    - c: null',
        '  - "text"',
        '  -',
        '    - 1',
        '    -',
        '      - "x"',
        '  - []',
        '  - {}',
        '  none: []',
        '',
      ].join('\n'),
    );
  });

  test('an empty mapping is a document too', () => {
    expect(writeYaml({})).toBe('{}\n');
  });

  test('what readers disagree on is escaped', () => {
    expect(writeYaml({ a: '\u2028\u2029\u0085\u007f\ufeff\ufffe' })).toBe(
      'a: "\\u2028\\u2029\\u0085\\u007f\\ufeff\\ufffe"\n',
    );
    expect(writeYaml({ a: '-0', b: -0 })).toBe('a: "-0"\nb: 0\n');
  });
});

describe('what cannot be written is refused', () => {
  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'the number %d',
    (number) => {
      expect(() => writeYaml({ number })).toThrow(RangeError);
    },
  );

  test.each(['\ud800', 'x\udc00', '\udc00\ud800'])('half of a surrogate pair', (text) => {
    expect(() => writeYaml({ text })).toThrow(RangeError);
    expect(() => writeYaml({ [text]: 1 })).toThrow(RangeError);
    expect(() => writeYaml({ items: [text] })).toThrow(RangeError);
  });
});

describe('constant subtrees', () => {
  test('are written as others are, at every depth', () => {
    const shared = { a: [{ b: 'c' }], d: { e: 1 } };
    const list = ['x', { y: 1 }];
    const around = { one: shared, deep: { two: shared, items: [{ three: shared, list }] }, list };
    const plain = writeYaml(structuredClone(around));
    constant(shared);
    constant(list);
    expect(writeYaml(around)).toBe(plain);
    expect(writeYaml(around)).toBe(plain);
  });

  test('keep their value, marked once or twice', () => {
    const value = { a: 1 };
    expect(constant(constant(value))).toBe(value);
  });
});
