import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../compiler/model/json.ts';
import { jsonObject } from '../support/json-object.ts';
import { runCommand } from '../support/run-command.ts';
import { temporaryEstate } from '../support/temporary-estate.ts';

const program = fileURLToPath(new URL('../../dist/adac.js', import.meta.url));
const typist = fileURLToPath(new URL('../support/pseudo-terminal.py', import.meta.url));
const hasPython = spawnSync('python3', ['-c', 'import pty']).status === 0;
const down = '\u001b[B';
const clearLine = '\u0015';

type Answers = readonly (readonly [waitFor: string, typed: string])[];

/** Types into `adac init`; continuous integration has nobody to ask, so its mark is taken away. */
function type(args: readonly string[], answers: Answers, environment = {}): JsonObject {
  const command = [process.execPath, program, 'init', ...args];
  const { stdout, stderr } = spawnSync('python3', [typist, JSON.stringify({ command, answers })], {
    encoding: 'utf8',
    env: { ...process.env, CI: undefined, ...environment },
  });
  expect(stderr).toBe('');
  return jsonObject(stdout);
}

describe.skipIf(!hasPython)(
  'on a pseudo-terminal (which python3 opens: skipped without it)',
  () => {
    test(
      'answers make a project and an agent that have no finding',
      { timeout: 120_000 },
      async () => {
        expect(existsSync(program), 'npm run build makes dist/adac.js').toBe(true);
        const root = path.join(temporaryEstate({}), 'shop');
        const project = type(
          ['--project', root],
          [
            ['Name', 'No Name\r'],
            ['"No Name" is no name.', `${clearLine}shop\r`],
            ['Namespace', '\r'],
            ['sentence', 'Sells: shoes # and more\r'],
            ['Framework', `${down}\r`],
            ['capable', '\r'],
            ['Hosting', `${down}\r`],
            ['Nodes', '5\r'],
            ['Argo CD', '\r'],
          ],
          { NO_COLOR: '1' },
        );
        expect(project).toMatchObject({ code: 0, left: 0 });
        expect(project.shown).toContain('+ clusters/development.yaml');
        // Colour would be ESC [ numbers m.
        expect(project.shown).not.toMatch(/\u001b\[[\d;]*m/);
        const agent = type(
          ['agent', 'triage', '--project', root, '--framework', 'crewai', '--tier', 'simple'],
          [
            ['sentence', 'Sorts tickets.\r'],
            ['Who', 'support-team, support@shop.example\r'],
            ['Hosting', '\r'],
            ['requires', 'ticket\r'],
            ['gives', 'queue, reason\r'],
          ],
        );
        expect(agent).toMatchObject({ code: 0, left: 0 });
        expect(readFileSync(path.join(root, 'agents/hello.yaml'), 'utf8')).toContain(
          'framework: crewai\n',
        );
        expect(readFileSync(path.join(root, 'clusters/local.yaml'), 'utf8')).toContain(
          'count: 5\n',
        );
        expect(await runCommand('check', '--project', root)).toMatchObject({ code: 0, err: '' });
      },
    );

    test.each([
      ['Ctrl-C', '\u0003'],
      ['Ctrl-D', '\u0004'],
    ])('%s ends with 130, and nothing is written', { timeout: 60_000 }, (_name, key) => {
      const root = path.join(temporaryEstate({}), 'shop');
      const ended = type(
        ['--project', root],
        [
          ['Name', 'shop\r'],
          ['Namespace', key],
        ],
      );
      expect(ended).toMatchObject({ code: 130, left: 0 });
      expect(ended.shown).not.toContain('Error');
      expect(existsSync(root)).toBe(false);
    });

    test('JSON is for programs, which are not asked', { timeout: 60_000 }, () => {
      const root = path.join(temporaryEstate({}), 'shop');
      const { code, shown } = type(['--project', root, '--format', 'json'], []);
      expect(code).toBe(0);
      expect(shown).not.toContain('Namespace');
    });
  },
);

test('without a terminal nothing is asked', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, 'init', 'agent', '--project', temporaryEstate({})],
    { encoding: 'utf8', input: 'triage\n' },
  );
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  expect(stderr).toContain('The agent has no name.');
});
