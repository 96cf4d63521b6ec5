import { expect, test } from 'vitest';

import { followPath } from '../../compiler/source/follow-path.ts';
import type { FollowedPath } from '../../compiler/source/follow-path.ts';
import type { Path } from '../../compiler/source/place.ts';
import { syntaxTree } from '../../compiler/source/syntax-tree.ts';

function follow(path: Path): FollowedPath {
  const [document] = syntaxTree({ path: 'a.yaml', text: 'a: { b: [x, { c: y }] }\n' });
  if (document === undefined) throw new Error('The text is no YAML.');
  return followPath(document, path);
}

test('leads through mappings and lists, and knows what holds the node', () => {
  expect(follow(['a', 'b', 1, 'c'])).toMatchObject({ isExact: true, list: undefined });
  expect(follow(['a', 'b', 1, 'c']).entry?.key.kind).toBe('scalar');
  const item = follow(['a', 'b', 0]);
  expect(item.list?.items[0]).toBe(item.node);
  expect(item.entry).toBeUndefined();
});

test.each([[['a', 'x']], [['a', 'b', 2]], [['a', 'b', '0']], [['a', 0]], [['a', 'b', 0, 'c']]])(
  'what is not there gives the nearest that is: %j',
  (path) => {
    expect(follow(path).isExact).toBe(false);
  },
);

test('the root is where no path leads', () => {
  expect(follow([])).toMatchObject({ isExact: true, entry: undefined, list: undefined });
});
