import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readCommitDate } from '../../compiler/load/read-commit-date.ts';
import { temporaryEstate } from '../support/temporary-estate.ts';

function commit(root: string, date: string): void {
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-C', root, ...args], {
      env: { PATH: process.env.PATH, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date },
    });
  };
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@a.example', 'commit', '--quiet', '-m', 'first');
}

test('the day of the last commit, in UTC', () => {
  const root = temporaryEstate({ 'adac.yaml': '' });
  commit(root, '2026-03-31T22:30:00-03:00');
  expect(readCommitDate(root)).toBe('2026-04-01');
});

test('none where there is no commit', () => {
  expect(readCommitDate(temporaryEstate({}))).toBeUndefined();
});

test('settings of the repository start no program', () => {
  const root = temporaryEstate({ 'adac.yaml': '' });
  commit(root, '2026-03-31T12:00:00Z');
  const mark = path.join(root, 'started');
  const program = path.join(root, 'sign.sh');
  writeFileSync(program, `#!/bin/sh\ntouch ${mark}\n`, { mode: 0o755 });
  for (const [key, value] of [
    ['log.showSignature', 'true'],
    ['gpg.program', program],
  ] as const) {
    execFileSync('git', ['-C', root, 'config', key, value]);
  }
  expect(readCommitDate(root)).toBe('2026-03-31');
  expect(() => execFileSync('test', ['-e', mark])).toThrow();
});
