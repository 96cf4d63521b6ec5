import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../support/run-command.ts';
import { smallEstate } from '../../support/small-estate.ts';
import { temporaryEstate } from '../../support/temporary-estate.ts';

const untidy = 'metadata:   { name: x } # c\nkind: Agent\napiVersion: adac.dev/v2\nspec: {}\n';
const tidy = 'apiVersion: adac.dev/v2\nkind: Agent\nmetadata: { name: x } # c\nspec: {}\n';

function untidyEstate(agent: string): string {
  return temporaryEstate({ ...smallEstate, 'agents/x.yaml': agent });
}

test('--check says what would change, answers 2 and writes nothing', async () => {
  const root = untidyEstate(untidy);
  const { code, out, err } = await runCommand('fmt', '--check', '--project', root);
  expect({ code, err }).toEqual({ code: 2, err: '' });
  expect(out).toContain('~ agents/x.yaml\n');
  expect(readFileSync(path.join(root, 'agents/x.yaml'), 'utf8')).toBe(untidy);
});

test('writes the canonical form once', async () => {
  const root = untidyEstate(untidy);
  expect((await runCommand('fmt', '--project', root)).code).toBe(0);
  expect(readFileSync(path.join(root, 'agents/x.yaml'), 'utf8')).toBe(tidy);
  const again = await runCommand('fmt', '--check', '--project', root);
  expect(again).toEqual({ code: 0, out: 'would change 0 files\n', err: '' });
});

test('a file with a finding stays, and its finding is reported', async () => {
  const broken = 'kind:   &a Agent\n';
  const root = untidyEstate(broken);
  const { code, err } = await runCommand('fmt', '--project', root);
  expect(code).toBe(1);
  expect(err).toContain('load/anchor');
  expect(readFileSync(path.join(root, 'agents/x.yaml'), 'utf8')).toBe(broken);
});

test('nothing is written through a link', async () => {
  const root = untidyEstate(tidy);
  const outside = path.join(temporaryEstate({ 'y.yaml': untidy }), 'y.yaml');
  symlinkSync(outside, path.join(root, 'agents/y.yaml'));
  await runCommand('fmt', '--project', root);
  expect(existsSync(outside)).toBe(true);
  expect(readFileSync(outside, 'utf8')).toBe(untidy);
});
