import { expect, test } from 'vitest';
import { collectReads } from '../../../compiler/cli/opa/collect-reads.ts';

const term = (value: string): object => ({ type: 'string', value });
const input = (...terms: readonly object[]): object => ({
  type: 'ref',
  value: [{ type: 'var', value: 'input' }, ...terms],
});

test('a path ends where a key is computed, and covers what lies below it', () => {
  const computed = { type: 'var', value: 'x' };
  const tree = {
    rules: [
      input(term('spec'), term('tools'), computed, term('name')),
      input(term('spec'), term('tools')),
      [input(term('id'))],
    ],
  };
  expect(collectReads(tree)).toEqual([['id'], ['spec', 'tools']]);
});

test('the whole input covers everything', () => {
  expect(collectReads([input(), input(term('spec'))])).toEqual([[]]);
});

test('a longer key is no part of a shorter one', () => {
  expect(collectReads([input(term('tool')), input(term('tools'))])).toEqual([['tool'], ['tools']]);
});

test('other references read nothing of the input', () => {
  expect(collectReads({ type: 'ref', value: [{ type: 'var', value: 'data' }] })).toEqual([]);
  expect(collectReads(undefined)).toEqual([]);
});
