import { chmodSync, cpSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../support/run-command.ts';
import { smallEstate } from '../../support/small-estate.ts';
import {
  addPolicies,
  readTree,
  repository,
  temporaryEstate,
} from '../../support/temporary-estate.ts';

const older = '# The first.\nagent_id: first_agent # its name\ncategory: desk\n';
const current = `# The first.
apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: first-agent # its name
  namespace: desk
spec: {}
`;

function olderEstate(): string {
  return temporaryEstate({ ...smallEstate, 'agents/first.yaml': older });
}

test('shows a unified diff, and writes nothing', async () => {
  const root = olderEstate();
  const before = readTree(root);
  const { code, out, err } = await runCommand('migrate', '--project', root);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(`--- a/agents/first.yaml
+++ b/agents/first.yaml
@@ -1,3 +1,7 @@
 # The first.
-agent_id: first_agent # its name
-category: desk
+apiVersion: adac.dev/v2
+kind: Agent
+metadata:
+  name: first-agent # its name
+  namespace: desk
+spec: {}
`);
  expect(readTree(root)).toEqual(before);
});

test('--write writes once', async () => {
  const root = olderEstate();
  const { code, out } = await runCommand('migrate', '--write', '--project', root);
  expect({ code, out }).toEqual({ code: 0, out: '~ agents/first.yaml\nmigrated 1 file\n' });
  expect(readFileSync(path.join(root, 'agents/first.yaml'), 'utf8')).toBe(current);
  const again = await runCommand('migrate', '--write', '--project', root);
  expect(again).toEqual({ code: 0, out: 'migrated 0 files\n', err: '' });
  expect(await runCommand('migrate', '--project', root)).toEqual({ code: 0, out: '', err: '' });
});

test('with a finding nothing is written, whatever file it is in', async () => {
  const root = temporaryEstate({
    ...smallEstate,
    'agents/first.yaml': older,
    'agents/wrong.yaml': 'agent_id: wrong\ncapabilities: 5\n',
  });
  const before = readTree(root);
  const { code, out, err } = await runCommand('migrate', '--write', '--project', root);
  expect({ code, out }).toEqual({ code: 1, out: 'migrated 0 files\n' });
  expect(err).toContain('agents/wrong.yaml:2:15 error validate/wrong-type');
  expect(readTree(root)).toEqual(before);
});

test('a read-only file stays, and the scaling object that it would hold too', async () => {
  const root = temporaryEstate({
    ...smallEstate,
    'clusters/small.yaml': (smallEstate['clusters/small.yaml'] ?? '').replace(
      '  budget:',
      '  scaling: { name: scaling }\n  budget:',
    ),
    'clusters/scaling.json': '{"scaling": {"minAgents": 1, "maxAgents": 5}}',
  });
  const before = readTree(root);
  chmodSync(path.join(root, 'clusters/small.yaml'), 0o444);
  const { code, err } = await runCommand('migrate', '--write', '--project', root);
  expect(code).toBe(3);
  expect(err).toBe(
    'adac: clusters/small.yaml was not migrated: it is read-only.\n' +
      'adac: clusters/scaling.json was not migrated: it is still needed by a file that was not written.\n',
  );
  expect(readTree(root)).toEqual(before);
});

test('--format json lists the files', async () => {
  const { out } = await runCommand('migrate', '--format', 'json', '--project', olderEstate());
  expect(JSON.parse(out)).toMatchObject({
    command: 'migrate',
    ok: true,
    summary: { written: false, changed: ['agents/first.yaml'], removed: [], unwritten: [] },
  });
});

/** The older documents of the repository's estate, with the two environments that run them. */
function olderPartOfRepository(): string {
  const root = temporaryEstate({});
  const parts = ['agents/ecosystem', 'agents/reporting', 'workflows/quarterly-report.yaml'];
  const clusters = ['clusters/scaling.json', 'clusters/cloud.yaml', 'clusters/models.yaml'];
  for (const part of ['adac.yaml', ...parts, ...clusters]) {
    cpSync(path.join(repository, part), path.join(root, part), { recursive: true });
  }
  const environments = readFileSync(path.join(repository, 'clusters/environments.yaml'), 'utf8');
  const text = environments
    .split(/^---\n/m)
    .filter((document) => /^ {2}name: (?:serverless|reporting)$/m.test(document))
    .join('---\n');
  cpSync(
    path.join(temporaryEstate({ 'environments.yaml': text }), 'environments.yaml'),
    path.join(root, 'clusters/environments.yaml'),
  );
  addPolicies(root);
  return root;
}

test('the migrated estate compiles to the same bytes, placement and bundle included', async () => {
  const root = olderPartOfRepository();
  const compiled = await runCommand('compile', '--project', root);
  expect(compiled).toMatchObject({ code: 0, err: '' });
  const output = readTree(path.join(root, 'out'));
  const lock = readFileSync(path.join(root, 'adac.lock'), 'utf8');
  expect(Object.keys(output).length).toBeGreaterThan(10);
  const { out } = await runCommand('migrate', '--write', '--project', root);
  expect(out).toContain('- clusters/scaling.json\nmigrated 13 files\n');
  expect(existsSync(path.join(root, 'clusters/scaling.json'))).toBe(false);
  const texts = readdirSync(path.join(root, 'agents'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readFileSync(path.join(root, 'agents', file), 'utf8'));
  expect(texts.every((text) => text.includes('apiVersion: adac.dev/v2\n'))).toBe(true);
  expect(await runCommand('compile', '--project', root)).toMatchObject({ code: 0, err: '' });
  expect(readTree(path.join(root, 'out'))).toEqual(output);
  expect(readFileSync(path.join(root, 'adac.lock'), 'utf8')).toBe(lock);
}, 60_000);
