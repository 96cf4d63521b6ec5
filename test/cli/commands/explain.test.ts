import { expect, test } from 'vitest';
import { findingTypes } from '../../../compiler/cli/finding-types.ts';
import { runCommand } from '../../support/run-command.ts';
import { repository, temporaryEstate } from '../../support/temporary-estate.ts';

test('prints the page of a finding', async () => {
  const { code, out, err } = await runCommand('explain', 'link/unknown-agent');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^link\/unknown-agent \(error\)\n\n/);
  expect(out.length).toBeGreaterThan(200);
});

test('prints the page of a policy of the estate, from its metadata', async () => {
  const { code, out } = await runCommand(
    'explain',
    'policy/supply-chain/image-pinned',
    '--project',
    repository,
  );
  expect(code).toBe(0);
  expect(out).toContain('policy/supply-chain/image-pinned (error)');
});

test('--all lists every code once, sorted, each with its summary', async () => {
  const { code, out } = await runCommand('explain', '--all', '--project', temporaryEstate({}));
  expect(code).toBe(0);
  const codes = out
    .trimEnd()
    .split('\n')
    .map((line) => line.split('  ')[0] ?? '');
  expect(codes).toEqual(findingTypes().map((type) => type.code));
  expect(new Set(codes).size).toBe(codes.length);
  expect([...codes].sort()).toEqual(codes);
});

test('a code that does not exist names the nearest one', async () => {
  const { code, err } = await runCommand('explain', 'link/unknown-agnet');
  expect(code).toBe(3);
  expect(err).toContain('Did you mean "link/unknown-agent"?');
});

test('no code at all is a usage error', async () => {
  expect((await runCommand('explain')).code).toBe(3);
});

test('every page says more than its summary, and every code is a path', () => {
  for (const { code, summary, explanation } of findingTypes()) {
    expect(code).toMatch(/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(summary, code).toMatch(/\.$/);
    expect(explanation.trim().length, code).toBeGreaterThan(40);
  }
});
