import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../support/run-command.ts';
import type { CommandResult } from '../../support/run-command.ts';
import { readTree, temporaryEstate } from '../../support/temporary-estate.ts';

async function init(root: string, ...args: string[]): Promise<CommandResult> {
  return runCommand('init', ...args, '--project', root);
}

async function newProject(): Promise<string> {
  const root = temporaryEstate({});
  expect((await init(root, 'project', 'shop')).code).toBe(0);
  return root;
}

describe('a project', () => {
  test.each(['dedicated', 'pooled', 'serverless', 'scheduled'])(
    'with %s hosting has no finding, and compiles',
    async (hosting) => {
      const root = temporaryEstate({});
      const { code, out, err } = await init(root, 'project', 'shop', '--hosting', hosting);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toBe(
        '+ adac.yaml\n+ agents/hello.yaml\n+ clusters/models.yaml\n+ clusters/local.yaml\n+ clusters/development.yaml\n',
      );
      expect(await runCommand('check', '--project', root)).toMatchObject({ code: 0, err: '' });
      expect((await runCommand('compile', '--project', root)).code).toBe(0);
      expect(existsSync(path.join(root, 'out/index.json'))).toBe(true);
    },
  );

  test('needs neither kind nor name, and a folder that is not there is made', async () => {
    const root = path.join(temporaryEstate({}), 'new');
    expect((await init(root)).code).toBe(0);
    expect(readFileSync(path.join(root, 'adac.yaml'), 'utf8')).toContain('name: agents\n');
  });

  test('is not started in a project', async () => {
    const root = await newProject();
    const before = readTree(root);
    const { code, err } = await init(root);
    expect(code).toBe(3);
    expect(err).toContain('adac: The folder is a project already.\n');
    expect(readTree(root)).toEqual(before);
  });

  test('nothing is written where one of its files is there', async () => {
    const root = temporaryEstate({ 'clusters/local.yaml': 'mine\n' });
    const { code, err } = await init(root);
    expect(code).toBe(3);
    expect(err).toContain('The file "clusters/local.yaml" is there already, and stays as it is.');
    expect(Object.keys(readTree(root))).toEqual(['clusters/local.yaml']);
  });
});

test('one of each kind, over each other, compile together', async () => {
  const root = await newProject();
  const lines = [
    ['agent', 'triage', '--input', 'ticket', '--output', 'queue', '--owner', 'support-team'],
    ['agent', 'answer', '--input', 'queue', '--input', 'tone', '--output', 'letter'],
    ['team', 'crew', '--agent', 'triage', '--agent', 'answer', '--strategy', 'hierarchical'],
    ['workflow', 'reply', '--agent', 'triage', '--agent', 'answer', '--agent', 'triage'],
    ['fleet', 'watchers', '--member', 'mail', '--member', 'chat'],
    ['cluster', 'west', '--nodes', '2'],
    [
      ...['environment', 'staging', '--cluster', 'west', '--fleet', 'watchers'],
      ...['--workflow', 'reply', '--team', 'crew', '--agent', 'hello'],
    ],
  ];
  for (const line of lines) {
    const { code, err } = await init(root, ...line);
    expect({ line, code, err }).toEqual({ line, code: 0, err: '' });
  }
  const { code, err } = await runCommand('compile', '--project', root);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const workflow = readFileSync(path.join(root, 'workflows/reply.yaml'), 'utf8');
  expect(workflow).toContain('ticket: ${inputs.ticket}\n');
  expect(workflow).toContain('queue: ${steps.triage.outputs.queue}\n');
  expect(workflow).toContain('tone: ${inputs.tone}\n');
  expect(workflow).toContain('id: triage_2\n');
});

describe('what is refused writes nothing', () => {
  test.each([
    [['agent', '../outside'], 'is no name.'],
    [['agent', 'a/b'], 'is no name.'],
    [['agent', 'Upper'], 'is no name.'],
    [['agent', 'con'], 'is no name.'],
    [['agent', 'x\u001b[31m'], 'is no name.'],
    [['agent', 'x'.repeat(64)], 'is no name.'],
    [['agent', 'one', '--namespace', '..'], '".." is no name.'],
    [['fleet', 'one', '--member', '../x'], '"../x" is no name.'],
    [['agent'], 'The agent has no name.'],
    [['agent', 'hello'], 'The file "agents/hello.yaml" is there already, and stays as it is.'],
    [['team', 'one'], 'A team has members.'],
    [['workflow', 'one'], 'A workflow has steps.'],
    [['workflow', 'one', '--agent', 'hallo'], 'Did you mean "hello"?'],
    [['environment', 'one'], 'An environment runs something.'],
    [['cluster', 'one', '--nodes', '-1'], 'A cluster has 1 to 99,999 nodes.'],
    [['thing', 'one'], 'Allowed choices are project'],
  ])('%j', async (args, message) => {
    const root = await newProject();
    const before = readTree(root);
    const { code, out, err } = await init(root, ...args);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain(message);
    expect(err).not.toContain('\u001b');
    expect(readTree(root)).toEqual(before);
  });

  test('a scaffold that would have a finding shows it', async () => {
    const root = await newProject();
    const before = readTree(root);
    const { code, out, err } = await init(root, 'team', 'crew', '--agent', 'hallo');
    expect({ code, out }).toEqual({ code: 1, out: 'nothing was written\n' });
    expect(err).toContain('link/unknown-agent');
    expect(readTree(root)).toEqual(before);
  });

  test('a folder that is a link to another is not written to', async () => {
    const root = await newProject();
    const outside = temporaryEstate({});
    symlinkSync(outside, path.join(root, 'workflows'));
    const { code, err } = await init(root, 'workflow', 'one', '--agent', 'hello');
    expect(code).not.toBe(0);
    expect(err).not.toContain('internal error');
    expect(readTree(outside)).toEqual({});
  });

  test('a file that is a dangling link is not written through', async () => {
    const root = await newProject();
    const outside = temporaryEstate({});
    symlinkSync(path.join(outside, 'x'), path.join(root, 'agents/one.yaml'));
    const { code } = await init(root, 'agent', 'one');
    expect(code).not.toBe(0);
    expect(readTree(outside)).toEqual({});
  });
});

test('texts are data, whatever is in them', async () => {
  const root = await newProject();
  const description = 'a: b # c\nspec: { "x": ${y} } {{z}} --- &anchor *alias';
  const { code, err } = await init(root, 'agent', 'one', '--description', description);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect((await runCommand('check', '--project', root)).code).toBe(0);
});

test('an environment beside another on one cluster writes namespaces of its own', async () => {
  const root = await newProject();
  expect((await init(root, 'environment', 'staging', '--agent', 'hello')).code).toBe(0);
  const { code, err } = await runCommand('compile', '--project', root);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const environment = readFileSync(path.join(root, 'clusters/staging.yaml'), 'utf8');
  expect(environment).toContain('namespacePrefix: staging-\n');
});

test('more than one cluster asks which', async () => {
  const root = await newProject();
  expect((await init(root, 'cluster', 'west')).code).toBe(0);
  const { code, err } = await init(root, 'environment', 'staging', '--agent', 'hello');
  expect(code).toBe(3);
  expect(err).toContain('help: Name those to use with --cluster.');
});

test('--format json lists the files', async () => {
  const root = await newProject();
  mkdirSync(path.join(root, 'workflows'));
  const { out } = await init(root, 'cluster', 'west', '--format', 'json');
  expect(JSON.parse(out)).toMatchObject({
    command: 'init',
    summary: { written: ['clusters/west.yaml'] },
  });
});
