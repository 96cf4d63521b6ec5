import { expect, test } from 'vitest';
import { quoteSetting, withRenderedBranch } from '../../../compiler/cli/publish/rendered-branch.ts';
import { openGit } from '../../../compiler/cli/publish/git.ts';
import { commitAll, git, pathsOf } from '../../support/git-repository.ts';
import { temporaryEstate } from '../../support/temporary-estate.ts';

function remoteWith(files: Readonly<Record<string, string>>): string {
  const remote = temporaryEstate(files);
  commitAll(remote);
  git(remote, 'branch', 'rendered');
  return remote;
}

async function withBranch<Result>(
  remote: string,
  use: Parameters<typeof withRenderedBranch<Result>>[2],
): Promise<Result> {
  const objects = (
    await openGit(remote, 'none')('find objects', 'rev-parse', '--git-path', 'objects')
  ).trim();
  return withRenderedBranch(
    {
      commit: '',
      objects: `${remote}/${objects}`,
      shallow: '',
      objectFormat: 'sha1',
      folder: 'out',
      files: [],
      costs: new Map(),
    },
    {
      url: `file://${remote}`,
      branch: 'rendered',
      author: { name: 'A "quoted" \\ name', email: 'a@estate.example' },
      credentials: '',
    },
    use,
  );
}

const change = {
  removed: [],
  added: new Map(),
  texts: new Map([['out/a', 'new\n']]),
  message: ['x'],
};

test('whoever pushes meanwhile is not overwritten', async () => {
  const remote = remoteWith({ 'out/a': 'old\n' });
  git(remote, 'checkout', '--quiet', '--detach');
  await withBranch(remote, async (branch) => {
    expect(await branch.read('out/a')).toBe('old\n');
    git(remote, 'commit', '--quiet', '--allow-empty', '--message=Faster');
    git(remote, 'branch', '--force', 'rendered', 'HEAD');
    await expect(branch.commit(change)).rejects.toThrow(
      'Git could not push to branch "rendered"; if somebody pushed meanwhile, publish again.',
    );
  });
  expect(git(remote, 'log', '-1', '--format=%s', 'rendered').trim()).toBe('Faster');
});

test('files go, come and stay; the author is who the settings name', async () => {
  const remote = remoteWith({ 'out/a': 'old\n', 'out/b': 'b\n', c: 'c\n' });
  git(remote, 'checkout', '--quiet', '--detach');
  const commit = await withBranch(remote, async (branch) =>
    branch.commit({ ...change, removed: ['out/b', 'out/never'] }),
  );
  expect(git(remote, 'rev-parse', 'rendered').trim()).toBe(commit);
  expect(pathsOf(remote, 'rendered')).toEqual(['c', 'out/a']);
  expect(git(remote, 'log', '-1', '--format=%an <%ae>', 'rendered').trim()).toBe(
    'A "quoted" \\ name <a@estate.example>',
  );
});

test('a change that changes no byte commits nothing', async () => {
  const remote = remoteWith({ 'out/a': 'new\n' });
  git(remote, 'checkout', '--quiet', '--detach');
  expect(await withBranch(remote, async (branch) => branch.commit(change))).toBeUndefined();
});

test('a file that is not there, and a link, are not read', async () => {
  const remote = remoteWith({ 'out/a': 'a' });
  await withBranch(remote, async (branch) => {
    expect(await branch.read('out/none')).toBeUndefined();
    expect(await branch.read('out')).toBeUndefined();
  });
});

test('settings take any text on one line', () => {
  expect(quoteSetting('a "b" \\ c\n[core]')).toBe('"a \\"b\\" \\\\ c\\n[core]"');
});
