import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../support/run-command.ts';
import { smallEstate } from '../../support/small-estate.ts';
import { addPolicies, temporaryEstate } from '../../support/temporary-estate.ts';

function estate(): string {
  const root = temporaryEstate(smallEstate);
  addPolicies(root);
  return root;
}

test('shows pools, losses, cost and moves, and writes nothing', async () => {
  const root = estate();
  const { code, out, err } = await runCommand('place', '--project', root);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^office: 66 agents\n {2}pool +nodes +slots +cpu +memory\n {2}small\//);
  expect(out).toMatch(/single-node loss/);
  expect(out).toMatch(/ {2}moves {3}0 instances from where the lock has them\n$/);
  expect(out.split('\n').every((line) => line.length <= 80)).toBe(true);
  expect(existsSync(path.join(root, 'out'))).toBe(false);
  expect(existsSync(path.join(root, 'adac.lock'))).toBe(false);
});

test('--explain says why on each pool, and why not on the others', async () => {
  const { code, out } = await runCommand(
    'place',
    '--explain',
    'library/papers',
    '--project',
    estate(),
  );
  expect(code).toBe(0);
  expect(out).toMatch(/^library\/papers in office: \d+ instances?, \w+\n {2}on /);
});

test('--explain of no agent is answered with the nearest one', async () => {
  const { code, err } = await runCommand(
    'place',
    '--explain',
    'library/papres',
    '--project',
    estate(),
  );
  expect(code).toBe(3);
  expect(err).toContain('Did you mean "library/papers"?');
});

test('--what-if supposes a change, and finds what would be wrong with it', async () => {
  const root = estate();
  const grown = await runCommand('place', '--what-if', 'scale library +100%', '--project', root);
  expect(grown.code).toBe(0);
  const excess = await runCommand('place', '--what-if', 'scale library +9900%', '--project', root);
  expect(excess.code).toBe(1);
  expect(excess.err).toContain('place/no-capacity');
});

test('--what-if of words that are no change cannot run', async () => {
  const { code, err } = await runCommand('place', '--what-if', 'dance', '--project', estate());
  expect(code).toBe(3);
  expect(err).toContain('"dance" is not a change.');
});

test('--format json carries pools and explanations', async () => {
  const root = estate();
  const placed: unknown = JSON.parse(
    (await runCommand('place', '--format', 'json', '--project', root)).out,
  );
  expect(placed).toMatchObject({
    version: 1,
    command: 'place',
    summary: { environments: { office: { moves: 0, worst: null } } },
  });
  const explained: unknown = JSON.parse(
    (
      await runCommand(
        'place',
        '--format',
        'json',
        '--explain',
        'library/papers',
        '--project',
        root,
      )
    ).out,
  );
  expect(explained).toMatchObject({
    summary: { explanations: [{ agent: 'library/papers', environment: 'office' }] },
  });
});
