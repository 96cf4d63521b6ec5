import { homedir } from 'node:os';
import { simpleGit } from 'simple-git';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';

/**
 * Runs one Git command and answers with what it prints. `purpose` completes "Git could not …" where it fails, which
 * throws CannotRunError.
 */
export type Git = (purpose: string, ...args: readonly string[]) => Promise<string>;

/** What a repository may be reached by: nothing for reading what is here, or the common transports. */
export type Transports = 'none' | 'https:ssh:file';

/**
 * Git in a folder. Of the environment it gets what finds its user's settings and keys, and nothing that changes its
 * own: `GIT_CONFIG_COUNT`, `GIT_SSH_COMMAND`, `GIT_DIR` and their like could make it run or write anything. No command is
 * used that looks into the working tree or writes there, so that neither hooks nor filters nor fsmonitor begin.
 */
export function openGit(folder: string, transports: Transports): Git {
  const ours = {
    // Stands above what any configuration allows.
    GIT_ALLOW_PROTOCOL: transports,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
  const git = simpleGit({
    baseDir: folder,
    allowEnvironment: Object.keys(ours),
    maxConcurrentProcesses: 1,
  }).env({ ...inherited(), ...ours });
  return async (purpose, ...args) => {
    try {
      return await git.raw([...args]);
    } catch (error) {
      throw explain(purpose, error instanceof Error ? error.message : '');
    }
  };
}

function inherited(): Record<string, string> {
  const names = ['PATH', 'SSH_AUTH_SOCK', 'XDG_CONFIG_HOME', 'SYSTEMROOT', 'TMPDIR'];
  const kept = names.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), HOME: homedir(), LC_ALL: 'C' };
}

function explain(purpose: string, message: string): CannotRunError {
  if (message.includes('ENOENT')) {
    return new CannotRunError('Git is not installed.', 'Install Git 2.30 or newer.');
  }
  const [first] = message.split('\n').filter((line) => /^(?:fatal|error): |rejected/.test(line));
  const said = first?.replace(/^(?:fatal|error): /, '').trim();
  return new CannotRunError(
    `Git could not ${purpose}.`,
    said === undefined ? undefined : help(said),
  );
}

/** What Git said; where nobody could sign in, which Git says in many words, with what to do. */
function help(said: string): string {
  const isRefused = /Authentication failed|could not read (?:Username|Password)|error: 40[13]/;
  const quoted = `Git says: ${said.slice(0, 200)}`;
  return isRefused.test(said)
    ? `${quoted}. Let a credential helper of your Git know an account that may push there; adac asks nobody for one.`
    : quoted;
}
