import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isMatch, parseGlob, startOf, step } from '../../compiler/load/match-glob.ts';

/** Whether a glob matches the file at a path. */
function matches(text: string, path: string): boolean {
  const glob = parseGlob(text);
  if (glob === undefined) throw new Error(`${text} is no glob.`);
  const state = path.split('/').reduce((reached, name) => step(glob, reached, name), startOf(glob));
  return isMatch(glob, state);
}

describe('matches', () => {
  test.each([
    ['agents/**', 'agents/a.yaml'],
    ['agents/**', 'agents/x/y/a.yaml'],
    ['**/*.yaml', 'a.yaml'],
    ['**/*.yaml', 'x/y/a.yaml'],
    ['a/**/b/**/c', 'a/b/c'],
    ['a/**/b/**/c', 'a/b/x/b/y/c'],
    ['agents/*.yaml', 'agents/x.yaml'],
    ['agents/a?c.yaml', 'agents/abc.yaml'],
    ['agents/*-*-*.yaml', 'agents/a-b-c-d.yaml'],
    ['./agents/*', 'agents/a'],
    ['agents/.hidden/*', 'agents/.hidden/a.yaml'],
    ['*a*a*a*b', `${'a'.repeat(40)}b`],
    ['a*', 'a'],
  ])('%s: %s', (glob, path) => {
    expect(matches(glob, path)).toBe(true);
  });
});

describe('does not match', () => {
  test.each([
    ['agents/**', 'agent/a.yaml'],
    ['agents/*', 'agents/x/a.yaml'],
    ['agents/*.yaml', 'agents/a.yml'],
    ['agents/**', 'agents/.hidden/a.yaml'],
    ['agents/*', 'agents/.a.yaml'],
    ['agents/?.yaml', 'agents/.yaml'],
    ['agents/a?c', 'agents/ac'],
    ['Agents/*', 'agents/a'],
    ['agents/a.yaml', 'agents/axyaml'],
    ['(a+)+$', 'aaaa'],
  ])('%s: %s', (glob, path) => {
    expect(matches(glob, path)).toBe(false);
  });
});

describe('parseGlob refuses', () => {
  test.each([
    ['nothing', ''],
    ['a way out', '../shared/**'],
    ['a way out in the middle', 'agents/../../etc/passwd'],
    ['an absolute path', '/etc/passwd'],
    ['a drive', 'C:/agents'],
    ['a backslash', '..\\secrets'],
    ['an empty segment', 'agents//a'],
    ['a slash at the end', 'agents/'],
    ['the folder itself', '.'],
    ['braces', 'agents/{a,b}.yaml'],
    ['brackets', 'agents/[ab].yaml'],
    ['a negation', '!agents/a.yaml'],
    ['far too many segments', '**/'.repeat(100) + 'a'],
  ])('%s', (_name, text) => {
    expect(parseGlob(text)).toBeUndefined();
  });
});

test('a folder that cannot hold a match is known as such', () => {
  const glob = parseGlob('agents/*/prompts/*.hbs') ?? [];
  expect(step(glob, startOf(glob), 'workflows')).toEqual([]);
  expect(step(glob, step(glob, startOf(glob), 'agents'), 'x')).not.toEqual([]);
});

test('agrees with the same glob as a regular expression', () => {
  const segments = fc.constantFrom('a', 'b', 'ab', '*', '**', 'a*', '*b', '?', '*a*');
  const names = fc.constantFrom('a', 'b', 'ab', 'ba', 'aab', 'c');
  fc.assert(
    fc.property(
      fc.array(segments, { minLength: 1, maxLength: 5 }),
      fc.array(names, { minLength: 1, maxLength: 5 }),
      (glob, path) => {
        expect(matches(glob.join('/'), path.join('/'))).toBe(
          asRegExp(glob).test(`${path.join('/')}/`),
        );
      },
    ),
    { numRuns: 1000 },
  );
});

function asRegExp(segments: readonly string[]): RegExp {
  const parts = segments.map((segment) =>
    segment === '**'
      ? '(?:[^/]+/)*'
      : `${segment.replaceAll('*', '[^/]*').replaceAll('?', '[^/]')}/`,
  );
  // At the end it stands for files, of which there is at least one.
  return new RegExp(`^${parts.join('')}$`);
}

test('no glob takes long on any name', () => {
  const begin = performance.now();
  expect(matches('*a'.repeat(100) + 'b', 'a'.repeat(255))).toBe(false);
  expect(matches('**/'.repeat(60) + 'x', 'a/'.repeat(300) + 'b')).toBe(false);
  expect(performance.now() - begin).toBeLessThan(2000);
});
