import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { compileLockName, holdCompileLock } from '../../compiler/bundle/compile-lock.ts';
import { CannotRunError } from '../../compiler/diagnostic/cannot-run-error.ts';
import { faultyFileSystem } from '../support/faulty-file-system.ts';
import { memoryFileSystem } from '../support/memory-file-system.ts';
import type { MemoryFileSystem } from '../support/memory-file-system.ts';

const lockPath = `/project/${compileLockName}`;
/** No process has a number beyond what Linux and macOS give out. */
const dead = `999999999 ${hostname()}\n`;

function diskWith(content: string | undefined): MemoryFileSystem {
  const disk = memoryFileSystem();
  disk.makeFolder('/project');
  if (content !== undefined) disk.create(lockPath, content);
  return disk;
}

function names(disk: MemoryFileSystem): readonly string[] {
  return disk.list('/project').map(({ name }) => name);
}

describe('compile lock', () => {
  test('names its holder, and goes when let go', () => {
    const disk = diskWith(undefined);
    const release = holdCompileLock(disk, '/project');
    expect(disk.read(lockPath).toString()).toBe(`${process.pid} ${hostname()}\n`);
    release();
    expect(names(disk)).toEqual([]);
  });

  test.each([
    ['a dead process', dead],
    ['a killed one that had this number', `${process.pid} ${hostname()}\n`],
    ['one that was killed before it wrote its name', ''],
    ['nobody', 'what is this\n'],
  ])('what %s left is taken over', (_, content) => {
    const disk = diskWith(content);
    const release = holdCompileLock(disk, '/project');
    expect(disk.read(lockPath).toString()).toBe(`${process.pid} ${hostname()}\n`);
    release();
    expect(names(disk)).toEqual([]);
  });

  test.each([
    ['a living process', `1 ${hostname()}\n`],
    ['a process of another machine', '999999999 elsewhere\n'],
  ])('what %s holds is respected', (_, content) => {
    const disk = diskWith(content);
    expect(() => holdCompileLock(disk, '/project')).toThrow(CannotRunError);
    expect(disk.read(lockPath).toString()).toBe(content);
  });

  test('what one left that was killed while it took over goes with the lock; what is not adac’s stays', () => {
    const disk = diskWith(undefined);
    for (const name of ['999999999', '1', 'notes', '0']) disk.create(`${lockPath}-${name}`, dead);
    holdCompileLock(disk, '/project')();
    expect(names(disk)).toEqual(['0', '1', 'notes'].map((name) => `${compileLockName}-${name}`));
  });

  test('waits for one that is about to be done', () => {
    const disk = diskWith(`1 ${hostname()}\n`);
    let looks = 0;
    const watched = faultyFileSystem((call) => {
      if (call === 'kindOf' && ++looks === 3) disk.removeFile(lockPath);
      return undefined;
    }, disk);
    holdCompileLock(watched, '/project')();
    expect(looks).toBe(3);
  });

  test('what a faster one has just taken over is put back', () => {
    const disk = diskWith(dead);
    const theirs = `1 ${hostname()}\n`;
    let raced = false;
    const watched = faultyFileSystem((call) => {
      if (call === 'rename' && !raced) {
        raced = true;
        disk.removeFile(lockPath);
        disk.create(lockPath, theirs);
      }
      return undefined;
    }, disk);
    expect(() => holdCompileLock(watched, '/project')).toThrow(CannotRunError);
    expect(raced).toBe(true);
    expect(disk.read(lockPath).toString()).toBe(theirs);
    expect(names(disk)).toEqual([compileLockName]);
  });

  test('one that cannot be removed does not undo what was done', () => {
    const disk = diskWith(undefined);
    const failing = faultyFileSystem(
      (call) => (call === 'removeFile' ? new Error('stuck') : undefined),
      disk,
    );
    expect(() => {
      holdCompileLock(failing, '/project')();
    }).not.toThrow();
  });
});
