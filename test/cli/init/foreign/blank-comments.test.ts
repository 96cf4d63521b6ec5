import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankComments } from '../../../../compiler/cli/init/foreign/blank-comments.ts';

test.each([
  ['{} // end', '{}       '],
  ['{ /* a\n b */ "a": 1 }', '{     \n      "a": 1 }'],
  ['{"a": "http://x /* y */"} // "z"', '{"a": "http://x /* y */"}       '],
  ['{"a\\"//": 1}//\r\n', '{"a\\"//": 1}  \r\n'],
  ['"open // text\n// comment', '"open // text\n          '],
  ['a / b /* open', 'a / b /* open'],
  ['/**/ /***/ 1', '           1'],
  ['/* a */ /* open', '        /* open'],
])('%j', (text, blanked) => {
  expect(blankComments(text)).toBe(blanked);
});

test('every character stays at its offset, and JSON without comments stays as it is', () => {
  const part = fc.constantFrom('"', '\\', '/', '*', '//', '/*', '*/', '\n', '\r', 'a', ' ', '{');
  fc.assert(
    fc.property(fc.array(part), fc.jsonValue(), (parts, value) => {
      const text = parts.join('');
      const blanked = blankComments(text);
      expect(blanked).toHaveLength(text.length);
      expect(blankComments(blanked)).toBe(blanked);
      for (let offset = 0; offset < text.length; offset++) {
        expect([text[offset], ' ']).toContain(blanked[offset]);
      }
      const json = JSON.stringify(value);
      expect(blankComments(json)).toBe(json);
      expect(blankComments(`/* "a */${json}// "`).slice(8, -4)).toBe(json);
    }),
  );
});

test('a file full of openings is read once', () => {
  for (const text of ['/*'.repeat(2 ** 19), '"\\'.repeat(2 ** 19), '/ "\n'.repeat(2 ** 18)]) {
    expect(blankComments(text)).toHaveLength(text.length);
  }
});
