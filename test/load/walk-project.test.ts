import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import { parseGlob } from '../../compiler/load/match-glob.ts';
import { pathReport } from '../../compiler/load/path-report.ts';
import { walkProject } from '../../compiler/load/walk-project.ts';
import { locate } from '../../compiler/source/locate.ts';
import { temporaryEstate } from '../support/temporary-estate.ts';

function walk(root: string, texts: readonly string[], skip = 'out') {
  const diagnostics: Diagnostic[] = [];
  const globs = texts.map((text) => parseGlob(text) ?? []);
  const { paths, matched } = walkProject(root, globs, { skip, report: pathReport(diagnostics) });
  return {
    paths,
    matched: texts.filter((_text, index) => matched.has(globs[index] ?? [])),
    findings: diagnostics.map(({ code, place }) => `${locate(place).file.path} ${code}`),
  };
}

describe('walkProject', () => {
  test('finds files, sorted as a whole and not folder by folder', () => {
    const root = temporaryEstate({ 'a/b.yaml': '', 'a/b/c.yaml': '', 'a/b-c.yaml': '' });
    expect(walk(root, ['a/**', 'b/**'])).toEqual({
      paths: ['a/b-c.yaml', 'a/b.yaml', 'a/b/c.yaml'],
      matched: ['a/**'],
      findings: [],
    });
  });

  test('does not look into folders that no glob can match', () => {
    const root = temporaryEstate({ 'a/a.yaml': '', 'b/a.yaml': '' });
    symlinkSync('/', join(root, 'b/root'));
    expect(walk(root, ['a/**'])).toMatchObject({ paths: ['a/a.yaml'], findings: [] });
  });

  test('skips the output, at the top only', () => {
    const root = temporaryEstate({ 'out/a.yaml': '', 'a/out/a.yaml': '', 'a/b/a.yaml': '' });
    expect(walk(root, ['**'])).toMatchObject({ paths: ['a/b/a.yaml', 'a/out/a.yaml'] });
    expect(walk(root, ['**'], 'a/b')).toMatchObject({ paths: ['a/out/a.yaml', 'out/a.yaml'] });
  });

  test('leaves alone links to files that adac does not read', () => {
    const root = temporaryEstate({ 'a/a.yaml': '', 'README.md': '' });
    symlinkSync('../README.md', join(root, 'a/README.md'));
    expect(walk(root, ['a/**'])).toMatchObject({ paths: ['a/a.yaml'], findings: [] });
  });

  test('reports links to folders and definitions, inside the project too', () => {
    const root = temporaryEstate({ 'a/a.yaml': '', 'b/b.yaml': '' });
    symlinkSync('../b', join(root, 'a/b'));
    symlinkSync('a.yaml', join(root, 'a/c.yaml'));
    symlinkSync('nowhere', join(root, 'a/d'));
    expect(walk(root, ['a/**'])).toMatchObject({
      paths: ['a/a.yaml'],
      findings: [
        'a/b load/not-a-regular-file',
        'a/c.yaml load/not-a-regular-file',
        'a/d load/not-a-regular-file',
      ],
    });
  });

  test('reports names and twins', () => {
    const root = temporaryEstate({
      'a/B.yaml': '',
      'a/b.yaml': '',
      'a/nul.yaml': '',
      'a/x /c.yaml': '',
    });
    expect(walk(root, ['a/**']).paths).toEqual(['a/B.yaml', 'a/b.yaml']);
    expect(walk(root, ['a/**']).findings.toSorted()).toEqual([
      'a/b.yaml load/twin-names',
      'a/nul.yaml load/unportable-name',
      'a/x  load/unportable-name',
    ]);
  });
});
