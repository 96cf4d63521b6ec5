import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { bundle } from '../../../compiler/bundle/bundle.ts';
import { commitAll, git, pathsOf } from '../../support/git-repository.ts';
import { canServeGit, serveGit } from '../../support/git-server.ts';
import type { GitServer } from '../../support/git-server.ts';
import { manifestSet } from '../../support/output.ts';
import { runCommand } from '../../support/run-command.ts';
import type { CommandResult } from '../../support/run-command.ts';
import { smallEstate } from '../../support/small-estate.ts';
import { temporaryEstate, writeFiles } from '../../support/temporary-estate.ts';

const account = { user: 'publisher', password: 'correct-horse' };

interface Served {
  /** Of whoever publishes. */
  readonly home: string;
  /** Where the project is; its `origin` is on the server. */
  readonly source: string;
  /** Bare, and what the server serves. */
  readonly remote: string;
  readonly server: GitServer;
}

/** A project and its repository on a server; `password` is what the credential helper of its user knows. */
async function served(password: string | undefined): Promise<Served> {
  const folder = temporaryEstate({});
  const [home, source, served] = ['home', 'source', 'served'].map((name) =>
    path.join(folder, name),
  );
  if (home === undefined || source === undefined || served === undefined) throw new Error(folder);
  for (const one of [home, source, served]) mkdirSync(one);
  const remote = path.join(served, 'remote.git');
  git(folder, 'init', '--quiet', '--bare', remote);
  const server = await serveGit(served, account);
  writeFiles(source, smallEstate);
  compile(source, 'cloud 1\n');
  git(source, 'remote', 'add', 'origin', `${server.url}/remote.git`);
  signIn(home, server, password);
  return { home, source, remote, server };
}

function compile(source: string, text: string): void {
  const files = { 'manifests/cloud/local/00/manifests.yaml': text };
  bundle(manifestSet(files), { root: source, write: true, allowDestroy: true });
  commitAll(source);
}

/** Writes what a user keeps at home: whom to trust, who helps with credentials, and what that helper knows. */
function signIn(home: string, { url, certificate }: GitServer, password: string | undefined): void {
  const trust = `[http]\n\tsslCAInfo = ${certificate}\n`;
  const known = url.replace('//', `//${account.user}:${password ?? ''}@`);
  writeFiles(home, {
    '.gitconfig': password === undefined ? trust : `${trust}[credential]\n\thelper = store\n`,
    ...(password !== undefined && { '.git-credentials': `${known}\n` }),
  });
  vi.stubEnv('HOME', home);
  vi.stubEnv('XDG_CONFIG_HOME', path.join(home, '.config'));
}

async function publish(source: string, ...args: string[]): Promise<CommandResult> {
  return runCommand('publish', '--branch', 'rendered', '--project', source, ...args);
}

const whatToDo =
  'Let a credential helper of your Git know an account that may push there; adac asks nobody for one.';

function unwrapped(text: string): string {
  return text.replaceAll(/\n\s+/g, ' ');
}

afterEach(() => {
  vi.unstubAllEnvs();
});

const canServe = canServeGit();

test.runIf(!canServe)(
  'Git over HTTPS is not tested: git http-backend or openssl is missing',
  () => {
    expect(canServe).toBe(false);
  },
);

describe.skipIf(!canServe)('a repository that is reached by HTTPS', () => {
  test('signs in by the credential helper of its user, for the first publish and for later ones', async () => {
    const { source, remote, server } = await served(account.password);
    const first = await publish(source);
    expect({ code: first.code, err: first.err }).toEqual({ code: 0, err: '' });
    expect(first.out).toMatch(/^published cloud to branch "rendered" as [0-9a-f]{12}: /);
    expect(pathsOf(remote, 'rendered')).toEqual(
      pathsOf(source, 'HEAD').filter((one) => one.startsWith('out/')),
    );
    expect(server.answers).toContain(401);
    const again = await publish(source);
    expect(again.out).toBe('Branch "rendered" holds cloud as it is; nothing was committed.\n');
  });

  test('fetches what the branch holds, and adds to it', async () => {
    const { source, remote } = await served(account.password);
    await publish(source);
    compile(source, 'cloud 2\n');
    const { code, err } = await publish(source);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(git(remote, 'rev-list', '--count', 'rendered').trim()).toBe('2');
  });

  test('signs in by the header of continuous integration', async () => {
    const { source, remote, server } = await served(undefined);
    const basic = Buffer.from(`${account.user}:${account.password}`).toString('base64');
    git(source, 'config', `http.${server.url}/.extraheader`, `Authorization: Basic ${basic}`);
    const { code, out, err } = await publish(source);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toContain(basic);
    expect(server.answers).not.toContain(401);
    expect(pathsOf(remote, 'rendered')).toContain('out/index.json');
  });

  test('refuses a wrong password with what to do, and without saying it', async () => {
    const { source, remote, home, server } = await served('battery-staple');
    const { code, out, err } = await publish(source);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(/^adac: Git could not ask the repository for its branches\.\n/);
    expect(unwrapped(err)).toContain(
      `Authentication failed for '${server.url}/remote.git/'. ${whatToDo}`,
    );
    expect(err).not.toMatch(/battery|staple|correct|horse/);
    expect(git(remote, 'branch', '--list')).toBe('');
    // Git makes its helper forget what was refused.
    expect(readFileSync(path.join(home, '.git-credentials'), 'utf8')).toBe('');
  });

  test('asks nobody where no helper knows a password', async () => {
    const { source } = await served(undefined);
    vi.stubEnv('GIT_TERMINAL_PROMPT', '1');
    const asked = path.join(path.dirname(source), 'asked');
    const program = path.join(path.dirname(source), 'ask.sh');
    writeFiles(path.dirname(source), { 'ask.sh': `#!/bin/sh\ntouch ${asked}\n` });
    chmodSync(program, 0o755);
    for (const name of ['GIT_ASKPASS', 'SSH_ASKPASS']) vi.stubEnv(name, program);
    const { code, out, err } = await publish(source);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(unwrapped(err)).toContain(`terminal prompts disabled. ${whatToDo}`);
    expect(existsSync(asked)).toBe(false);
  });

  test('refuses who may read and not push', async () => {
    const { source, remote } = await served(account.password);
    git(remote, 'config', 'http.receivepack', 'false');
    const { code, out, err } = await publish(source);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(/^adac: Git could not push to branch "rendered"/);
    expect(unwrapped(err)).toContain(`returned error: 403. ${whatToDo}`);
    expect(err).not.toContain(account.password);
  });

  test('does not have its password repeated where somebody wrote one into the URL', async () => {
    const { source, server } = await served(undefined);
    const url = `${server.url.replace('//', '//publisher:battery@')}/remote.git`;
    const { code, out, err } = await publish(source, '--repository', url);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain('Authentication failed');
    expect(err).not.toContain('battery');
  });

  test('is not trusted without its certificate', async () => {
    const { source, home, server } = await served(account.password);
    writeFiles(home, { '.gitconfig': '[credential]\n\thelper = store\n' });
    const { code, err } = await publish(source);
    expect(code).toBe(3);
    expect(err).toMatch(/certificate/);
    expect(server.answers).toEqual([]);
  });
});
