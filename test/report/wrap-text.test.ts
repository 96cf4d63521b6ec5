import fc from 'fast-check';
import { expect, test } from 'vitest';

import { displayWidth } from '../../compiler/report/display-width.ts';
import { wrapText } from '../../compiler/report/wrap-text.ts';

test.each([
  ['', 10, ['']],
  ['one two', 10, ['one two']],
  ['one two three', 7, ['one two', 'three']],
  ['one two three', 8, ['one two', 'three']],
  ['incomprehensibilities are long', 5, ['incomprehensibilities', 'are', 'long']],
  // Wide characters take two columns each.
  ['日本 日本', 8, ['日本', '日本']],
])('%j in %i columns', (text, columns, lines) => {
  expect(wrapText(text, columns)).toEqual(lines);
});

test('nothing is lost, and only words that are too long stand out', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ minLength: 1, maxLength: 12 }).map((word) => word.replaceAll(/\s/g, 'x')),
      ),
      fc.integer({ min: 1, max: 40 }),
      (words, columns) => {
        const text = words.join(' ');
        const lines = wrapText(text, columns);
        expect(lines.join(' ')).toBe(text);
        for (const line of lines)
          expect(displayWidth(line) <= columns || !line.includes(' ')).toBe(true);
      },
    ),
  );
});
