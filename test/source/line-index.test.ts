import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { lineIndex, positionAt } from '../../compiler/source/line-index.ts';

describe('lineIndex', () => {
  test.each([
    ['an empty text', '', [0]],
    ['LF', 'a\nbc\n', [0, 2, 5]],
    ['CRLF', 'a\r\nbc', [0, 3]],
    ['a lone CR', 'a\rb', [0, 2]],
    ['all of them', '\n\r\n\r', [0, 1, 3, 4]],
  ])('finds the lines of %s', (_name, text, starts) => {
    expect(lineIndex(text)).toEqual(starts);
  });
});

describe('positionAt', () => {
  const text = 'one\ntwo\r\n\r\nfour';
  const index = lineIndex(text);

  test.each([
    [0, 1, 1],
    [3, 1, 4],
    [4, 2, 1],
    [8, 2, 5],
    [9, 3, 1],
    [11, 4, 1],
    [14, 4, 4],
    [15, 4, 5],
  ])('offset %i is line %i, column %i', (offset, line, column) => {
    expect(positionAt(index, offset)).toEqual({ line, column, offset });
  });

  test('counts an offset past the end in the last line', () => {
    expect(positionAt(index, 20)).toEqual({ line: 4, column: 10, offset: 20 });
  });

  test('agrees with counting line breaks, for any text', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'é', '\n', '\r\n', '\r', '😀') });
    fc.assert(
      fc.property(texts, fc.nat(), (any, seed) => {
        const offset = seed % (any.length + 1);
        const before = any.slice(0, offset);
        // Between CR and LF the line has not ended yet.
        const isInside = before.endsWith('\r') && any[offset] === '\n';
        const lines = (isInside ? before.slice(0, -1) : before).split(/\r\n|\r|\n/);
        const column = (lines.at(-1)?.length ?? 0) + 1 + (isInside ? 1 : 0);
        expect(positionAt(lineIndex(any), offset)).toEqual({ line: lines.length, column, offset });
      }),
    );
  });
});
