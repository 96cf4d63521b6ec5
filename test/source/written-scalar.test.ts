import fc from 'fast-check';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';

import { followPath } from '../../compiler/source/follow-path.ts';
import { syntaxTree } from '../../compiler/source/syntax-tree.ts';
import { writtenScalar } from '../../compiler/source/written-scalar.ts';

function rewritten(written: string, value: string, path = 'a.yaml'): string {
  const file = { path, text: `k: ${written}\n` };
  const [document] = syntaxTree(file);
  const node = document && followPath(document, ['k']).node;
  if (node?.kind !== 'scalar') throw new Error('There is no scalar.');
  return writtenScalar(file, node, value);
}

test.each([
  ['old', 'new-name', 'new-name'],
  ['"old"', 'new-name', '"new-name"'],
  ["'old'", 'new-name', "'new-name'"],
  ["'old'", "it's", '"it\'s"'],
  ['old', 'true', '"true"'],
  ['old', 'Null', '"Null"'],
  ['old', '12', '"12"'],
  ['old', '1e3', '"1e3"'],
  ['old', 'a: b', '"a: b"'],
  ['old', '', '""'],
])('in place of %s, %s is written %s', (written, value, expected) => {
  expect(rewritten(written, value)).toBe(expected);
});

test('JSON knows one kind of quotes', () => {
  expect(rewritten('old', 'new', 'a.json')).toBe('"new"');
});

test('any text reads as itself', () => {
  fc.assert(
    fc.property(fc.constantFrom('old', '"old"', "'old'"), fc.string(), (written, value) => {
      expect(load(`k: ${rewritten(written, value)}\n`)).toEqual({ k: value });
      expect(load(`k: [${rewritten(written, value)}]\n`)).toEqual({ k: [value] });
    }),
  );
});
