import fc from 'fast-check';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { needsNoQuotes, writePlain } from '../../../compiler/cli/yaml/plain-text.ts';

test.each([
  ['writer', 'writer'],
  ['two words', 'two words'],
  ['agents.write', 'agents.write'],
  ['30s', '30s'],
  ['2048Mi', '2048Mi'],
  ['no', '"no"'],
  ['1e3', '"1e3"'],
  ['5', '"5"'],
  ['a: b', '"a: b"'],
  ['', '""'],
  [5, '5'],
  [true, 'true'],
  [null, 'null'],
])('%j is written %s', (value, text) => {
  expect(writePlain(value)).toBe(text);
});

test('whatever is written is read as it was', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)), (value) => {
      expect(load(writePlain(value))).toEqual(value);
    }),
  );
});

test('only words go without quotes', () => {
  for (const text of ['yes', 'Null', '~', '-', 'x: y', '# x', ' x', '0x1']) {
    expect(needsNoQuotes(text)).toBe(false);
  }
});
