import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../support/run-command.ts';
import type { CommandResult } from '../../support/run-command.ts';
import { smallEstate } from '../../support/small-estate.ts';
import { addPolicies, temporaryEstate, writeFiles } from '../../support/temporary-estate.ts';

const manifests = 'out/manifests/office/small/00/manifests.yaml';
const root = mkdtempSync(path.join(tmpdir(), 'adac-trace-'));

beforeAll(async () => {
  writeFiles(root, smallEstate);
  await compile(root);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

async function compiled(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = temporaryEstate(files);
  await compile(folder);
  return folder;
}

async function compile(folder: string): Promise<void> {
  addPolicies(folder);
  const { code, err } = await runCommand('compile', '--project', folder);
  expect({ code, err }).toEqual({ code: 0, err: '' });
}

async function trace(...args: string[]): Promise<CommandResult> {
  return runCommand('trace', ...args, '--project', root);
}

/** The number, from 1, of the first line of the manifests that holds a text. */
function lineOf(text: string): number {
  const lines = readFileSync(path.join(root, manifests), 'utf8').split('\n');
  const index = lines.findIndex((line) => line.includes(text));
  expect(index).toBeGreaterThan(0);
  return index + 1;
}

test('an object: the definition that it is for, and each field at its line', async () => {
  const { code, out, err } = await trace('Deployment/desk/sorter');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(
    /^Deployment\/desk\/sorter in environment office\n {2}out\/manifests\/office\/small\/00\/manifests\.yaml\n {2}agent desk\/sorter, agents\/desk\.yaml:1\n\n/,
  );
  const lines = new Map(
    out.split('\n').map((line) => [line.trim().split(/:? /)[0], line.trim().split(/ {2,}/)[1]]),
  );
  expect(lines.get('replicas')).toBe('agents/desk.yaml:17 definition');
  expect(lines.get('memory')).toBe('agents/desk.yaml:18 definition');
  expect(lines.get('app.kubernetes.io/part-of')).toBe('adac.yaml:3 project');
  expect(lines.get('adac.dev/environment')).toMatch(/^clusters\/small\.yaml:\d+ environment$/);
  expect(lines.get('readOnlyRootFilesystem')).toBe('adac');
  expect(out).toMatch(/- weight: 100 +adac\.lock:\d+ placement\n/);
  expect(out.split('\n').every((line) => line.length <= 80)).toBe(true);
});

test('a line of out/: only what stands there', async () => {
  const line = lineOf('replicas: 2');
  const { code, out } = await trace(`${path.join(root, manifests)}:${line}`);
  expect(code).toBe(0);
  expect(out.split('\n\n')[1]?.replaceAll(/ +/g, ' ')).toBe(
    'spec:\n replicas: 2 agents/desk.yaml:17 definition\n',
  );
});

test('a fleet member of a shared runtime is named among its definitions, with template and override', async () => {
  const name = /# \S+ (ConfigMap\/library\/\S+-definitions-0)/.exec(
    readFileSync(path.join(root, manifests), 'utf8'),
  )?.[1];
  const { out } = await trace(name ?? '');
  expect(out).toContain('agent library/books, agents/readers.yaml:15\n');
  expect(out).toMatch(/books\.json: .* +agents\/readers\.yaml:15 member/);
});

test('--format json has every origin of a field', async () => {
  const { code, out } = await trace('NetworkPolicy/desk/sorter', '--format', 'json');
  expect(code).toBe(0);
  const report: unknown = JSON.parse(out);
  expect(report).toMatchObject({
    version: 1,
    command: 'trace',
    summary: {
      objects: [
        {
          object: 'NetworkPolicy/desk/sorter',
          environment: 'office',
          file: manifests,
          subjects: [{ kind: 'agent', name: 'desk/sorter', file: 'agents/desk.yaml', line: 1 }],
        },
      ],
    },
  });
  expect(JSON.stringify(report)).toContain(
    JSON.stringify({
      path: 'metadata.annotations["adac.dev/egress-hosts"]',
      value: 'api.models.example,queue.example',
      origins: [
        { role: 'definition', file: 'agents/desk.yaml', line: 20, column: 21 },
        { role: 'definition', file: 'agents/desk.yaml', line: 12, column: 5 },
        { role: 'definition', file: 'agents/desk.yaml', line: 10, column: 10 },
      ],
    }),
  );
});

describe('what a trace names is what decides', () => {
  test.each([
    ['replicas: 2', 'replicas: 3', 'replicas: 2'],
    ['memory: 256Mi', 'memory: 300Mi', 'memory: "256Mi"'],
    ['agents.desk.sort', 'agents.desk.assort', 'value: "agents.desk.sort"'],
  ])('%s', async (before, after, written) => {
    const line = lineOf(written);
    const { out } = await trace(`${path.join(root, manifests)}:${line}`);
    const [, named] = / agents\/desk\.yaml:(\d+) definition/.exec(out) ?? [];
    const text = smallEstate['agents/desk.yaml'] ?? '';
    expect(text.split('\n')[Number(named) - 1]).toContain(before);
    const edited = { ...smallEstate, 'agents/desk.yaml': text.replace(before, after) };
    const other = path.join(await compiled(edited), manifests);
    expect(readFileSync(other, 'utf8').split('\n')[line - 1]).toContain(after.split(' ').at(-1));
  });
});

test.each([
  ['Deployment/desk/sortre', 'Deployment/desk/sorter'],
  ['Deployment/desks/sorter', 'Deployment/desk/sorter'],
  ['deployment/desk/sorter', 'Deployment/desk/sorter'],
  ['Deployment/sorter', 'Deployment/desk/sorter'],
  ['Namespace/libary', 'Namespace/library'],
  ['AppProject/argocd/adac-offices', 'AppProject/argocd/adac-office'],
])('%s: did you mean %s', async (wanted, meant) => {
  const { code, out, err } = await trace(wanted);
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toBe(`adac: There is no object "${wanted}".\n  help: Did you mean "${meant}"?\n`);
});

test.each([
  ['Deployment/desk/nobody', /There is no object "Deployment\/desk\/nobody"\./],
  ['Deployment/desk/nobody', /help: Name it as the comment above it in out\/ does/],
  ['sorter', /help: Name it as Kind\/namespace\/name/],
  ['out/index.json:1', /"out\/index\.json" is not a manifest of the output folder\./],
])('%s cannot be traced', async (wanted, message) => {
  const { code, out, err } = await trace(wanted);
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toMatch(message);
});

test('an object of an out/ that is older than the definitions', async () => {
  const line = lineOf('Deployment/desk/sorter');
  const text = smallEstate['agents/desk.yaml'] ?? '';
  const older = await compiled(smallEstate);
  const edited = temporaryEstate({
    ...smallEstate,
    'agents/desk.yaml': text.replace(
      'dedicated: { replicas: 2 }',
      'scheduled: { schedule: "0 3 * * *" }',
    ),
    [manifests]: readFileSync(path.join(older, manifests), 'utf8'),
  });
  addPolicies(edited);
  const { code, err } = await runCommand('trace', `${manifests}:${line}`, '--project', edited);
  expect(code).toBe(3);
  expect(err).toContain('The definitions of today give no "Deployment/desk/sorter"');
  expect(err).toContain('help: Run `adac compile`, and look again.');
});
