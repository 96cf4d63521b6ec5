import { describe, expect, test } from 'vitest';
import { bundle } from '../../compiler/bundle/bundle.ts';
import type { FileSystem } from '../../compiler/bundle/file-system.ts';
import { recover } from '../../compiler/bundle/recover.ts';
import { CannotRunError } from '../../compiler/diagnostic/cannot-run-error.ts';
import type { ManifestSet } from '../../compiler/model/output.ts';
import { faultyFileSystem, killedAt, Killed, systemError } from '../support/faulty-file-system.ts';
import { memoryFileSystem } from '../support/memory-file-system.ts';
import type { MemoryFileSystem } from '../support/memory-file-system.ts';
import { manifestSet } from '../support/output.ts';

const root = '/project';

const kept = 'manifests/edge/local/base/manifests.yaml';
const changed = 'manifests/edge/local/00/manifests.yaml';
const gone = 'manifests/edge/local/01/manifests.yaml';

const oldManifests = manifestSet(
  { [kept]: 'same\n', [changed]: 'old\n', [gone]: 'old\n' },
  { lock: 'old\n' },
);
const newManifests = manifestSet({ [kept]: 'same\n', [changed]: 'new\n' }, { lock: 'new\n' });

function compile(manifests: ManifestSet, fileSystem: FileSystem) {
  return bundle(manifests, { root, write: true, allowDestroy: true, fileSystem });
}

/** A project with foreign files and, unless the compile is to be the first, an earlier output. */
function project(before: ManifestSet | undefined): MemoryFileSystem {
  const disk = memoryFileSystem();
  for (const folder of ['', '/out', '/out/notes', '/out/empty']) disk.makeFolder(root + folder);
  disk.create(`${root}/out/README.md`, 'mine');
  disk.create(`${root}/out/notes/today.txt`, 'mine too');
  if (before !== undefined) compile(before, disk);
  return disk;
}

/** The project before and after a compile that nothing disturbs, and the numbers of its file-system calls. */
function outcomes(before: ManifestSet | undefined) {
  const disk = project(before);
  const start = disk.copyOfAll();
  const counting = faultyFileSystem(() => undefined, disk);
  compile(newManifests, counting);
  return {
    start,
    old: start.outputOf(root),
    next: disk.outputOf(root),
    calls: Array.from({ length: counting.calls() }, (_, index) => index + 1),
  };
}

describe.each([
  ['a first compile', undefined],
  ['a later compile', oldManifests],
] as const)('%s', (_, before) => {
  const { start, old, next, calls } = outcomes(before);

  /** Which of the two trees stands; anything else fails. */
  function expectOldOrNew(disk: MemoryFileSystem, when: string): 'old' | 'new' {
    const output = disk.outputOf(root);
    const isNew = output['adac.lock'] === 'new\n';
    expect(output, when).toEqual(isNew ? next : old);
    return isNew ? 'new' : 'old';
  }

  test('has files to lose', () => {
    expect(calls.length).toBeGreaterThan(50);
    expect(next).not.toEqual(old);
    expect(next).toHaveProperty(['out/README.md'], 'mine');
    expect(next).toHaveProperty(['out/empty/'], '');
  });

  test('is old or new after a kill at every call, and can be compiled again', () => {
    const seen = { old: 0, new: 0 };
    for (const call of calls) {
      const disk = start.copyOfAll();
      expectKilled(() => compile(newManifests, killedAt(call, disk)));
      recover(root, disk);
      seen[expectOldOrNew(disk, `killed at call ${call}`)]++;
      compile(newManifests, disk);
      expect(disk.outputOf(root), `compiled after a kill at call ${call}`).toEqual(next);
      expectTidy(disk);
    }
    expect(seen.old).toBeGreaterThan(20);
    expect(seen.new).toBeGreaterThan(5);
  });

  test('is old or new where recovering is killed too, at every call', () => {
    for (const call of calls) {
      const interrupted = start.copyOfAll();
      expectKilled(() => compile(newManifests, killedAt(call, interrupted)));
      for (let second = 1; ; second++) {
        const disk = interrupted.copyOfAll();
        const dying = killedAt(second, disk);
        expectKilled(() => {
          recover(root, dying);
        });
        recover(root, disk);
        expectOldOrNew(disk, `killed at call ${call} and recovering at ${second}`);
        if (dying.calls() < second) break;
      }
    }
  });

  test.each(['ENOSPC', 'EIO', 'EACCES', 'EROFS', 'EMFILE', 'EDQUOT'])(
    'is old after %s at every call, and says so in our words',
    (code) => {
      const messages = new Set<string>();
      for (const call of calls) {
        const disk = start.copyOfAll();
        const failing = faultyFileSystem(
          (_call, path, number) => (number === call ? systemError(code, path) : undefined),
          disk,
        );
        const error = failureOf(() => compile(newManifests, failing));
        const output = disk.outputOf(root);
        if (error === undefined) {
          // A call whose failure does not matter, such as removing what was replaced.
          expect(output, `${code} at call ${call}`).toEqual(next);
        } else {
          expect(error).toBeInstanceOf(CannotRunError);
          expect(output, `${code} at call ${call}`).toEqual(old);
          messages.add(error instanceof Error ? error.message : '');
        }
        compile(newManifests, disk);
        expectTidy(disk);
      }
      for (const message of messages) {
        expect(message).toMatch(/^adac cannot use "[^/"][^"]*": [a-z /-]+\.$/);
        expect(message).not.toContain(root);
      }
      expect(messages.size).toBeGreaterThan(5);
    },
  );

  test('is old or new, or finished by the next command, on a disk that fails for good', () => {
    for (const call of calls) {
      const disk = start.copyOfAll();
      const failing = faultyFileSystem(
        (_call, path, number) => (number >= call ? systemError('EIO', path) : undefined),
        disk,
      );
      failureOf(() => compile(newManifests, failing));
      recover(root, disk);
      expectOldOrNew(disk, `failing from call ${call}`);
    }
  });
});

function expectKilled(run: () => unknown): void {
  const error = failureOf(run);
  // The last calls only tidy up, and nobody hears of a kill there.
  if (error !== undefined) expect(error).toBeInstanceOf(Killed);
}

function failureOf(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}

function expectTidy(disk: MemoryFileSystem): void {
  expect(disk.list(root).map(({ name }) => name)).toEqual(['adac.lock', 'out']);
}
