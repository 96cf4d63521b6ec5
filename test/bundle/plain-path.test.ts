import { expect, test } from 'vitest';
import { isPlainPath } from '../../compiler/bundle/plain-path.ts';

test.each(['out', 'a/b.c/d-e_f', '.hidden', '..two', 'x@1+2', '0', 'a'.repeat(254)])(
  '%s is plain',
  (path) => {
    expect(isPlainPath(path)).toBe(true);
  },
);

test.each([
  '',
  '/',
  '/a',
  'a/',
  'a//b',
  '.',
  '..',
  'a/../b',
  './a',
  '-a',
  'a/-b',
  'a\\b',
  'a:b',
  'a b',
  'a\n',
  'a\u0000',
  'ä',
  'a*',
  '...',
  'a'.repeat(256),
  'a/'.repeat(600) + 'a',
])('%j is not', (path) => {
  expect(isPlainPath(path)).toBe(false);
});
