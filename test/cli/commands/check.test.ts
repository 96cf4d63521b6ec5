import { chmodSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../support/run-command.ts';
import { smallEstate } from '../../support/small-estate.ts';
import { addPolicies, temporaryEstate } from '../../support/temporary-estate.ts';

function estate(changes: Readonly<Record<string, string>> = {}): string {
  const root = temporaryEstate({ ...smallEstate, ...changes });
  addPolicies(root);
  return root;
}

const misspelt = {
  'workflows/answer.yaml':
    smallEstate['workflows/answer.yaml']?.replace('agent: sorter', 'agent: sortre') ?? '',
};

test('says what it checked, and writes nothing', async () => {
  const root = estate();
  const { code, out, err } = await runCommand('check', '--project', root);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe('checked 10 definitions: 66 agents in 1 environment\n');
  expect(existsSync(path.join(root, 'out'))).toBe(false);
  expect(existsSync(path.join(root, 'adac.lock'))).toBe(false);
});

test('a finding goes to stderr, points at the characters, and ends with 1', async () => {
  const { code, out, err } = await runCommand('check', '--project', estate(misspelt));
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('workflows/answer.yaml:9:14 error link/unknown-agent');
  expect(err).toContain('agent: sortre');
  expect(err).toContain('^^^^^^');
  expect(err).toContain('sorter');
});

test('--format json gives one object on stdout and nothing else', async () => {
  const { code, out, err } = await runCommand(
    'check',
    '--format',
    'json',
    '--project',
    estate(misspelt),
  );
  expect({ code, err }).toEqual({ code: 1, err: '' });
  const result: unknown = JSON.parse(out);
  expect(result).toMatchObject({
    version: 1,
    command: 'check',
    ok: false,
    diagnostics: [
      {
        code: 'link/unknown-agent',
        severity: 'error',
        file: 'workflows/answer.yaml',
        range: { start: { line: 9, column: 14 }, end: { line: 9, column: 20 } },
      },
    ],
  });
});

test('the summary for machines counts definitions and agents, and nothing of what it could not link', async () => {
  const clean = await runCommand('check', '--format', 'json', '--project', estate());
  const counts = { definitions: 10, agents: 66, environments: 1 };
  expect(JSON.parse(clean.out)).toMatchObject({ summary: counts });
  const broken = await runCommand('check', '--format', 'json', '--project', estate(misspelt));
  for (const key of Object.keys(counts)) {
    expect(JSON.parse(broken.out)).not.toHaveProperty(['summary', key]);
  }
});

test.each(['sarif', 'github'])('--format %s names code and line', async (format) => {
  const { code, out } = await runCommand(
    'check',
    '--format',
    format,
    '--project',
    estate(misspelt),
  );
  expect(code).toBe(1);
  expect(out).toContain('link/unknown-agent');
  expect(out).toMatch(format === 'sarif' ? /"startLine": ?9/ : /line=9/);
});

test('a policy finding points into the definition that it judges', async () => {
  const unpinned = {
    'adac.yaml': smallEstate['adac.yaml']?.replace(/@sha256:1+/, ':latest') ?? '',
  };
  const { code, err } = await runCommand('check', '--project', estate(unpinned));
  expect(code).toBe(1);
  expect(err).toContain('policy/supply-chain/image-pinned');
});

test('--quiet prints nothing when there is nothing to say', async () => {
  const { code, out, err } = await runCommand('check', '--quiet', '--project', estate());
  expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' });
});

describe('--fix', () => {
  test('mends what is safe, shows the lines, and ends well where nothing is left', async () => {
    const root = estate(misspelt);
    const { code, out, err } = await runCommand('check', '--fix', '--project', root);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`workflows/answer.yaml
   9 -       agent: sortre
   9 +       agent: sorter
fixed 1 finding in 1 file
checked 10 definitions: 66 agents in 1 environment
`);
    expect(readFileSync(path.join(root, 'workflows/answer.yaml'), 'utf8')).toBe(
      smallEstate['workflows/answer.yaml'],
    );
    const again = await runCommand('check', '--fix', '--project', root);
    expect(again.out).toBe('nothing to fix\nchecked 10 definitions: 66 agents in 1 environment\n');
  });

  test('reports what remains, and for machines what was done', async () => {
    const text = misspelt['workflows/answer.yaml'].replace('agent: writer', 'agent: nobody');
    const root = estate({ 'workflows/answer.yaml': text });
    const { code, out } = await runCommand('check', '--fix', '--format', 'json', '--project', root);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      diagnostics: [{ code: 'link/unknown-agent', range: { start: { line: 13 } } }],
      summary: { fixes: { mended: 1, written: ['workflows/answer.yaml'], unwritten: [] } },
    });
  });

  test('a file that may not be written is named, and the command could not run', async () => {
    const root = estate(misspelt);
    chmodSync(path.join(root, 'workflows/answer.yaml'), 0o444);
    const { code, out, err } = await runCommand('check', '--fix', '--project', root);
    expect(code).toBe(3);
    expect(out).toBe('nothing to fix\n');
    expect(err).toMatch(/^adac: workflows\/answer\.yaml was not mended: it is read-only\.\n/);
    expect(err).toContain('1 error in 1 file (1 can be fixed by adac check --fix)');
  });
});

describe('waivers', () => {
  const unowned = {
    'adac.yaml': smallEstate['adac.yaml']?.replace('owners: [desk-team]', 'spec: {}') ?? '',
    'policies/waivers.yaml': `apiVersion: adac.dev/v2
kind: PolicyWaiver
metadata: { name: founding, namespace: desk }
spec:
  code: policy/ownership/owners-named
  subject: sorter
  reason: The team is being founded.
  owner: platform
  expires: "2026-03-31"
---
apiVersion: adac.dev/v2
kind: PolicyWaiver
metadata: { name: founding-too, namespace: desk }
spec:
  code: policy/ownership/owners-named
  subject: desk/writer
  reason: The team is being founded.
  owner: platform
  expires: "2026-03-31"
`,
  };

  function waivedEstate(): string {
    const changed = unowned['adac.yaml'].replace('    desk:', '    none:');
    const text = smallEstate['agents/desk.yaml'] ?? '';
    const counter = text.replace('{ name: counter,', '{ name: counter, owners: [night-team],');
    return estate({ ...unowned, 'adac.yaml': changed, 'agents/desk.yaml': counter });
  }

  test('that stand on the day of --now are listed beside the result', async () => {
    const root = waivedEstate();
    const { code, out, err } = await runCommand('check', '--now', '2026-03-31', '--project', root);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^checked /);
    expect(out.slice(out.indexOf('waived')))
      .toBe(`waived until 2026-03-31: policy/ownership/owners-named for sorter
  No owner is named.
  1 agent; platform answers for it: The team is being founded.
waived until 2026-03-31: policy/ownership/owners-named for desk/writer
  No owner is named.
  1 agent; platform answers for it: The team is being founded.
`);
    const asked = ['--now', '2026-03-31', '--format', 'json', '--project', root];
    const json: unknown = JSON.parse((await runCommand('check', ...asked)).out);
    expect(json).toMatchObject({ summary: { waived: [{ subject: 'sorter', agents: 1 }, {}] } });
  });

  test('that have ended are findings, beside what they waived', async () => {
    const asked = ['--now', '2026-04-01', '--project', waivedEstate()];
    const { code, err } = await runCommand('check', ...asked);
    expect(code).toBe(1);
    expect(err).toContain('policies/waivers.yaml:9:12 error policy/expired-waiver');
    expect(err).toContain('error policy/ownership/owners-named');
  });

  test('outside of Git ask for a day', async () => {
    const { code, err } = await runCommand('check', '--project', waivedEstate());
    expect(code).toBe(1);
    expect(err).toContain('--now YYYY-MM-DD');
  });

  test('take a day and nothing else', async () => {
    const { code, err } = await runCommand('check', '--now', 'tomorrow');
    expect({ code, err }).toEqual({
      code: 3,
      err: 'adac: --now takes a day, such as 2026-03-31.\n',
    });
  });
});
