import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundle } from '../../compiler/bundle/bundle.ts';
import { compileLockName } from '../../compiler/bundle/compile-lock.ts';
import { nodeFileSystem } from '../../compiler/bundle/file-system.ts';
import type { FileSystem } from '../../compiler/bundle/file-system.ts';
import { CannotRunError } from '../../compiler/diagnostic/cannot-run-error.ts';
import type { ManifestSet } from '../../compiler/model/output.ts';
import { faultyFileSystem, systemError } from '../support/faulty-file-system.ts';
import type { Fault } from '../support/faulty-file-system.ts';
import { manifestSet, outputOf } from '../support/output.ts';
import { temporaryEstate } from '../support/temporary-estate.ts';

/** Bad inputs, M: what can be wrong where the output goes. In every case nothing is lost and nothing is half written. */

const file = 'manifests/edge/local/00/manifests.yaml';
const before = manifestSet({ [file]: 'before\n' }, { lock: 'before\n' });
const after = manifestSet({ [file]: 'after\n' }, { lock: 'after\n' });

function compile(root: string, manifests: ManifestSet, fileSystem: FileSystem = nodeFileSystem) {
  return bundle(manifests, { root, write: true, allowDestroy: true, fileSystem });
}

/** Compiles into a project that has an output already; answers with what adac says of it. */
function refusal(root: string, fileSystem?: FileSystem, manifests = after): CannotRunError {
  const standing = outputOf(root);
  let refused: unknown;
  try {
    compile(root, manifests, fileSystem);
  } catch (error) {
    refused = error;
  }
  expect(outputOf(root)).toEqual(standing);
  if (!(refused instanceof CannotRunError)) throw new Error(`not refused: ${String(refused)}`);
  expect(refused.message).not.toContain(root);
  return refused;
}

function projectWithOutput(): string {
  const root = temporaryEstate({});
  compile(root, before);
  return root;
}

/** The message where every call that a fault names fails with a code. */
function refusalBy(code: string, call: keyof FileSystem | ((path: string) => boolean)): string {
  const fault: Fault = (name, at) =>
    (typeof call === 'string' ? name === call : call(at)) ? systemError(code, at) : undefined;
  return refusal(projectWithOutput(), faultyFileSystem(fault)).message;
}

describe('M1 output folder is a symbolic link', () => {
  test('the folder itself', () => {
    const root = temporaryEstate({ 'elsewhere/precious.txt': 'precious' });
    symlinkSync(path.join(root, 'elsewhere'), path.join(root, 'out'));
    expect(refusal(root).message).toBe('"out" is a symbolic link, and adac writes through none.');
  });

  test('a folder on the way to it', () => {
    const root = temporaryEstate({ 'elsewhere/precious.txt': 'precious' });
    symlinkSync(path.join(root, 'elsewhere'), path.join(root, 'build'));
    const manifests = manifestSet({ [file]: 'x' }, { project: { output: 'build/out' } });
    expect(refusal(root, undefined, manifests).message).toMatch(/^"build" is a symbolic link/);
  });

  test('something in it, even where it would not be written', () => {
    for (const link of ['out/manifests/edge/local', 'out/notes.txt', 'out/bundle']) {
      const root = temporaryEstate({ 'elsewhere/precious.txt': 'precious' });
      mkdirSync(path.dirname(path.join(root, link)), { recursive: true });
      symlinkSync(path.join(root, 'elsewhere'), path.join(root, link));
      expect(refusal(root).message).toBe(
        `"${link}" is a symbolic link, and adac writes through none.`,
      );
    }
  });

  test('adac.lock or the index', () => {
    const root = temporaryEstate({ 'precious.txt': 'precious' });
    symlinkSync(path.join(root, 'precious.txt'), path.join(root, 'adac.lock'));
    expect(refusal(root).message).toBe('"adac.lock" is not a plain file.');
  });

  test('a device or a pipe', () => {
    const root = temporaryEstate({});
    mkdirSync(path.join(root, 'out'));
    execFileSync('mkfifo', [path.join(root, 'out/index.json')]);
    expect(refusal(root).message).toBe('"out/index.json" is neither a file nor a folder.');
  });
});

test.each(['agents/out', 'agents', 'policies', 'AGENTS/out', 'teams/desk'])(
  'M2 output folder "%s" overlaps with sources',
  (output) => {
    const root = temporaryEstate({ 'teams/desk/inner/a.yaml': 'kind: Agent\n' });
    const manifests = manifestSet(
      { [file]: 'x' },
      {
        project: { output },
        sources: { definitions: [{ path: 'teams/desk/inner/a.yaml', text: 'kind: Agent\n' }] },
      },
    );
    const { diagnostics } = compile(root, manifests);
    expect(diagnostics).toMatchObject([{ code: 'bundle/output-folder', severity: 'error' }]);
    expect(diagnostics[0]?.message).toContain('which sources are read from.');
    expect(Object.keys(outputOf(root))).toEqual(['teams/desk/inner/a.yaml']);
  },
);

test.each([
  '/',
  '.',
  '',
  '..',
  '../out',
  '/tmp/out',
  'out/../..',
  'C:\\out',
  'a:b',
  '~',
  '-rf',
  'out/',
  '.git',
  '.git/hooks',
  'build/.git',
  '.GIT',
  'out\u0000',
  'o*t',
])('M3 output folder %j is no folder within the project', (output) => {
  const root = temporaryEstate({ 'precious.txt': 'precious' });
  const { diagnostics } = compile(root, manifestSet({ [file]: 'x' }, { project: { output } }));
  expect(diagnostics).toMatchObject([
    { code: 'bundle/output-folder', place: { path: ['spec', 'output'] } },
  ]);
  expect(outputOf(root)).toEqual({ 'precious.txt': 'precious' });
});

describe('M4 two compiles', () => {
  test('the second one waits, and then says what keeps it', () => {
    const root = projectWithOutput();
    // Process 1 is alive on every machine, and is not this one.
    writeFileSync(path.join(root, compileLockName), `1 ${hostname()}\n`);
    const refused = refusal(root);
    expect(refused.message).toBe('Another adac is writing the output of this project.');
    expect(refused.help).toContain(compileLockName);
  });

  test('one on another machine is believed', () => {
    const root = projectWithOutput();
    writeFileSync(path.join(root, compileLockName), '4194304 another-machine\n');
    expect(refusal(root).message).toMatch(/^Another adac is writing/);
  });
});

test('M5 ENOSPC', () => {
  expect(refusalBy('ENOSPC', 'create')).toMatch(/^adac cannot use ".*": the disk is full\.$/);
});

test('M6 EROFS', () => {
  expect(refusalBy('EROFS', 'create')).toBe(
    'adac cannot use ".adac-running": the file system is read-only.',
  );
});

test('M6 an output that is up to date needs no writable disk', () => {
  const root = projectWithOutput();
  const readOnly = faultyFileSystem((call, at) =>
    ['kindOf', 'list', 'read'].includes(call) ? undefined : systemError('EROFS', at),
  );
  expect(compile(root, before, readOnly).value.changes.unchanged).toBe(4);
});

test('M7 EACCES', () => {
  expect(refusalBy('EACCES', (at) => at.endsWith('/out'))).toBe(
    'adac cannot use "out": access is denied.',
  );
  expect(refusalBy('EACCES', 'rename')).toMatch(/access is denied\.$/);
});

test('M8 EMFILE', () => {
  expect(refusalBy('EMFILE', 'read')).toMatch(/^adac cannot use ".*": too many files are open\.$/);
});

test('M9 EIO on fsync', () => {
  expect(refusalBy('EIO', 'createDurably')).toMatch(
    /^adac cannot use ".*": the disk reported an input\/output error\.$/,
  );
});

// M10, kill -9: test/bundle/processes.test.ts, and test/bundle/atomicity.test.ts for every call.

test('M11 stale files are deleted, and others are not', () => {
  const root = temporaryEstate({ 'out/README.md': 'mine' });
  const stale = 'manifests/edge/local/01/manifests.yaml';
  compile(root, manifestSet({ [file]: 'before\n', [stale]: 'x' }));
  expect(compile(root, after).value.changes.deleted).toEqual([stale]);
  expect(outputOf(root)).toHaveProperty(['out/README.md'], 'mine');
});

describe('M12 a file where a folder is expected', () => {
  test.each([
    ['out', '"out" is a file, but the output folder belongs there.'],
    ['out/manifests', '"out/manifests" stands where adac has to write, and adac did not write it.'],
    [
      'out/bundle/edge',
      '"out/bundle/edge" stands where adac has to write, and adac did not write it.',
    ],
  ])('%s', (name, message) => {
    const root = temporaryEstate({ [name]: 'mine' });
    expect(refusal(root).message).toBe(message);
  });

  test.each([`out/${file}/mine.txt`, 'out/index.json/mine.txt'])(
    'a folder where a file is: %s',
    (name) => {
      const root = temporaryEstate({ [name]: 'mine' });
      expect(refusal(root).message).toContain('stands where adac has to write');
    },
  );

  test('an empty folder where a file is', () => {
    const root = temporaryEstate({});
    mkdirSync(path.join(root, 'out', file), { recursive: true });
    expect(refusal(root).message).toContain('stands where adac has to write');
  });

  test('write: false says so as well', () => {
    const root = temporaryEstate({ 'out/manifests': 'mine' });
    expect(() => bundle(after, { root, write: false, allowDestroy: false })).toThrow(
      CannotRunError,
    );
  });

  test.each(['.adac-running', '.adac-journal.json'])('a folder where %s is', (name) => {
    const root = temporaryEstate({ [`${name}/mine.txt`]: 'mine' });
    expect(refusal(root).message).toMatch(/is not a (plain file|journal that adac wrote)\./);
  });
});

test('a missing project folder is no crash', () => {
  const root = path.join(temporaryEstate({}), 'nowhere');
  expect(() => compile(root, after)).toThrow(CannotRunError);
});
