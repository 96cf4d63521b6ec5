import fc from 'fast-check';
import { dump, load } from 'js-yaml';
import { describe, expect, test } from 'vitest';

import { spanWithin } from '../../compiler/source/span-within.ts';
import type { Span } from '../../compiler/source/span.ts';
import { syntaxTree } from '../../compiler/source/syntax-tree.ts';

/** The span of a range of the text that a document, which is a single scalar, stands for. */
function spanOf(text: string, within: Span): Span {
  const [node] = syntaxTree({ path: 'a.yaml', text });
  if (node?.kind !== 'scalar') throw new Error('The document is no scalar.');
  return spanWithin(text, node, within);
}

/** What is written for the first mention of `part` in the decoded text. */
function written(text: string, part: string): string {
  const value = String(load(text));
  const start = value.indexOf(part);
  const span = spanOf(text, { start, end: start + part.length });
  return text.slice(span.start, span.end);
}

describe('is exact in', () => {
  test.each([
    ['a plain text', 'say ${x} now', '${x}', '${x}'],
    ['single quotes', "'say ${x} now'", '${x}', '${x}'],
    ['doubled quotes', "'it''s ${x}'", '${x}', '${x}'],
    ['a doubled quote itself', "'it''s ${x}'", "'", "''"],
    ['double quotes', '"say ${x} now"', '${x}', '${x}'],
    ['what follows escapes', '"\\t\\x41\\u0041\\U0001F600 ${x}"', '${x}', '${x}'],
    ['an escape itself', '"a\\u0041b"', 'A', '\\u0041'],
    ['an escape that is a pair', '"a\\U0001F600b"', '😀', '\\U0001F600'],
    ['what follows a pair', '"😀😀 ${x}"', '${x}', '${x}'],
    ['a folded plain text', 'one\n two ${x}\n three', '${x}', '${x}'],
    ['folded quotes', '"one  \n\n  two ${x}"', '${x}', '${x}'],
    ['quotes with a line that goes on', '"one \\\n  ${x}"', '${x}', '${x}'],
    ['Windows line ends', '"one\r\n  ${x}"', '${x}', '${x}'],
    ['a literal block', '|\n  one\n  two ${x}\n', '${x}', '${x}'],
    ['a literal block with empty lines', '|\n\n  one\n\n\n  two ${x}\n', '${x}', '${x}'],
    ['a block that is indented more', '|\n  one\n    two ${x}\n', '${x}', '${x}'],
    ['a block of Windows', '|\r\n  one\r\n  two ${x}\r\n', '${x}', '${x}'],
    ['a folded block', '>\n  one\n  two ${x}\n', '${x}', '${x}'],
    ['a folded block with paragraphs', '>\n  one\n\n  two\n   more\n  ${x}\n', '${x}', '${x}'],
    ['a block that says its indentation', '|2\n   ${x}\n', '${x}', '${x}'],
    ['a range over two lines', '|\n  one ${\n  x} two\n', '${\nx}', '${\n  x}'],
    ['the whole text', "'it''s'", "it's", "it''s"],
  ])('%s', (_name, text, part, expected) => {
    expect(written(text, part)).toBe(expected);
  });

  test('an empty range', () => {
    expect(spanOf('"abc"', { start: 1, end: 1 })).toEqual({ start: 2, end: 2 });
  });

  test('an empty range at the end', () => {
    expect(spanOf('"abc"', { start: 3, end: 3 })).toEqual({ start: 4, end: 4 });
  });
});

describe('is the whole scalar for', () => {
  test.each([
    ['a range past the end', '"abc"', { start: 1, end: 9 }],
    ['a range that ends before it starts', '"abc"', { start: 2, end: 1 }],
    ['a range that starts before the text', '"abc"', { start: -1, end: 1 }],
  ])('%s', (_name, text, within) => {
    expect(spanOf(text, within)).toEqual({ start: 0, end: text.length });
  });
});

test('every unit of any text, in any style, is where it was written', () => {
  const texts = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\t', "'", '"', '\\', ':', '#') }),
    fc.string({ unit: 'grapheme' }),
  );
  const styles = fc.record({
    lineWidth: fc.constantFrom(-1, 5, 20),
    quoteStyle: fc.constantFrom('single', 'double'),
    forceQuotes: fc.boolean(),
  });
  fc.assert(
    fc.property(texts, styles, fc.boolean(), (value, style, isWindows) => {
      const unixText = dump(value, style);
      const text = isWindows ? unixText.replaceAll('\n', '\r\n') : unixText;
      let end = 0;
      for (let unit = 0; unit < value.length; unit++) {
        const span = spanOf(text, { start: unit, end: unit + 1 });
        const cut = text.slice(span.start, span.end);
        const isBreak = /[ \n]/.test(value.charAt(unit));
        // A break or a blank may have been folded; anything else is itself or an escape.
        if (!isBreak && !/^(?:\\|'')/.test(cut)) expect(cut).toBe(value.charAt(unit));
        // The two halves of a pair share one escape.
        expect(span.end).toBeGreaterThanOrEqual(end);
        end = span.start;
      }
    }),
    { numRuns: 500 },
  );
});
