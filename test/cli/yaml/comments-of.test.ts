import { expect, test } from 'vitest';
import { commentsOf } from '../../../compiler/cli/yaml/comments-of.ts';

test('finds comments, and nothing that only looks like one', () => {
  const text = '# b\na: "# no" # a\nb: |\n  # text\nc: x#y\nd: [1, # d\n  2]\n';
  expect(commentsOf(text)).toEqual(['# a', '# b', '# d']);
});
