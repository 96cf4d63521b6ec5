import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../support/run-command.ts';
import { smallEstate } from '../../support/small-estate.ts';
import { addPolicies, readTree, temporaryEstate } from '../../support/temporary-estate.ts';

function estate(): string {
  const root = temporaryEstate(smallEstate);
  addPolicies(root);
  return root;
}

test('writes out/ and adac.lock and ends with a summary', async () => {
  const root = estate();
  const { code, out, err } = await runCommand('compile', '--project', root);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(existsSync(path.join(root, 'out/index.json'))).toBe(true);
  expect(readFileSync(path.join(root, 'adac.lock'), 'utf8')).toContain('library/papers');
  expect(out).toMatch(/^office /m);
  expect(out).toMatch(/compiled 1 environment in \d/);
  expect(out.split('\n').every((line) => line.length <= 100)).toBe(true);
});

test('--check answers 2 with what would change, writes nothing, and 0 when all is written', async () => {
  const root = estate();
  const pending = await runCommand('compile', '--check', '--project', root);
  expect(pending.code).toBe(2);
  expect(pending.out).toContain('+ argocd/office/manifests.yaml');
  expect(existsSync(path.join(root, 'out'))).toBe(false);
  expect(existsSync(path.join(root, 'adac.lock'))).toBe(false);

  await runCommand('compile', '--project', root);
  expect((await runCommand('compile', '--check', '--project', root)).code).toBe(0);

  const agents = path.join(root, 'agents/desk.yaml');
  writeFileSync(
    agents,
    readFileSync(agents, 'utf8').replace('Sort each message', 'Put each message'),
  );
  const before = readTree(path.join(root, 'out'));
  const changed = await runCommand('compile', '--check', '--project', root);
  expect(changed.code).toBe(2);
  expect(changed.out).toContain('~ manifests/office/small/00/manifests.yaml');
  expect(readTree(path.join(root, 'out'))).toEqual(before);
});

test('--format json carries the summary by environment', async () => {
  const { code, out, err } = await runCommand('compile', '--format', 'json', '--project', estate());
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const result: unknown = JSON.parse(out);
  expect(result).toMatchObject({
    version: 1,
    command: 'compile',
    ok: true,
    diagnostics: [],
    summary: {
      environments: {
        office: {
          agents: 66,
          instancesByHosting: { pooled: 60, dedicated: 2, serverless: 3, scheduled: 1 },
          nodes: { x86: { used: 1, free: 2 } },
          failover: { losses: 3, survived: 3, worst: null },
          costPerMonth: { usd: 73, budget: 300 },
        },
      },
      files: { unchanged: 0, deleted: 0 },
    },
  });
});

test('errors end with 1 and leave no output', async () => {
  const root = estate();
  writeFileSync(path.join(root, 'agents/broken.yaml'), 'kind: Agent\nkind: Agent\n');
  const { code, out, err } = await runCommand('compile', '--project', root);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('agents/broken.yaml:2:1 error load/duplicate-key');
  expect(existsSync(path.join(root, 'out'))).toBe(false);
});

test('an environment that does not exist is a usage error', async () => {
  const { code, err } = await runCommand(
    'compile',
    '--environment',
    'offcie',
    '--project',
    estate(),
  );
  expect(code).toBe(3);
  expect(err).toContain('Did you mean "office"?');
});

test('a change says what it does to the cost, beside the disk or a Git revision', async () => {
  const root = estate();
  await runCommand('compile', '--project', root);
  const git = (...args: readonly string[]): string =>
    execFileSync(
      'git',
      ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@a.example', ...args],
      {
        encoding: 'utf8',
      },
    );
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'first');
  const cluster = path.join(root, 'clusters/small.yaml');
  const text = readFileSync(cluster, 'utf8');
  writeFileSync(cluster, text.replace('pricePerHour: 0.1', 'pricePerHour: 0.12'));
  const pending = await runCommand('compile', '--check', '--project', root);
  expect(pending.code).toBe(2);
  expect(pending.out).toContain('  cost      88 USD a month of 300 (+14.60 on demand)\n');

  await runCommand('compile', '--project', root);
  const done = await runCommand('compile', '--check', '--project', root);
  expect(done.code).toBe(0);
  expect(done.out).toContain('  cost      88 USD a month of 300\n');
  const based = await runCommand('compile', '--check', '--base', 'HEAD', '--project', root);
  expect(based.code).toBe(0);
  expect(based.out).toContain('(+14.60 on demand)');

  const machine = ['compile', '--check', '--base', 'HEAD', '--project', root, '--format'];
  expect(JSON.parse((await runCommand(...machine, 'json')).out)).toMatchObject({
    summary: { environments: { office: { costPerMonth: { usd: 87.6, before: { usd: 73 } } } } },
  });
  expect((await runCommand(...machine, 'github')).out).toBe(
    '::notice::office: costs 88 USD a month of 300 (+14.60 on demand)\n',
  );
  const unknown = await runCommand('compile', '--base', 'nowhere', '--project', root);
  expect(unknown.code).toBe(3);
  expect(unknown.err).toContain('Git knows no revision "nowhere" here.');
});
