import fc from 'fast-check';
import { expect, test } from 'vitest';

import { patternProblem } from '../../compiler/validate/pattern-problem.ts';

test.each([
  '',
  '^a+$',
  '^[a-z0-9]+(-[a-z0-9]+)*$',
  '^(?:\\.[a-z]+)+$',
  '^(foo|bar)$',
  '^(foo|bar)?$',
  '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$',
  '^\\d{4}-\\d{2}-\\d{2}$',
  '^(\\d{3}-){2}\\d{4}$',
  '(?=.*[0-9])(?=.*[a-z]).{8,64}',
  '^(ab)+$',
  '\\u{1F600}',
  '[\\]()+*]+',
  '^\\p{Lu}\\p{Ll}*$',
])('may be used: %s', (pattern) => {
  expect(patternProblem(pattern)).toBeUndefined();
});

test.each([
  '^(a+)+$',
  '(a*)*',
  '([a-z]+)*$',
  '(a|aa)+$',
  '(a|a?)+$',
  '(.*a){20}',
  '((a+))+',
  '(\\d+|\\w+)*',
  '^(-[a-z-]+)*$',
  '^([a-z]+-)*$',
  '(?:x{1,3})*',
  '(?<word>\\w+)*',
])('repeats a group that can match in several ways: %s', (pattern) => {
  expect(patternProblem(pattern)).toBe(
    'repeats a group that can match in several ways, which can take exponential time',
  );
});

test.each(['(a)\\1', '(?<x>a)\\k<x>'])('refers back: %s', (pattern) => {
  expect(patternProblem(pattern)).toBe('refers back to a group, which takes too long');
});

test.each(['(', '[', 'a{2,1}', '*', '\\', '(?<1>a)', '\\p{Nope}'])(
  'is no regular expression: %s',
  (pattern) => {
    expect(patternProblem(pattern)).toBe('is not a regular expression');
  },
);

test('bounds', () => {
  expect(patternProblem('a'.repeat(256))).toBeUndefined();
  expect(patternProblem('a'.repeat(257))).toBe('has more than 256 characters');
  expect(patternProblem('a{1000}')).toBeUndefined();
  expect(patternProblem('a{1001}')).toBe('repeats more than 1000 times');
  expect(patternProblem('a{2,}')).toBeUndefined();
});

test('what may be used ends soon on a text made to stall it', () => {
  const part = fc.constantFrom(
    'a',
    'b',
    '[ab]',
    '.',
    'a+',
    'b*',
    '(a)',
    '(ab)+',
    '(a+)+',
    '(a|b)*',
    '-',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
      const pattern = `^${parts.join('')}$`;
      fc.pre(patternProblem(pattern) === undefined);
      const before = performance.now();
      new RegExp(pattern, 'u').test(`${'a'.repeat(40)}!`);
      expect(performance.now() - before).toBeLessThan(500);
    }),
    { numRuns: 300 },
  );
});
