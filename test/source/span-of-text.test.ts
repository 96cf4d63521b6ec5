import { expect, test } from 'vitest';
import { followPath } from '../../compiler/source/follow-path.ts';
import { spanOfText } from '../../compiler/source/span-of-text.ts';
import { syntaxTree } from '../../compiler/source/syntax-tree.ts';

test.each([
  ['a folded block, without its header', 'a: >-\n  one\n  two\n', 'one\n  two'],
  ['a literal block', 'a: |\n  one\n\n  two\nb: 3\n', 'one\n\n  two'],
  ['a block that keeps its end', 'a: |+\n  one\n\nb: 3\n', 'one'],
  ['a block with a comment behind its header', 'a: >- # | why\n\n  one\n', 'one'],
  ['a block that states its indentation', 'a: >2-\n     one\n', 'one'],
  ['a block with Windows line ends', 'a: |\r\n  one\r\n  two\r\n', 'one\r\n  two'],
  ['an empty block, which has nothing but its header', 'a: |\nb: 3\n', '|'],
  ['a block of blanks', 'a: |\n   \n', '|'],
  ['a text in quotes, with them', 'a: " x "\n', '" x "'],
  ['a plain text', 'a: one two # c\n', 'one two'],
  ['a list', 'a: [1, 2]\n', '[1, 2]'],
  ['nothing', 'a:\n', 'a'],
])('%s', (_, text, expected) => {
  const [document] = syntaxTree({ path: 'a.yaml', text });
  if (document === undefined) throw new Error('The text holds no document.');
  const { start, end } = spanOfText(text, followPath(document, ['a']).node);
  expect(text.slice(start, end).trimEnd()).toBe(expected);
});
