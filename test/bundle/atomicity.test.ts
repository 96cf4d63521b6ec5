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
  disk.createDurably(`${root}/out/README.md`, 'mine');
  disk.createDurably(`${root}/out/notes/today.txt`, 'mine too');
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

  test('is old or new, and whole, after a power cut at every call', () => {
    for (const call of calls) {
      const disk = start.copyOfAll();
      expectKilled(() => compile(newManifests, killedAt(call, disk)));
      disk.cutPower();
      recover(root, disk);
      expectOldOrNew(disk, `without power from call ${call}`);
    }
    const disk = start.copyOfAll();
    compile(newManifests, disk);
    disk.cutPower();
    expect(disk.outputOf(root), 'without power once it is done').toEqual(next);
  });

  test('has every name on the disk before the next step relies on it', () => {
    const log = callsOf(before);
    const journal = indexOf(log, `rename ${root}/.adac-journal.json`);
    for (const [index, { call, path }] of log.slice(0, journal).entries()) {
      if (!['create', 'link', 'makeFolder'].includes(call) || !path.includes('/next')) continue;
      const folder = path.slice(0, path.lastIndexOf('/'));
      const settled = log.slice(index, journal).map(nameOfCall);
      expect(settled, `${call} ${path}`).toContain(`syncFolder ${folder}`);
      if (call === 'create') expect(settled).toContain(`syncFile ${path}`);
    }
    const steps = log.slice(journal).map(nameOfCall);
    const wanted = [
      `rename ${root}/.adac-journal.json`,
      `syncFolder ${root}`,
      ...(before === undefined ? [] : [`rename ${root}/.adac-staging/previous`]),
      `rename ${root}/out`,
      `syncFolder ${root}/.adac-staging`,
      `syncFolder ${root}`,
      `createDurably ${root}/.adac-staged-file`,
      `rename ${root}/adac.lock`,
      `syncFolder ${root}`,
      `removeFile ${root}/.adac-journal.json`,
    ];
    expect(inOrder(steps, wanted)).toEqual(wanted);
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

interface Call {
  readonly call: keyof FileSystem;
  readonly path: string;
}

/** The calls of a compile that nothing disturbs; a rename by where it leads. */
function callsOf(before: ManifestSet | undefined): readonly Call[] {
  const log: Call[] = [];
  const logging = faultyFileSystem((call, path) => {
    log.push({ call, path });
    return undefined;
  }, project(before));
  compile(newManifests, logging);
  return log;
}

function nameOfCall({ call, path }: Call): string {
  return `${call} ${path}`;
}

function indexOf(log: readonly Call[], name: string): number {
  const index = log.findIndex((call) => nameOfCall(call) === name);
  expect(index, name).toBeGreaterThan(0);
  return index;
}

/** As many of the wanted steps as are found one after the other. */
function inOrder(steps: readonly string[], wanted: readonly string[]): readonly string[] {
  let from = 0;
  return wanted.filter((step) => {
    const index = steps.indexOf(step, from);
    if (index >= 0) from = index + 1;
    return index >= 0;
  });
}

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
