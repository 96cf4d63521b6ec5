import { describe, expect, test } from 'vitest';
import { runCommand } from '../../support/run-command.ts';
import { smallEstate } from '../../support/small-estate.ts';
import { temporaryEstate } from '../../support/temporary-estate.ts';

describe('adac completion', () => {
  test.each(['bash', 'zsh', 'fish'])('prints the script of %s, alike each time', async (shell) => {
    const first = await runCommand('completion', shell);
    expect(first).toEqual(await runCommand('completion', shell));
    expect({ code: first.code, err: first.err }).toEqual({ code: 0, err: '' });
    expect(first.out).toContain(`# Completion of adac for ${shell}.`);
    expect(first.out).toContain(' completion --names');
  });

  test('without a shell says which there are', async () => {
    const { code, out, err } = await runCommand('completion');
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toBe('adac: A shell is missing.\n  help: Name bash, zsh or fish.\n');
  });

  test('knows no other shell', async () => {
    const { code, err } = await runCommand('completion', 'tcsh');
    expect(code).toBe(3);
    expect(err).toContain('bash, zsh, fish');
  });

  test('--names lists the definitions of a kind, one a line', async () => {
    const project = temporaryEstate(smallEstate);
    expect(await runCommand('completion', '--names', 'workflow', '--project', project)).toEqual({
      code: 0,
      out: 'answer\n',
      err: '',
    });
  });

  test('--names finding lists codes, also outside of a project', async () => {
    const project = temporaryEstate({});
    const { code, out } = await runCommand(
      'completion',
      '--names',
      'finding',
      '--project',
      project,
    );
    expect(code).toBe(0);
    expect(out.split('\n')).toContain('link/unknown-agent');
  });

  test('--names without a project, or of no kind, ends with 3', async () => {
    const project = temporaryEstate({});
    for (const kind of ['agent', '$(touch pwned)']) {
      const { code, out } = await runCommand('completion', '--names', kind, '--project', project);
      expect({ code, out }).toEqual({ code: 3, out: '' });
    }
  });
});
