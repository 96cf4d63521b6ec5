import { expect, test } from 'vitest';
import { changedLeaves, leavesOf } from '../../../compiler/emit/trace/changed-leaves.ts';
import type { JsonValue } from '../../../compiler/model/json.ts';

function changed(before: JsonValue, after: JsonValue | undefined): readonly string[] {
  return [...changedLeaves(before, after)].map((key) => key.replaceAll(/[[\]"]/g, ''));
}

test('leaves are scalars and what is empty, in order', () => {
  const document = { a: 1, b: { c: [], d: ['x', { e: null }] } };
  expect(leavesOf(document)).toEqual([
    { path: ['a'], value: 1 },
    { path: ['b', 'c'], value: [] },
    { path: ['b', 'd', 0], value: 'x' },
    { path: ['b', 'd', 1, 'e'], value: null },
  ]);
});

test('a leaf that differs, is gone, or is another kind of value has changed', () => {
  expect(changed({ a: 1, b: 2, c: 3 }, { a: 1, b: 5 })).toEqual(['b', 'c']);
  expect(changed({ a: { b: 1, c: 2 } }, { a: 'text' })).toEqual(['a,b', 'a,c']);
  expect(changed({ a: 1 }, undefined)).toEqual(['a']);
  expect(changed({ a: 1 }, { a: 1, b: 2 })).toEqual([]);
});

test('items that only moved have not changed', () => {
  expect(changed(['a', 'b', 'c'], ['b', 'c'])).toEqual(['0']);
  expect(changed(['a', 'b'], ['new', 'a', 'b'])).toEqual([]);
  expect(changed([{ n: 1 }, { n: 1 }], [{ n: 1 }])).toEqual(['1,n']);
});

test('an item without an equal is compared with the next that has none either', () => {
  const before = [{ name: 'a', port: 1 }, { name: 'b' }];
  expect(changed(before, [{ name: 'b' }, { name: 'a', port: 2 }])).toEqual(['0,port']);
});
