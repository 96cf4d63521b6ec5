import { describe, expect, test } from 'vitest';
import { recover } from '../../compiler/bundle/recover.ts';
import { CannotRunError } from '../../compiler/diagnostic/cannot-run-error.ts';
import { outputOf } from '../support/output.ts';
import { temporaryEstate } from '../support/temporary-estate.ts';

const journal = JSON.stringify({ output: 'out', lock: 'new\n' });

describe('recovering', () => {
  test('does nothing where nothing was interrupted, in a folder that is none as well', () => {
    const root = temporaryEstate({ 'out/a': 'a' });
    recover(root);
    expect(outputOf(root)).toEqual({ 'out/a': 'a' });
    recover(`${root}/nowhere`);
  });

  test('before the first rename: the old output stays', () => {
    const root = temporaryEstate({
      '.adac-journal.json': journal,
      '.adac-staging/next/a': 'new',
      'out/a': 'old',
      'adac.lock': 'old\n',
    });
    recover(root);
    expect(outputOf(root)).toEqual({ 'out/a': 'old', 'adac.lock': 'old\n' });
  });

  test('between the renames: the new output is put in place, and the lock', () => {
    const root = temporaryEstate({
      '.adac-journal.json': journal,
      '.adac-staging/next/a': 'new',
      '.adac-staging/previous/a': 'old',
      'adac.lock': 'old\n',
    });
    recover(root);
    expect(outputOf(root)).toEqual({ 'out/a': 'new', 'adac.lock': 'new\n' });
  });

  test('after the renames: the lock follows', () => {
    const root = temporaryEstate({
      '.adac-journal.json': journal,
      '.adac-staging/previous/a': 'old',
      'out/a': 'new',
      'adac.lock': 'old\n',
    });
    recover(root);
    expect(outputOf(root)).toEqual({ 'out/a': 'new', 'adac.lock': 'new\n' });
  });

  test('a lock that did not change stays', () => {
    const root = temporaryEstate({
      '.adac-journal.json': JSON.stringify({ output: 'out', lock: null }),
      '.adac-staging/previous/a': 'old',
      'out/a': 'new',
      'adac.lock': 'edited since\n',
    });
    recover(root);
    expect(outputOf(root)['adac.lock']).toBe('edited since\n');
  });

  test('an output that somebody restored meanwhile is not overwritten, and nothing is lost', () => {
    const files = {
      '.adac-journal.json': journal,
      '.adac-staging/next/a': 'new',
      '.adac-staging/previous/a': 'old',
      'out/a': 'restored',
    };
    const root = temporaryEstate(files);
    expect(() => {
      recover(root);
    }).toThrow(
      'A compile was interrupted, and "out" was created anew before it could be finished.',
    );
    expect(outputOf(root)).toEqual({ 'out/a': 'restored' });
    expect(outputOf(`${root}/.adac-staging`)).toEqual({ 'next/a': 'new', 'previous/a': 'old' });
  });

  test.each([
    ['no JSON', 'half a jour'],
    ['a path upwards', '{"output":"../elsewhere","lock":null}'],
    ['an absolute path', '{"output":"/etc","lock":null}'],
    ['a lock that is no text', '{"output":"out","lock":7}'],
    ['another shape', '[]'],
    ['nothing', 'null'],
  ])('a journal with %s is nobody’s order', (_, text) => {
    const root = temporaryEstate({
      '.adac-journal.json': text,
      '.adac-staging/next/a': 'x',
      'out/a': 'a',
    });
    expect(() => {
      recover(root);
    }).toThrow(CannotRunError);
    expect(outputOf(root)).toEqual({ 'out/a': 'a' });
  });
});
