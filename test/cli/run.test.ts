import { describe, expect, test } from 'vitest';
import { version } from '../../compiler/model/version.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { runCommand } from '../support/run-command.ts';
import { temporaryEstate } from '../support/temporary-estate.ts';

describe('help', () => {
  test('fits one screen and lists the commands in the order of a day', async () => {
    const { code, out, err } = await runCommand('--help');
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out.split('\n').length).toBeLessThanOrEqual(30);
    expect(out.split('\n').every((line) => line.length <= 80)).toBe(true);
    const places = ['init', 'check', 'compile', 'fmt', 'expand', 'place', 'explain', 'schema'].map(
      (name) => out.indexOf(`\n  ${name}`),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  test.each([
    ...['init', 'check', 'compile', 'fmt', 'expand', 'place', 'explain', 'schema'],
    ...['graph', 'migrate', 'publish', 'trace', 'completion'],
  ])('of %s has two examples and its exit codes', async (name) => {
    const { code, out } = await runCommand(name, '--help');
    expect(code).toBe(0);
    expect(out.match(/^ {2}\$ adac /gm)?.length).toBe(2);
    expect(out).toContain('Exit codes: 0 done');
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(out.includes('2 there are changes')).toBe(name === 'compile' || name === 'fmt');
  });

  test('is the answer to no command at all, which is no success', async () => {
    const { code, out, err } = await runCommand();
    expect(code).toBe(3);
    expect(out).toBe('');
    expect(err).toContain('Usage: adac');
  });
});

test('--version is the version of the package', async () => {
  expect(version).toBe(packageJson.version);
  expect(await runCommand('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

describe('what cannot run ends with 3 and a word of help', () => {
  test('a flag misspelt names the nearest one', async () => {
    const { code, out, err } = await runCommand('check', '--fromat', 'json');
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain('--format');
  });

  test('a command misspelt names the nearest one', async () => {
    const { code, err } = await runCommand('complie');
    expect(code).toBe(3);
    expect(err).toContain('compile');
  });

  test('a format that is none lists those that are', async () => {
    const { code, err } = await runCommand('check', '--format', 'xml');
    expect(code).toBe(3);
    expect(err).toContain('json');
  });

  test('a folder without a project', async () => {
    const { code, out, err } = await runCommand('check', '--project', temporaryEstate({}));
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(/^adac: .*adac\.yaml/);
    expect(err).toMatch(/\.\n {2}help: .*\n$/);
    expect(err).not.toContain('    at ');
  });

  test('an excess argument', async () => {
    expect((await runCommand('check', 'agents')).code).toBe(3);
  });
});
