import { expect, test } from 'vitest';

import { visitNodes } from '../../compiler/validate/visit-nodes.ts';

function visited(root: unknown, ...pattern: string[]): [unknown, string][] {
  const found: [unknown, string][] = [];
  visitNodes(root, pattern, (node, path) => found.push([node, path.join('.')]));
  return found;
}

test('a star stands for every key and every item', () => {
  const root = { members: [{ count: 1 }, { count: 2 }], defaults: { a: { count: 3 } } };
  expect(visited(root, 'members', '*', 'count')).toEqual([
    [1, 'members.0.count'],
    [2, 'members.1.count'],
  ]);
  expect(visited(root, 'defaults', '*', 'count')).toEqual([[3, 'defaults.a.count']]);
});

test('what is not there, or of another shape, is passed over', () => {
  expect(visited({ spec: null }, 'spec', 'limits')).toEqual([]);
  expect(visited({ spec: 'text' }, 'spec', '*')).toEqual([]);
  expect(visited({ spec: ['a'] }, 'spec', '0')).toEqual([]);
  expect(visited({}, 'constructor', 'name')).toEqual([]);
});
