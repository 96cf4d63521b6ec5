import { expect, test } from 'vitest';

import { listWords, showValue } from '../../compiler/validate/show-value.ts';

test.each<[unknown, string]>([
  ['text', '"text"'],
  ['a "quoted"\nline', '"a \\"quoted\\"\\nline"'],
  ['x'.repeat(100), `"${'x'.repeat(60)}…"`],
  [1.5, '1.5'],
  [true, 'true'],
  [null, 'empty'],
  [[1], 'a list'],
  [{ a: 1 }, 'a mapping'],
])('%j is shown as %s', (value, text) => {
  expect(showValue(value)).toBe(text);
});

test('words are listed with a last one', () => {
  expect(listWords([])).toBe('none');
  expect(listWords(['a'])).toBe('"a"');
  expect(listWords(['a', 'b'])).toBe('"a" and "b"');
  expect(listWords(['a', 'b', 'c'], 'or')).toBe('"a", "b" or "c"');
});
