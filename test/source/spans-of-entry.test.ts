import { describe, expect, test } from 'vitest';

import { followPath } from '../../compiler/source/follow-path.ts';
import { spansOfEntry } from '../../compiler/source/spans-of-entry.ts';
import { syntaxTree } from '../../compiler/source/syntax-tree.ts';

/** The text without the entry at `index` of the list at key `l`; undefined where it stays. */
function without(text: string, index: number): string | undefined {
  const [document] = syntaxTree({ path: 'a.yaml', text });
  if (document === undefined) throw new Error('The text is no YAML.');
  const { node, list } = followPath(document, ['l', index]);
  if (list === undefined) throw new Error('There is no such entry.');
  const spans = spansOfEntry(text, list, node);
  if (spans.length === 0) return undefined;
  let result = '';
  let end = 0;
  for (const span of spans) {
    result += text.slice(end, span.start);
    end = span.end;
  }
  return result + text.slice(end);
}

describe('block lists', () => {
  test.each([
    ['l:\n  - a\n  - b\nm: 1\n', 1, 'l:\n  - a\nm: 1\n'],
    ['l:\n  - a\n  - b\n', 0, 'l:\n  - b\n'],
    ['l:\r\n- a\r\n- b\r\n', 1, 'l:\r\n- a\r\n'],
    ['l:\n  - a\n  - b', 1, 'l:\n  - a'],
    ['l:\r\n  - a\r\n  - b', 1, 'l:\r\n  - a'],
    ['l:\n  - a\n  -   "b"   \n', 1, 'l:\n  - a\n'],
    ['l:\n  - a\n  - b # c\n', 1, 'l:\n  - a\n  # c\n'],
    ['l:\n  - a\n  # above\n  - b\n', 1, 'l:\n  - a\n  # above\n'],
  ])('%j without %i', (text, index, expected) => {
    expect(without(text, index)).toBe(expected);
  });

  test.each([
    ['the only entry', 'l:\n  - a\n', 0],
    ['an entry below its dash', 'l:\n  - a\n  - # c\n    b\n', 1],
    ['an entry of several lines', 'l:\n  - a\n  - b\n    c\n', 1],
    ['an empty entry', 'l:\n  - a\n  -\n', 1],
  ])('%s stays', (_, text, index) => {
    expect(without(text, index)).toBeUndefined();
  });
});

describe('flow lists', () => {
  test.each([
    ['l: [a, b, c]\n', 0, 'l: [b, c]\n'],
    ['l: [a, b, c]\n', 1, 'l: [a, c]\n'],
    ['l: [a, b, c]\n', 2, 'l: [a, b]\n'],
    ['l: [a,b,]\n', 1, 'l: [a,]\n'],
    ['l: [\n  a,\n  b\n  ]\n', 1, 'l: [\n  a\n  ]\n'],
    ['l: [a, # c\n  b]\n', 0, 'l: [ # c\n  b]\n'],
    ['l: [a, # c\n  b]\n', 1, 'l: [a # c\n  ]\n'],
  ])('%j without %i', (text, index, expected) => {
    expect(without(text, index)).toBe(expected);
  });

  test.each([
    ['the only entry', 'l: [a]\n', 0],
    ['a comma behind a comment', 'l: [a # c\n  , b]\n', 1],
  ])('%s stays', (_, text, index) => {
    expect(without(text, index)).toBeUndefined();
  });
});
