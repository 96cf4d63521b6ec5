import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  environmentOf,
  formatIndex,
  isIndex,
  parseIndex,
} from '../../compiler/bundle/output-index.ts';
import type { IndexEntry } from '../../compiler/bundle/output-index.ts';

const sha256 = '0123456789abcdef'.repeat(4);

function entry(path: string, overrides: Partial<IndexEntry> = {}): IndexEntry {
  return { path, objects: 2, size: 10, sha256, ...overrides };
}

describe('index', () => {
  test('is JSON, sorted, one entry a line', () => {
    const text = formatIndex('1.2.3', [entry('manifests/b/x'), entry('bundle/a/x')]);
    expect(text).toBe(
      `{"version":1,"compiler":"1.2.3","files":[\n` +
        `{"path":"bundle/a/x","objects":2,"size":10,"sha256":"${sha256}"},\n` +
        `{"path":"manifests/b/x","objects":2,"size":10,"sha256":"${sha256}"}\n]}\n`,
    );
    expect(JSON.parse(text)).toMatchObject({ version: 1, files: [{}, {}] });
  });

  test('reads back what it wrote, whatever the order', () => {
    const paths = fc.uniqueArray(
      fc.stringMatching(/^(manifests|argocd|bundle)\/[a-z0-9]{1,5}\/[a-z0-9]{1,5}$/),
    );
    fc.assert(
      fc.property(paths, fc.nat(), (names, objects) => {
        const entries = names.map((path) => entry(path, { objects }));
        const text = formatIndex('1', entries);
        expect(formatIndex('1', [...entries].reverse())).toBe(text);
        expect(formatIndex('1', [...parseIndex(text).values()])).toBe(text);
        expect(parseIndex(text).size).toBe(names.length);
      }),
    );
  });

  test('reads with other line ends, and with the markers of a conflict', () => {
    const ours = entry('bundle/a/ours');
    const theirs = entry('bundle/a/theirs');
    const text = formatIndex('1', [ours, theirs]).replace(
      '{"path":"bundle/a/theirs"',
      '=======\n{"path":"bundle/a/theirs"',
    );
    expect([...parseIndex(`<<<<<<< HEAD\n${text}`).keys()]).toEqual([ours.path, theirs.path]);
    expect([...parseIndex(text.replaceAll('\n', '\r\n')).keys()]).toEqual([ours.path, theirs.path]);
  });

  test.each([
    ['../x', 'a path upwards'],
    ['bundle/../x', 'a path upwards within'],
    ['/bundle/a/x', 'an absolute path'],
    ['bundle/a', 'no file of an environment'],
    ['index.json', 'the index itself'],
    ['bundle//x', 'an empty segment'],
    ['bundle/a/.', 'a dot'],
    ['bundle/a/x\\..\\y', 'a backslash'],
    ['bundle/a/x\n', 'a line break'],
    ['bundle/a/-rf', 'what looks like a flag'],
    ['other/a/x', 'a folder that adac does not write'],
  ])('owns nothing by the path %j: %s', (path) => {
    expect(parseIndex(formatIndex('1', [entry(path)])).size).toBe(0);
  });

  test.each([
    ['no digest', { sha256: 'abc' }],
    ['a fraction', { size: 1.5 }],
    ['a negative count', { objects: -1 }],
  ])('owns nothing by %s', (_, overrides) => {
    expect(parseIndex(formatIndex('1', [entry('bundle/a/x', overrides)])).size).toBe(0);
  });

  test('survives any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseIndex(text).size === 0));
    expect(parseIndex('{"path":null}\n{"path":"bundle/a/x"}\n{"path":[}').size).toBe(0);
  });

  test('knows its own', () => {
    expect(isIndex(formatIndex('1', []))).toBe(true);
    expect(isIndex(`<<<<<<< HEAD\n${formatIndex('1', [])}`)).toBe(true);
    expect(isIndex('{"files":[]}')).toBe(false);
    expect(isIndex('')).toBe(false);
  });

  test('tells the environment of a path', () => {
    expect(environmentOf('manifests/edge/local/00/manifests.yaml')).toBe('edge');
    expect(environmentOf('index.json')).toBeUndefined();
  });
});
