import { spawnSync } from 'node:child_process';
import process from 'node:process';

/**
 * The day of the last commit of the project, `YYYY-MM-DD` in UTC, or undefined where Git knows of none.
 * It stands for "today": the same commit gives the same findings whenever it is compiled.
 */
export function readCommitDate(root: string): string | undefined {
  const { status, stdout } = spawnSync('git', ['-C', root, ...question], {
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', GIT_OPTIONAL_LOCKS: '0' },
    encoding: 'utf8',
    timeout: 10_000,
  });
  const date = status === 0 ? stdout.trim() : '';
  return /^\d{4}-\d\d-\d\d$/.test(date) ? date : undefined;
}

// Signatures are not shown, since that would start the program that the repository's settings name.
const question = [
  '-c',
  'log.showSignature=false',
  'log',
  '-1',
  '--format=%cd',
  '--date=format-local:%Y-%m-%d',
];
