import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeFileSystem as disk } from '../../compiler/bundle/file-system.ts';
import type { FileSystem } from '../../compiler/bundle/file-system.ts';
import { memoryFileSystem } from '../support/memory-file-system.ts';
import { temporaryEstate } from '../support/temporary-estate.ts';

/** A folder on each disk: what the tests in memory rely on must hold on the real one. */
const disks: readonly (readonly [string, () => { disk: FileSystem; root: string }])[] = [
  ['the real disk', () => ({ disk, root: temporaryEstate({}) })],
  [
    'the disk in memory',
    () => {
      const memory = memoryFileSystem();
      memory.makeFolder('/project');
      return { disk: memory, root: '/project' };
    },
  ],
];

describe.each(disks)('%s', (_, make) => {
  test('creates what is not there, and nothing else', () => {
    const { disk, root } = make();
    disk.create(`${root}/a`, 'text');
    disk.createDurably(`${root}/b`, Buffer.from('bytes'));
    expect(disk.read(`${root}/a`).toString()).toBe('text');
    expect(disk.read(`${root}/b`).toString()).toBe('bytes');
    expect(() => {
      disk.create(`${root}/a`, 'other');
    }).toThrow(/EEXIST/);
    expect(() => {
      disk.create(`${root}/no/a`, 'other');
    }).toThrow(/ENOENT/);
    expect(() => {
      disk.makeFolder(`${root}/a`);
    }).toThrow(/EEXIST/);
    expect(disk.read(`${root}/a`).toString()).toBe('text');
  });

  test('syncs files and folders that are there', () => {
    const { disk, root } = make();
    disk.create(`${root}/a`, 'text');
    disk.syncFile(`${root}/a`);
    disk.syncFolder(root);
    expect(disk.read(`${root}/a`).toString()).toBe('text');
    expect(() => {
      disk.syncFile(`${root}/nothing`);
    }).toThrow(/ENOENT/);
    expect(() => {
      disk.syncFolder(`${root}/nothing`);
    }).toThrow(/ENOENT/);
  });

  test('lists a folder by name', () => {
    const { disk, root } = make();
    for (const name of ['b', 'a', 'C']) disk.create(`${root}/${name}`, '');
    disk.makeFolder(`${root}/d`);
    expect(disk.list(root)).toEqual([
      { name: 'C', kind: 'file' },
      { name: 'a', kind: 'file' },
      { name: 'b', kind: 'file' },
      { name: 'd', kind: 'folder' },
    ]);
    expect(disk.kindOf(`${root}/d`)).toBe('folder');
    expect(disk.kindOf(`${root}/nothing`)).toBeUndefined();
    expect(() => disk.list(`${root}/nothing`)).toThrow(/ENOENT/);
  });

  test('renames over a file and an empty folder, not over a full one', () => {
    const { disk, root } = make();
    disk.create(`${root}/a`, 'a');
    disk.create(`${root}/b`, 'b');
    disk.rename(`${root}/a`, `${root}/b`);
    expect(disk.read(`${root}/b`).toString()).toBe('a');
    for (const name of ['from', 'full', 'empty']) disk.makeFolder(`${root}/${name}`);
    disk.create(`${root}/full/file`, '');
    expect(() => {
      disk.rename(`${root}/from`, `${root}/full`);
    }).toThrow(/ENOTEMPTY/);
    disk.rename(`${root}/full`, `${root}/empty`);
    expect(disk.read(`${root}/empty/file`).toString()).toBe('');
    expect(disk.kindOf(`${root}/full`)).toBeUndefined();
  });

  test('links and copies to what is not there', () => {
    const { disk, root } = make();
    disk.create(`${root}/a`, 'a');
    disk.link(`${root}/a`, `${root}/linked`);
    disk.copy(`${root}/a`, `${root}/copied`);
    disk.removeFile(`${root}/a`);
    expect(disk.read(`${root}/linked`).toString()).toBe('a');
    expect(disk.read(`${root}/copied`).toString()).toBe('a');
    expect(() => {
      disk.link(`${root}/linked`, `${root}/copied`);
    }).toThrow(/EEXIST/);
    expect(() => {
      disk.copy(`${root}/linked`, `${root}/copied`);
    }).toThrow(/EEXIST/);
  });

  test('removes a folder only when it is empty', () => {
    const { disk, root } = make();
    disk.makeFolder(`${root}/folder`);
    disk.create(`${root}/folder/file`, '');
    expect(() => {
      disk.removeFolder(`${root}/folder`);
    }).toThrow(/ENOTEMPTY/);
    disk.removeFile(`${root}/folder/file`);
    disk.removeFolder(`${root}/folder`);
    expect(disk.list(root)).toEqual([]);
  });
});

test('links and pipes are what they are, not what they lead to', () => {
  const root = temporaryEstate({ file: 'text' });
  symlinkSync(path.join(root, 'file'), path.join(root, 'link'));
  symlinkSync(path.join(root, 'nothing'), path.join(root, 'dangling'));
  execFileSync('mkfifo', [path.join(root, 'pipe')]);
  mkdirSync(path.join(root, 'folder'));
  expect(
    disk.list(root).map(({ name, kind }) => [name, kind, disk.kindOf(path.join(root, name))]),
  ).toEqual([
    ['dangling', 'link', 'link'],
    ['file', 'file', 'file'],
    ['folder', 'folder', 'folder'],
    ['link', 'link', 'link'],
    ['pipe', 'other', 'other'],
  ]);
  expect(() => {
    disk.create(path.join(root, 'dangling'), 'x');
  }).toThrow(/EEXIST/);
  expect(statSync(path.join(root, 'nothing'), { throwIfNoEntry: false })).toBeUndefined();
  expect(readFileSync(path.join(root, 'file'), 'utf8')).toBe('text');
});
