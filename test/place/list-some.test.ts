import { expect, test } from 'vitest';
import { listSome } from '../../compiler/place/list-some.ts';

test('names in quotes, and how many more there are', () => {
  expect(listSome(['a'])).toBe('"a"');
  expect(listSome(['a', 'b', 'c', 'd', 'e'])).toBe('"a", "b", "c", "d", "e"');
  expect(listSome(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe('"a", "b", "c", "d", "e" and 2 more');
});
