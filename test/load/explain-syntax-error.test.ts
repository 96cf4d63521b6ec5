import { describe, expect, test } from 'vitest';
import { parseEvents, YAMLException } from '#yaml-parser';

import { explainSyntaxError } from '../../compiler/load/explain-syntax-error.ts';

/** The text from the place of the error on, and what is said of it. */
function explain(text: string): readonly [string, string] {
  try {
    parseEvents(text, {});
  } catch (error) {
    if (error instanceof YAMLException) {
      const { offset, message } = explainSyntaxError(error, text);
      return [text.slice(offset).split('\n')[0] ?? '', message];
    }
  }
  throw new Error('The text is valid.');
}

describe('the place is where something was opened', () => {
  test.each([
    ['a quote', 'a: 1\nb: "open', '"open', 'A quoted text has no closing quote.'],
    [
      'a quote before other keys',
      'a: "open\nb: 1\nc: 2\n',
      '"open',
      'A quoted text is not closed in its line.',
    ],
    ['a single quote', "a: 'it''s\nb: 'x'\n", "'it''s", 'A quoted text is not closed in its line.'],
    [
      'a quote after others',
      'a: "x"\nb: "open\nc: "y"\n',
      '"open',
      'A quoted text is not closed in its line.',
    ],
    [
      'a quote that goes on below',
      'a: "one\ntwo"\n',
      '"one',
      'A quoted text is not closed in its line.',
    ],
    ['a bracket', 'a: 1\nb: [1, 2', '[1, 2', 'A bracket or brace is not closed.'],
    [
      'the outer bracket',
      'b: [1, [2], {c: 3}',
      '[1, [2], {c: 3}',
      'A bracket or brace is not closed.',
    ],
    ['a brace', 'b: {c: [1]', '{c: [1]', 'A bracket or brace is not closed.'],
  ])('%s', (_name, text, place, message) => {
    expect(explain(text)).toEqual([place, message]);
  });
});

describe('the place is where the parser stopped', () => {
  test.each([
    ['an indentation', 'a:\n  - b\n - c', '- c', /^This line is indented/],
    ['a list that goes on below', 'a: [1,\n2]\n', '2]', /^This line is indented/],
    ['an escape', 'a: "\\d"', 'd"', /^A backslash/],
  ])('%s', (_name, text, place, message) => {
    const [start, said] = explain(text);
    expect(start).toBe(place);
    expect(said).toMatch(message);
  });

  test('a text too long to look through again', () => {
    const text = `a: "${'x'.repeat(100_000)}\nb: 1\n`;
    expect(explain(text)[0]).toBe('b: 1');
  });

  test('more quotes than are tried', () => {
    const text = `a: "open\n${"  don't".repeat(100)}\nb: 1\n`;
    expect(explain(text)[0]).toBe('b: 1');
  });
});
