import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { committedAgents } from '../../compiler/load/committed-agents.ts';
import { runCommand } from '../support/run-command.ts';
import { smallEstate } from '../support/small-estate.ts';
import { addPolicies, temporaryEstate, writeFiles } from '../support/temporary-estate.ts';

const index = (...paths: string[]): string =>
  `{"version":1,"compiler":"0.1.0","files":[\n${paths
    .map((one) => `{"path":"${one}","objects":0,"size":1,"sha256":"0"}`)
    .join(',\n')}\n]}\n`;

const agent = (id: string, version: string): string =>
  `{"id":"${id}","instances":1,"hosting":"pooled","image":"x","definition":{"apiVersion":"adac.dev/v2","kind":"Agent","metadata":{"name":"n","namespace":"s","version":"${version}"},"spec":{"prompt":"\\"version\\":\\"9.9.9\\""}}}`;

const definitions = 'bundle/day/definitions/office.json';

describe('versions of the committed output', () => {
  test('are those of the files that its index names', () => {
    const root = temporaryEstate({
      'out/index.json': index(definitions),
      [`out/${definitions}`]: `{"agents":[\n${agent('office/clerk', '1.2.3')},\n${agent('office/cook', '2.0.0')}\n]}\n`,
      'out/bundle/day/definitions/foreign.json': agent('office/foreign', '3.0.0'),
    });
    expect([...committedAgents(root, 'out').versions]).toEqual([
      ['office/clerk', '1.2.3'],
      ['office/cook', '2.0.0'],
    ]);
  });

  test('are none where nothing is committed, or nothing can be read', () => {
    const root = temporaryEstate({ 'out/index.json': index(definitions, 'bundle/day/x.json') });
    expect(committedAgents(root, 'out').versions.size).toBe(0);
    expect(committedAgents(root, 'elsewhere').versions.size).toBe(0);
    writeFileSync(path.join(root, 'out/index.json'), Buffer.from([0xff, 0xfe, 0x00]));
    expect(committedAgents(root, 'out').versions.size).toBe(0);
  });

  test('are not looked for outside the output', () => {
    const root = temporaryEstate({
      'out/index.json': index('bundle/day/definitions/../../../../secret.json'),
      'secret.json': agent('office/clerk', '1.2.3'),
    });
    expect(committedAgents(root, 'out').versions.size).toBe(0);
  });

  test('are not read through a link', () => {
    const root = temporaryEstate({
      'secret.json': agent('office/clerk', '1.2.3'),
      'out/bundle/day/definitions/other.json': '',
    });
    writeFiles(root, { 'out/index.json': index(definitions) });
    symlinkSync(path.join(root, 'secret.json'), path.join(root, 'out', definitions));
    expect(committedAgents(root, 'out').versions.size).toBe(0);
  });
});

describe('replicas of the committed output', () => {
  const line = (id: string, facts: string, metadata = '"name":"n"'): string =>
    `{"id":"${id}",${facts},"image":"x","definition":{"apiVersion":"adac.dev/v2","kind":"Agent","metadata":{${metadata},"description":"d"}}}`;

  test('are those of dedicated agents that nothing scales, by environment, with a version or without', () => {
    const root = temporaryEstate({
      'out/index.json': index(definitions, 'bundle/night/definitions/office.json'),
      [`out/${definitions}`]: [
        line('office/clerk', '"instances":4,"hosting":"dedicated"'),
        line('office/cook', '"instances":3,"hosting":"dedicated"', '"name":"n","version":"1.0.0"'),
        line('office/scaled', '"instances":9,"hosting":"dedicated","autoscaled":true'),
        line('office/shared', '"instances":40,"hosting":"pooled"'),
      ].join(',\n'),
      'out/bundle/night/definitions/office.json': line(
        'office/clerk',
        '"instances":2,"hosting":"dedicated"',
      ),
    });
    expect([...committedAgents(root, 'out').fixedReplicas]).toEqual([
      ['day/office/clerk', 4],
      ['day/office/cook', 3],
      ['night/office/clerk', 2],
    ]);
  });
});

test('what a compile has written is held against the next check', async () => {
  const root = temporaryEstate(smallEstate);
  addPolicies(root);
  expect(await runCommand('compile', '--quiet', '--project', root)).toMatchObject({ code: 0 });
  expect(committedAgents(root, 'out').versions.get('desk/sorter')).toBe('1.0.0');
  expect([...committedAgents(root, 'out').fixedReplicas]).toEqual([['office/desk/sorter', 2]]);
  const lowered = smallEstate['agents/desk.yaml']?.replace('version: 1.0.0', 'version: 0.9.0');
  writeFiles(root, { 'agents/desk.yaml': lowered ?? '' });
  const { code, err } = await runCommand('check', '--project', root);
  expect(code).toBe(1);
  expect(err).toContain('agents/desk.yaml:3:53 error link/version-backwards');
  expect(err).toContain('1 error in 1 file');
});

test('replicas are held against an autoscaler until it took the agent over in two steps', async () => {
  const root = temporaryEstate(smallEstate);
  addPolicies(root);
  const before = smallEstate['agents/desk.yaml'] ?? '';
  const compileWith = async (hosting: string): Promise<string> => {
    expect(before).toContain('dedicated: { replicas: 2 }');
    writeFiles(root, {
      'agents/desk.yaml': before.replace('dedicated: { replicas: 2 }', `dedicated: ${hosting}`),
    });
    const { code, err } = await runCommand('compile', '--quiet', '--project', root);
    return code === 0 ? 'written' : (/error (\S+)/.exec(err)?.[1] ?? `${code}`);
  };
  const index = (): string => readFileSync(path.join(root, 'out/index.json'), 'utf8');
  expect(await compileWith('{ replicas: 2 }')).toBe('written');
  const first = index();
  const scaled = '{ autoscaling: { min: 2, max: 4 } }';
  // However often: what is written would be taken for what runs.
  expect(await compileWith(scaled)).toBe('link/abrupt-handover');
  expect(await compileWith(scaled)).toBe('link/abrupt-handover');
  expect(index()).toBe(first);
  expect(await compileWith('{ replicas: 2, autoscaling: { min: 2, max: 4 } }')).toBe('written');
  expect(await compileWith(scaled)).toBe('written');
});
