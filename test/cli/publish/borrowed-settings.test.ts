import { expect, test } from 'vitest';
import { borrowSettings } from '../../../compiler/cli/publish/borrowed-settings.ts';
import { openGit } from '../../../compiler/cli/publish/git.ts';
import { commitAll, git } from '../../support/git-repository.ts';
import { temporaryEstate } from '../../support/temporary-estate.ts';

async function borrowed(...settings: readonly (readonly [string, string])[]) {
  const root = temporaryEstate({ a: 'a' });
  commitAll(root);
  for (const [key, value] of settings) git(root, 'config', key, value);
  return borrowSettings(openGit(root, 'none'));
}

test('who commits, and the header of a checkout, come along; nothing that runs does', async () => {
  const { author, credentials } = await borrowed(
    ['user.name', 'platform'],
    ['user.email', 'platform@estate.example'],
    ['http.https://git.example/.extraheader', 'AUTHORIZATION: basic "YQ=="'],
    ['core.sshCommand', 'touch owned'],
    ['credential.helper', '!touch owned'],
    ['http.proxy', 'http://evil.example'],
    ['http.http://plain.example/.extraheader', 'AUTHORIZATION: basic YQ=='],
  );
  expect(author).toEqual({ name: 'platform', email: 'platform@estate.example' });
  expect(credentials).toBe(
    '[http "https://git.example/"]\n\textraHeader = "AUTHORIZATION: basic \\"YQ==\\""',
  );
});

test('a header cannot end its line and begin a section', async () => {
  const { credentials } = await borrowed([
    'http.https://git.example/.extraheader',
    'a\n[core]\n\tsshCommand = touch owned',
  ]);
  expect(credentials.split('\n')).toHaveLength(2);
});
