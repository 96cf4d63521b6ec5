import { chmodSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

import { writeSources } from '../../../compiler/cli/fix/write-sources.ts';
import { temporaryEstate, writeFiles } from '../../support/temporary-estate.ts';

const file = { path: 'agents/a.yaml', before: 'old\n', after: 'new\n' };

test('writes the text, keeps the permissions, leaves nothing beside it', () => {
  const root = temporaryEstate({ 'agents/a.yaml': 'old\n' });
  chmodSync(path.join(root, file.path), 0o640);
  expect(writeSources(root, [file])).toEqual([]);
  expect(readFileSync(path.join(root, file.path), 'utf8')).toBe('new\n');
  expect(statSync(path.join(root, file.path)).mode & 0o777).toBe(0o640);
  expect(readdirSync(path.join(root, 'agents'))).toEqual(['a.yaml']);
});

test('a byte order mark is part of the text', () => {
  const root = temporaryEstate({ 'agents/a.yaml': '\ufeffold\n' });
  const marked = { ...file, before: '\ufeffold\n', after: '\ufeffnew\n' };
  expect(writeSources(root, [marked])).toEqual([]);
  expect([...readFileSync(path.join(root, file.path))].slice(0, 4)).toEqual([
    0xef, 0xbb, 0xbf, 0x6e,
  ]);
});

test('a file that somebody has changed stays theirs, and the others are written', () => {
  const root = temporaryEstate({ 'agents/a.yaml': 'theirs\n', 'agents/b.yaml': 'old\n' });
  const other = { ...file, path: 'agents/b.yaml' };
  expect(writeSources(root, [file, other])).toEqual([
    { path: 'agents/a.yaml', reason: 'has changed meanwhile' },
  ]);
  expect(readFileSync(path.join(root, 'agents/a.yaml'), 'utf8')).toBe('theirs\n');
  expect(readFileSync(path.join(root, 'agents/b.yaml'), 'utf8')).toBe('new\n');
});

test('a link that was put in its place is not followed', () => {
  const root = temporaryEstate({ 'secret.yaml': 'old\n', 'agents/b.yaml': '' });
  symlinkSync(path.join(root, 'secret.yaml'), path.join(root, file.path));
  expect(writeSources(root, [file])).toEqual([
    { path: 'agents/a.yaml', reason: 'is no regular file any more' },
  ]);
  expect(readFileSync(path.join(root, 'secret.yaml'), 'utf8')).toBe('old\n');
});

test('a read-only file stays as it is, whoever runs adac', () => {
  const root = temporaryEstate({ 'agents/a.yaml': 'old\n' });
  chmodSync(path.join(root, file.path), 0o444);
  expect(writeSources(root, [file])).toEqual([{ path: 'agents/a.yaml', reason: 'is read-only' }]);
  expect(readFileSync(path.join(root, file.path), 'utf8')).toBe('old\n');
});

test('a file that is gone, or whose temporary neighbour stands in the way, is said', () => {
  const root = temporaryEstate({ 'agents/a.yaml': 'old\n' });
  writeFiles(root, { [`agents/.adac-fix-${process.pid}.tmp/x`]: '' });
  expect(writeSources(root, [file])[0]?.reason).toMatch(/^cannot be written \(E/);
  expect(readFileSync(path.join(root, file.path), 'utf8')).toBe('old\n');
  rmSync(path.join(root, file.path));
  expect(writeSources(root, [file])).toEqual([
    { path: 'agents/a.yaml', reason: 'cannot be written (ENOENT)' },
  ]);
});
