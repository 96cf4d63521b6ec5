import { load, YAMLException } from 'js-yaml';
import { describe, expect, test } from 'vitest';

import { syntaxWords } from '../../compiler/load/syntax-words.ts';

/** What js-yaml says of a text. */
function reasonOf(text: string): string {
  try {
    load(text);
  } catch (error) {
    if (error instanceof YAMLException) return error.reason;
  }
  throw new Error('The text is valid.');
}

describe('what js-yaml says is said in our words', () => {
  test.each([
    ['a: "open', 'A quoted text has no closing quote.'],
    ["a: 'open", 'A quoted text has no closing quote.'],
    ['a:\n\tb: 1', 'A tab indents this line.'],
    ['a:\n  - b\n - c', 'This line is indented differently from the lines that it belongs to.'],
    ['a: 1\n  b: 2', 'This line is indented differently from the lines that it belongs to.'],
    ['a: [1, 2', 'A bracket or brace is not closed.'],
    ['a: {b: 1', 'A bracket or brace is not closed.'],
    ['a: ["b" "c"]', 'A comma is missing.'],
    ['a: [,]', 'There is nothing before this comma.'],
    ['a: 1\nb\nc: 2', 'A key without a colon stands here.'],
    ['"a":b\nc: 1', 'A space is missing after the colon.'],
    ['a: "\\d"', 'A backslash in double quotes starts an escape that YAML does not know.'],
    ['a: "\\xZZ"', 'A backslash in double quotes starts an escape that YAML does not know.'],
    ['a: | text', 'The first line of a block text holds more than its marks.'],
    ['a: |0\n x', 'The first line of a block text holds more than its marks.'],
    ['a: |++\n x', 'The first line of a block text holds more than its marks.'],
    ['[1] x', 'Something follows what looks like the end of the document.'],
    [
      '%YAML 2.0\n---\na',
      'This directive cannot be read, and directives are not part of the language.',
    ],
    [
      '%TAG !\n---\na',
      'This directive cannot be read, and directives are not part of the language.',
    ],
    ['a: !x!y z', 'This tag cannot be read, and tags are not part of the language.'],
    ['a: !<x y', 'This tag cannot be read, and tags are not part of the language.'],
    ['a: & b', 'This anchor or alias cannot be read, and neither is part of the language.'],
    ['a: * b', 'This anchor or alias cannot be read, and neither is part of the language.'],
    ['a: b\0', 'A control character stands here.'],
  ])('%j', (text, message) => {
    const words = syntaxWords(reasonOf(text));
    expect(words.message).toBe(message);
    expect(words.help).toMatch(/\.$/);
  });
});

test('what is not known is cut, and still ours', () => {
  const { message } = syntaxWords(`something new ${'x'.repeat(500)}`);
  expect(message).toMatch(/^This is not valid YAML: something new x+….$/);
  expect(message.length).toBeLessThan(160);
});
