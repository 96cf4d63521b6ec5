import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

import { runCommand } from '../../support/run-command.ts';
import { repository } from '../../support/temporary-estate.ts';

test.each([
  ['Agent', 'agent'],
  ['agent', 'agent'],
  ['PolicyWaiver', 'policy-waiver'],
  ['policy-waiver', 'policy-waiver'],
  ['flat-agent', 'flat-agent'],
  ['adac-2.0', 'adac-2.0'],
])('prints the schema of %s', async (kind, file) => {
  const { code, out, err } = await runCommand('schema', kind);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toMatchObject({ $id: `https://adac.dev/schemas/${file}.schema.json` });
});

test('without a kind prints the schema for editors, which is the one that is published', async () => {
  const { code, out } = await runCommand('schema');
  expect(code).toBe(0);
  expect(out).toBe(readFileSync(path.join(repository, 'schemas/adac.json'), 'utf8'));
});

describe('what is no kind', () => {
  test('is answered with the nearest', async () => {
    const { code, out, err } = await runCommand('schema', 'workflwo');
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toBe('adac: There is no kind "workflwo".\n  help: Did you mean "workflow"?\n');
  });

  test.each(['common', '../package', 'constructor', ''])('is refused: %j', async (kind) => {
    const { code, err } = await runCommand('schema', kind);
    expect(code).toBe(3);
    expect(err).toContain('Kinds and dialects are project, agent');
  });
});
