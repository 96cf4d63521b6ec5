import { execFileSync } from 'node:child_process';

/** Runs Git in a folder, with an identity and without the settings of whoever runs the tests. */
export function git(folder: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@estate.example'];
  return execFileSync('git', [...identity, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  });
}

/** Makes a folder a repository, and commits all that is in it. */
export function commitAll(folder: string): string {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '--force', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message=All');
  return git(folder, 'rev-parse', 'HEAD').trim();
}

/** The paths of a branch, sorted. */
export function pathsOf(folder: string, branch: string): readonly string[] {
  return git(folder, 'ls-tree', '-r', '--name-only', branch).trim().split('\n');
}
