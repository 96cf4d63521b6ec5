import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { bundle } from '../../../compiler/bundle/bundle.ts';
import { parseCostLines } from '../../../compiler/bundle/cost-lines.ts';
import { costReport } from '../../support/cost-report.ts';
import { commitAll, git, pathsOf } from '../../support/git-repository.ts';
import { manifestSet } from '../../support/output.ts';
import { runCommand } from '../../support/run-command.ts';
import type { CommandResult } from '../../support/run-command.ts';
import { smallEstate } from '../../support/small-estate.ts';
import { temporaryEstate, writeFiles } from '../../support/temporary-estate.ts';

/** Manifests of two environments, whose shards hold as many objects as the number in their text. */
const both = {
  'manifests/cloud/local/00/manifests.yaml': 'cloud 1\n',
  'manifests/edge/local/00/manifests.yaml': 'edge 1\n',
  'manifests/edge/local/01/manifests.yaml': 'edge 2\n',
};

interface Repositories {
  /** Where the project is. */
  readonly source: string;
  /** Bare, and its remote `origin`. */
  readonly remote: string;
}

function repositories(files: Readonly<Record<string, string>> = both): Repositories {
  const folder = temporaryEstate({});
  const [source, remote] = [path.join(folder, 'source'), path.join(folder, 'remote.git')];
  mkdirSync(source);
  git(folder, 'init', '--quiet', '--bare', remote);
  writeFiles(source, smallEstate);
  compile(source, files);
  commitAll(source);
  git(source, 'remote', 'add', 'origin', remote);
  return { source, remote };
}

/** Each environment costs so many USD a month. */
function compile(source: string, files: Readonly<Record<string, string>>, usd = 0): void {
  const { placed, files: rendered } = manifestSet(files);
  const environments = placed.environments.map((one) => ({ ...one, cost: costReport(usd) }));
  const manifests = { placed: { ...placed, environments }, files: rendered };
  bundle(manifests, { root: source, write: true, allowDestroy: true });
}

async function publish(source: string, ...args: string[]): Promise<CommandResult> {
  return runCommand('publish', '--branch', 'rendered', '--project', source, ...args);
}

test('a first publish makes a branch with the output alone, and says of which commit', async () => {
  const { source, remote } = repositories();
  const { code, out, err } = await publish(source);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(
    /^published cloud, edge to branch "rendered" as [0-9a-f]{12}: \d+ new files, 0 changed, 0 deleted\n$/,
  );
  const paths = pathsOf(remote, 'rendered');
  expect(paths.every((one) => one.startsWith('out/'))).toBe(true);
  expect(paths).toEqual(pathsOf(source, 'HEAD').filter((one) => one.startsWith('out/')));
  expect(git(remote, 'rev-parse', 'rendered:out')).toBe(git(source, 'rev-parse', 'HEAD:out'));
  expect(git(remote, 'log', '-1', '--format=%s%n%(trailers)', 'rendered')).toBe(
    `Publish 2 environments\nAdac-Environment: cloud\nAdac-Environment: edge\nAdac-Version: 0.1.0\nSource-Commit: ${git(source, 'rev-parse', 'HEAD')}\n`,
  );
});

test('nothing is committed where no byte differs', async () => {
  const { source, remote } = repositories();
  await publish(source);
  const before = git(remote, 'rev-parse', 'rendered');
  writeFiles(source, { 'docs/note.md': 'Nothing.\n' });
  commitAll(source);
  const { code, out } = await publish(source);
  expect(code).toBe(0);
  expect(out).toBe('Branch "rendered" holds cloud, edge as it is; nothing was committed.\n');
  expect(git(remote, 'rev-parse', 'rendered')).toBe(before);
});

test('a later publish adds one commit, deletes what is gone and keeps what is not its own', async () => {
  const { source, remote } = repositories();
  await publish(source);
  const clone = path.join(path.dirname(source), 'clone');
  git(source, 'clone', '--quiet', '--branch', 'rendered', remote, clone);
  writeFiles(clone, { 'README.md': 'mine', 'out/notes.txt': 'mine too' });
  commitAll(clone);
  git(clone, 'push', '--quiet', 'origin', 'rendered');
  const { 'manifests/edge/local/01/manifests.yaml': gone, ...kept } = both;
  expect(gone).toBeDefined();
  compile(source, { ...kept, 'manifests/cloud/local/00/manifests.yaml': 'cloud 2\n' });
  commitAll(source);
  const { code, out } = await publish(source);
  expect(code).toBe(0);
  expect(out).toMatch(/: 0 new files, \d changed, 1 deleted\n$/);
  const paths = pathsOf(remote, 'rendered');
  expect(paths).toEqual(expect.arrayContaining(['README.md', 'out/notes.txt']));
  expect(paths).not.toContain('out/manifests/edge/local/01/manifests.yaml');
  expect(git(remote, 'show', 'rendered:out/manifests/cloud/local/00/manifests.yaml')).toBe(
    'cloud 2\n',
  );
  expect(git(remote, 'rev-list', '--count', 'rendered').trim()).toBe('3');
});

test('--environment leaves the others of the branch alone, and the index of the branch has both', async () => {
  const { source, remote } = repositories();
  await publish(source);
  const changed = {
    ...both,
    'manifests/cloud/local/00/manifests.yaml': 'cloud 2\n',
    'manifests/edge/local/00/manifests.yaml': 'edge 9\n',
  };
  compile(source, changed, 7);
  commitAll(source);
  const { code, out } = await publish(source, '--environment', 'cloud');
  expect(code).toBe(0);
  expect(out).toMatch(/^published cloud to branch/);
  expect(git(remote, 'show', 'rendered:out/manifests/cloud/local/00/manifests.yaml')).toBe(
    'cloud 2\n',
  );
  expect(git(remote, 'show', 'rendered:out/manifests/edge/local/00/manifests.yaml')).toBe(
    'edge 1\n',
  );
  const costs = parseCostLines(git(remote, 'show', 'rendered:out/index.json'));
  expect([...costs].map(([name, { maximum }]) => [name, maximum])).toEqual([
    ['cloud', 7],
    ['edge', 0],
  ]);
  await publish(source, '--environment', 'edge');
  expect(git(remote, 'rev-parse', 'rendered:out')).toBe(git(source, 'rev-parse', 'HEAD:out'));
});

test('another repository, by its path', async () => {
  const { source } = repositories();
  const other = path.join(path.dirname(source), 'other.git');
  git(source, 'init', '--quiet', '--bare', other);
  const { code } = await publish(source, '--repository', '../other.git', '--environment', 'edge');
  expect(code).toBe(0);
  expect(pathsOf(other, 'rendered').some((one) => one.includes('/cloud/'))).toBe(false);
});

test('a project below the root of its repository keeps its path on the branch', async () => {
  const folder = temporaryEstate({});
  const [estate, remote] = [path.join(folder, 'work/estate'), path.join(folder, 'remote.git')];
  writeFiles(estate, smallEstate);
  compile(estate, both);
  commitAll(path.join(folder, 'work'));
  git(folder, 'init', '--quiet', '--bare', remote);
  const { code } = await publish(estate, '--repository', remote);
  expect(code).toBe(0);
  expect(pathsOf(remote, 'rendered').every((one) => one.startsWith('estate/out/'))).toBe(true);
});

describe('the destroy guard', () => {
  test('an environment that is gone is refused, and goes with --allow-destroy', async () => {
    const { source, remote } = repositories();
    await publish(source);
    const before = git(remote, 'rev-parse', 'rendered');
    compile(source, { 'manifests/cloud/local/00/manifests.yaml': 'cloud 1\n' });
    commitAll(source);
    const { code, out, err } = await publish(source);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/bundle\/would-destroy/);
    expect(err).toContain('This publish would remove environment "edge" with its 2 objects.');
    expect(err).toMatch(/run `adac publish\s+--allow-destroy`/);
    expect(git(remote, 'rev-parse', 'rendered')).toBe(before);
    expect((await publish(source, '--allow-destroy')).code).toBe(0);
    expect(pathsOf(remote, 'rendered').some((one) => one.includes('/edge/'))).toBe(false);
  });
});

test('from a shallow clone, onto a branch that has a history', async () => {
  const { source, remote } = repositories();
  await publish(source);
  git(source, 'push', '--quiet', 'origin', 'main');
  const clone = path.join(path.dirname(source), 'shallow');
  git(source, 'clone', '--quiet', '--depth=1', '--branch', 'main', `file://${remote}`, clone);
  compile(clone, { ...both, 'manifests/edge/local/00/manifests.yaml': 'edge 3\n' });
  commitAll(clone);
  expect(git(clone, 'rev-parse', '--is-shallow-repository').trim()).toBe('true');
  const { code, err } = await publish(clone);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(git(remote, 'rev-list', '--count', 'rendered').trim()).toBe('2');
  git(remote, 'fsck', '--strict');
});

test('from a checkout of continuous integration, whose only commit has a parent that is not there', async () => {
  const { source, remote } = repositories();
  await publish(source);
  compile(source, { ...both, 'manifests/edge/local/00/manifests.yaml': 'edge 3\n' });
  commitAll(source);
  git(source, 'push', '--quiet', 'origin', 'main');
  const checkout = path.join(path.dirname(source), 'checkout');
  git(source, 'clone', '--quiet', '--depth=1', '--branch', 'main', `file://${remote}`, checkout);
  for (const commits of ['2', '2']) {
    const { code, err } = await publish(checkout);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(git(remote, 'rev-list', '--count', 'rendered').trim()).toBe(commits);
  }
  git(remote, 'fsck', '--strict');
});

describe('a hostile repository runs nothing', () => {
  const touching = (marker: string): string => `touch ${marker}`;

  test('through its configuration, attributes, hooks and file names', async () => {
    const { source, remote } = repositories();
    const marker = path.join(path.dirname(source), 'owned');
    const script = path.join(source, 'run.sh');
    writeFileSync(script, `#!/bin/sh\n${touching(marker)}\ncat\n`, { mode: 0o755 });
    writeFiles(source, {
      '-rf': 'a file',
      '.gitattributes': '* filter=evil diff=evil merge=evil working-tree-encoding=UTF-16\n',
    });
    const settings = [
      ['core.fsmonitor', script],
      ['core.hooksPath', path.join(source, 'hooks')],
      ['core.sshCommand', script],
      ['core.pager', script],
      ['core.editor', script],
      ['core.askPass', script],
      ['core.gitProxy', script],
      ['core.alternateRefsCommand', script],
      ['credential.helper', `!${script}`],
      ['diff.external', script],
      ['diff.evil.textconv', script],
      ['filter.evil.clean', script],
      ['filter.evil.smudge', script],
      ['filter.evil.process', script],
      ['gpg.program', script],
      ['commit.gpgSign', 'true'],
      ['push.gpgSign', 'true'],
      ['alias.push', `!${script}`],
      ['remote.origin.uploadpack', script],
      ['remote.origin.receivepack', script],
      ['remote.origin.vcs', 'evil'],
      [`url.ext::sh -c ${script}.insteadOf`, remote],
      ['protocol.ext.allow', 'always'],
      ['uploadpack.packObjectsHook', script],
    ] as const;
    for (const [key, value] of settings) git(source, 'config', key, value);
    for (const hook of ['pre-push', 'reference-transaction', 'post-index-change', 'pre-commit']) {
      for (const folder of ['hooks', '.git/hooks']) {
        mkdirSync(path.join(source, folder), { recursive: true });
        writeFileSync(path.join(source, folder, hook), `#!/bin/sh\n${touching(marker)}\n`, {
          mode: 0o755,
        });
      }
    }
    rmSync(marker, { force: true });
    const { code, err } = await publish(source);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(existsSync(marker)).toBe(false);
    expect(pathsOf(remote, 'rendered')).not.toContain('-rf');
    // The trap is set: what looks into the working tree falls into it.
    git(source, 'status');
    expect(existsSync(marker)).toBe(true);
  });

  test('through the environment', async () => {
    const { source, remote } = repositories();
    const marker = path.join(path.dirname(source), 'owned');
    const script = path.join(source, 'run.sh');
    writeFileSync(script, `#!/bin/sh\n${touching(marker)}\n`, { mode: 0o755 });
    const variables = {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: script,
      GIT_SSH_COMMAND: script,
      GIT_ASKPASS: script,
      GIT_EXTERNAL_DIFF: script,
      GIT_PROXY_COMMAND: script,
      GIT_EDITOR: script,
      GIT_PAGER: script,
      GIT_DIR: path.join(source, 'nowhere'),
      GIT_INDEX_FILE: path.join(source, 'agents/desk.yaml'),
      GIT_OBJECT_DIRECTORY: path.join(source, 'nowhere'),
      GIT_EXEC_PATH: path.join(source, 'nowhere'),
    };
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    const { code, err } = await publish(source, '--repository', remote);
    vi.unstubAllEnvs();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(existsSync(marker)).toBe(false);
    expect(readFileSync(path.join(source, 'agents/desk.yaml'), 'utf8')).toBe(
      smallEstate['agents/desk.yaml'],
    );
  });

  test('through a branch that holds a link where the output belongs', async () => {
    const { source, remote } = repositories();
    const clone = path.join(path.dirname(source), 'clone');
    const target = path.join(path.dirname(source), 'target');
    mkdirSync(target);
    git(source, 'init', '--quiet', '--initial-branch=rendered', clone);
    symlinkSync(target, path.join(clone, 'out'));
    commitAll(clone);
    git(clone, 'push', '--quiet', remote, 'HEAD:refs/heads/rendered');
    const before = git(remote, 'rev-parse', 'rendered');
    const { code, err } = await publish(source);
    expect(code).toBe(3);
    expect(err).toMatch(/^adac: Git could not /);
    expect(git(remote, 'rev-parse', 'rendered')).toBe(before);
    expect(existsSync(path.join(target, 'index.json'))).toBe(false);
  });
});

test.each([
  ['--output=x'],
  ['-rf'],
  ['a..b'],
  ['a\nb'],
  ['HEAD'],
  ['refs/heads/../x'],
  ['a.lock'],
  ['a b'],
  ['a:b'],
  ['+a'],
  [''],
])('%j is no branch', async (branch) => {
  const { code, err } = await runCommand('publish', `--branch=${branch}`, '--project', '.');
  expect(code).toBe(3);
  expect(err).toMatch(/is no name for a branch\.\n {2}help: Use letters/);
});

test.each([
  ['ext::sh -c id'],
  ['--upload-pack=id'],
  ['ssh://-oProxyCommand=id/x'],
  ['git@-oProxyCommand=id:x'],
  ['http://plain.example/x.git'],
  ['https://git.example/a b'],
])('%s is no repository to publish to', async (repository) => {
  const { source } = repositories();
  const { code, err } = await publish(source, `--repository=${repository}`);
  expect(code).toBe(3);
  expect(err).toMatch(/is no repository that adac publishes to\.\n/);
});

test('a remote whose URL runs a command is refused as well', async () => {
  const { source } = repositories();
  git(source, 'config', 'remote.origin.url', 'ext::sh -c id');
  const { code, err } = await publish(source);
  expect(code).toBe(3);
  expect(err).toContain('"origin" is no repository that adac publishes to.');
});

describe('only what is committed, and what adac wrote, is published', () => {
  test('an output that is newer than the commit', async () => {
    const { source } = repositories();
    compile(source, { ...both, 'manifests/edge/local/00/manifests.yaml': 'edge 3\n' });
    const { code, err } = await publish(source);
    expect(code).toBe(3);
    expect(err).toContain('"out/index.json" is not committed as it is.');
  });

  test('a file that was edited', async () => {
    const { source } = repositories();
    writeFiles(source, { 'out/manifests/edge/local/00/manifests.yaml': 'kind: Evil\n' });
    commitAll(source);
    const { code, err } = await publish(source);
    expect(code).toBe(3);
    expect(err).toContain('"out/manifests/edge/local/00/manifests.yaml" is not what adac wrote.');
  });

  test('a project that is in no repository', async () => {
    const root = temporaryEstate(smallEstate);
    compile(root, both);
    const { code, err } = await publish(root);
    expect(code).toBe(3);
    expect(err).toMatch(/^adac: Git could not find the commit that is checked out\.\n {2}help: /);
  });
});

test('an environment that the output does not have', async () => {
  const { source } = repositories();
  const { code, err } = await publish(source, '--environment', 'edgy');
  expect(code).toBe(3);
  expect(err).toBe('adac: The output has no environment "edgy".\n  help: Did you mean "edge"?\n');
});

test('--branch has to be given', async () => {
  const { code, err } = await runCommand('publish');
  expect(code).toBe(3);
  expect(err).toContain("required option '--branch <name>' not specified");
});

test('--format json', async () => {
  const { source, remote } = repositories();
  const { out } = await publish(source, '--format', 'json');
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    command: 'publish',
    ok: true,
    summary: {
      branch: 'rendered',
      commit: git(remote, 'rev-parse', 'rendered').trim(),
      environments: ['cloud', 'edge'],
      files: { changed: 0, deleted: 0 },
    },
  });
});
