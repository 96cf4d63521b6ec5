import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import process from 'node:process';
import { CannotRunError } from '../diagnostic/cannot-run-error.ts';

/**
 * The text of a file as a Git revision of the project holds it, empty where that has no such file. The path is relative
 * to the project. Throws CannotRunError where Git knows no such revision.
 */
export function readCommittedFile(root: string, revision: string, path: string): string {
  const commit = git(
    root,
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  );
  if (commit === undefined || !/^[0-9a-f]{40,64}\n$/.test(commit)) {
    throw new CannotRunError(
      `Git knows no revision "${revision}" here.`,
      'Fetch it first, such as with `git fetch --depth 1 origin main`, and name it as `FETCH_HEAD`.',
    );
  }
  return git(root, 'cat-file', 'blob', `${commit.trim()}:./${path}`) ?? '';
}

/** What Git answers, or undefined where it fails. Neither command looks at the working tree or runs anything. */
function git(root: string, ...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', ['-C', root, ...args], {
    // The settings of the user say which folders of others Git may read.
    env: { PATH: process.env.PATH ?? '', HOME: homedir(), GIT_OPTIONAL_LOCKS: '0' },
    encoding: 'utf8',
    maxBuffer: maxBytes,
    timeout: 10_000,
  });
  return status === 0 ? stdout : undefined;
}

/** An index has a line of about 200 bytes for each file. */
const maxBytes = 256 * 2 ** 20;
