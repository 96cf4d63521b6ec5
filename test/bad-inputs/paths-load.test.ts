import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { readSources } from '../../compiler/load/read-sources.ts';
import { findingsOnDisk } from '../support/bad-input.ts';
import { temporaryEstate } from '../support/temporary-estate.ts';

/** A project whose folder `agents` holds one agent, with globs if some are given. */
function project(...globs: readonly string[]): string {
  const sources = globs.map((glob) => `    - ${JSON.stringify(glob)}\n`).join('');
  return temporaryEstate({
    'adac.yaml': `kind: Project\nspec:\n${globs.length > 0 ? `  sources:\n${sources}` : '  {}\n'}`,
    'agents/a.yaml': 'a: 1\n',
  });
}

describe('a glob that leads out of the project', () => {
  test.each([
    ['../../etc/passwd'],
    ['/etc/passwd'],
    ['/etc/**'],
    ['..\\secrets\\*'],
    ['agents/../../x.yaml'],
    ['agents/..'],
    ['/proc/self/environ'],
    ['C:/Windows/*'],
    ['file:///etc/passwd'],
  ])('%s', (glob) => {
    expect(findingsOnDisk(project('agents/*', glob))).toEqual(['adac.yaml:5:7 load/bad-glob']);
  });

  test('%2e%2e is a name like any other, and matches nothing', () => {
    expect(findingsOnDisk(project('agents/*', '%2e%2e/*'))).toEqual([
      'adac.yaml:5:7 load/unmatched-glob',
    ]);
  });

  test('a neighbour whose name starts like the project', () => {
    const root = temporaryEstate({
      'repo/adac.yaml': 'kind: Project\n',
      'repo-evil/agents/a.yaml': 'a: 1\n',
    });
    symlinkSync('../repo-evil/agents', join(root, 'repo/agents'));
    expect(findingsOnDisk(join(root, 'repo'))).toEqual(['agents:1:1 load/not-a-regular-file']);
    expect(readSources(join(root, 'repo')).value.definitions).toEqual([]);
  });
});

describe('links', () => {
  test('a file that leads out', () => {
    const root = project();
    symlinkSync('/etc/passwd', join(root, 'agents/b.yaml'));
    expect(findingsOnDisk(root)).toEqual(['agents/b.yaml:1:1 load/not-a-regular-file']);
  });

  test('a folder that leads out', () => {
    const root = project();
    symlinkSync('/etc', join(root, 'agents/etc'));
    expect(findingsOnDisk(root)).toEqual(['agents/etc:1:1 load/not-a-regular-file']);
  });

  test('a loop', () => {
    const root = project();
    symlinkSync('.', join(root, 'agents/self'));
    symlinkSync('two.yaml', join(root, 'agents/one.yaml'));
    symlinkSync('one.yaml', join(root, 'agents/two.yaml'));
    expect(findingsOnDisk(root)).toEqual([
      'agents/one.yaml:1:1 load/not-a-regular-file',
      'agents/self:1:1 load/not-a-regular-file',
      'agents/two.yaml:1:1 load/not-a-regular-file',
    ]);
  });

  test('a hard link is the file itself, and Git cannot carry one in', () => {
    const root = project();
    linkSync(join(root, 'agents/a.yaml'), join(root, 'agents/b.yaml'));
    expect(findingsOnDisk(root)).toEqual([]);
    expect(readSources(root).value.definitions).toHaveLength(2);
  });
});

describe('what is no file', () => {
  test('a pipe, which nobody will ever write to', () => {
    const root = project();
    execFileSync('mkfifo', [join(root, 'agents/b.yaml')]);
    expect(findingsOnDisk(root)).toEqual(['agents/b.yaml:1:1 load/not-a-regular-file']);
  });

  test('a device', () => {
    const root = project();
    symlinkSync('/dev/zero', join(root, 'agents/b.yaml'));
    expect(findingsOnDisk(root)).toEqual(['agents/b.yaml:1:1 load/not-a-regular-file']);
  });

  test('/proc/self/environ', () => {
    const root = project();
    symlinkSync('/proc/self/environ', join(root, 'agents/b.yaml'));
    symlinkSync('/proc/self', join(root, 'agents/self'));
    expect(findingsOnDisk(root)).toEqual([
      'agents/b.yaml:1:1 load/not-a-regular-file',
      'agents/self:1:1 load/not-a-regular-file',
    ]);
  });
});

describe('names', () => {
  test('A.yaml and a.yaml', () => {
    const root = project();
    writeFileSync(join(root, 'agents/A.yaml'), 'a: 1\n');
    expect(findingsOnDisk(root)).toEqual(['agents/a.yaml:1:1 load/twin-names']);
  });

  test('twins in two forms of Unicode', () => {
    const root = project();
    writeFileSync(join(root, 'agents/caf\u00e9.yaml'), 'a: 1\n');
    writeFileSync(join(root, 'agents/cafe\u0301.yaml'), 'a: 1\n');
    expect(findingsOnDisk(root)).toEqual(['agents/caf\u00e9.yaml:1:1 load/twin-names']);
  });

  test('folders that are twins', () => {
    const root = project();
    mkdirSync(join(root, 'agents/Finance'));
    mkdirSync(join(root, 'agents/finance'));
    expect(findingsOnDisk(root)).toEqual(['agents/finance:1:1 load/twin-names']);
  });

  test.each(['CON.yaml', 'aux.yaml', 'a:b.yaml', 'a\\b.yaml', 'a?.yaml'])('%s', (name) => {
    const root = project();
    writeFileSync(join(root, 'agents', name), 'a: 1\n');
    expect(findingsOnDisk(root)).toEqual([`agents/${name}:1:1 load/unportable-name`]);
  });

  test('a folder with a dot at its end', () => {
    const root = project();
    mkdirSync(join(root, 'agents/finance.'));
    writeFileSync(join(root, 'agents/finance./a.yaml'), 'a: 1\n');
    expect(findingsOnDisk(root)).toEqual(['agents/finance.:1:1 load/unportable-name']);
  });

  test('a name that would forge a line of a log', () => {
    const root = project();
    writeFileSync(join(root, 'agents/a\n::error::b.yaml'), 'a: 1\n');
    expect(findingsOnDisk(root)).toEqual([
      'agents/a\\u{a}::error::b.yaml:1:1 load/unportable-name',
    ]);
  });

  test('a name that is no UTF-8', () => {
    const root = project();
    writeFileSync(
      Buffer.concat([Buffer.from(`${root}/agents/`), Buffer.from([0xff]), Buffer.from('.yaml')]),
      'a: 1\n',
    );
    expect(findingsOnDisk(root)).toEqual(['agents/\ufffd.yaml:1:1 load/unportable-name']);
  });
});
