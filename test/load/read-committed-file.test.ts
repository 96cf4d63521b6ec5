import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readCommittedFile } from '../../compiler/load/read-committed-file.ts';
import { temporaryEstate } from '../support/temporary-estate.ts';

function repository(): string {
  const root = temporaryEstate({ 'out/index.json': 'first\n', 'deep/out/index.json': 'deep\n' });
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-C', root, ...args], { env: { PATH: process.env.PATH } });
  };
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@a.example', 'commit', '--quiet', '-m', 'first');
  return root;
}

test('a file as a revision has it, whatever stands on the disk', () => {
  const root = repository();
  writeFileSync(path.join(root, 'out/index.json'), 'second\n');
  expect(readCommittedFile(root, 'HEAD', 'out/index.json')).toBe('first\n');
});

test('paths begin at the project, which may lie below the root of the repository', () => {
  expect(readCommittedFile(path.join(repository(), 'deep'), 'HEAD', 'out/index.json')).toBe(
    'deep\n',
  );
});

test('empty where the revision has no such file', () => {
  const root = repository();
  mkdirSync(path.join(root, 'new'));
  expect(readCommittedFile(root, 'HEAD', 'new/index.json')).toBe('');
});

test.each(['origin/main', '', '-', '--all', '--output=x', 'HEAD:out/index.json', 'HEAD\nHEAD'])(
  'what is no revision (%j) cannot be compared with',
  (revision) => {
    expect(() => readCommittedFile(repository(), revision, 'out/index.json')).toThrow(
      'Git knows no revision',
    );
  },
);

test('neither can anything where there is no repository', () => {
  const root = temporaryEstate({ 'out/index.json': 'first\n' });
  expect(() => readCommittedFile(root, 'HEAD', 'out/index.json')).toThrow('Git knows no revision');
});
