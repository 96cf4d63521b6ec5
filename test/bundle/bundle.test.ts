import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundle } from '../../compiler/bundle/bundle.ts';
import type { BundleOptions } from '../../compiler/bundle/bundle.ts';
import type { ManifestSet } from '../../compiler/model/output.ts';
import { version } from '../../compiler/model/version.ts';
import { costReport } from '../support/cost-report.ts';
import { faultyFileSystem } from '../support/faulty-file-system.ts';
import { manifestSet, outputOf } from '../support/output.ts';
import { temporaryEstate, writeFiles } from '../support/temporary-estate.ts';

const base = 'manifests/edge/local/base/manifests.yaml';
const shard = 'manifests/edge/local/00/manifests.yaml';
const cloud = 'manifests/cloud/local/00/manifests.yaml';

function compile(root: string, manifests: ManifestSet, options: Partial<BundleOptions> = {}) {
  return bundle(manifests, { root, write: true, allowDestroy: false, ...options });
}

describe('writing', () => {
  test('a first compile writes manifests, bundle, index and lock', () => {
    const root = temporaryEstate({});
    const { value, diagnostics } = compile(
      root,
      manifestSet({ [base]: 'b\n', [shard]: 3 }, { lock: 'a\nb\n' }),
    );
    expect(diagnostics).toEqual([]);
    expect(Object.keys(outputOf(root))).toEqual([
      'adac.lock',
      'out/bundle/edge/bundle.json',
      'out/bundle/edge/definitions/desk.json',
      'out/index.json',
      `out/${shard}`,
      `out/${base}`,
    ]);
    expect(outputOf(root)['adac.lock']).toBe('a\nb\n');
    expect(outputOf(root)[`out/${base}`]).toBe('b\n');
    expect(value.objects).toEqual({ edge: 4 });
    expect(value.files).toEqual({ edge: 4 });
    expect(value.changes).toEqual({
      created: [
        'bundle/edge/bundle.json',
        'bundle/edge/definitions/desk.json',
        'index.json',
        shard,
        base,
      ],
      changed: [],
      deleted: [],
      unchanged: 0,
      lock: { added: 2, removed: 0 },
    });
  });

  test('the index names every file with its digest, one a line, and no clock or path of this machine', () => {
    const root = temporaryEstate({});
    compile(root, manifestSet({ [base]: 'b\n' }));
    const lines = (outputOf(root)['out/index.json'] ?? '').split('\n');
    expect(lines[0]).toBe(`{"version":1,"compiler":"${version}","files":[`);
    expect(lines[3]).toBe(
      `{"path":"${base}","objects":1,"size":2,"sha256":"0263829989b6fd954f72baaf2fc64bc2e2f01d692d4de72986ea808f6e99813f"}`,
    );
    expect(lines.slice(4)).toEqual([
      '],"costs":[',
      '{"environment":"edge","minimum":0,"onDemand":0,"spot":0,"storage":0,"models":0,"unbounded":0}',
      ']}',
      '',
    ]);
    expect(JSON.parse(lines.join('\n'))).toMatchObject({ files: [{}, {}, {}] });
  });

  test('a second compile touches nothing, not even a lock', () => {
    const root = temporaryEstate({});
    const manifests = manifestSet({ [base]: 'b\n', [shard]: 3 }, { lock: 'a\n' });
    compile(root, manifests);
    const before = statSync(path.join(root, 'out'));
    const disk = faultyFileSystem((call) =>
      ['kindOf', 'list', 'read'].includes(call) ? undefined : new Error(`wrote: ${call}`),
    );
    const { value } = compile(root, manifests, { fileSystem: disk });
    expect(value.changes).toEqual({
      created: [],
      changed: [],
      deleted: [],
      unchanged: 5,
      lock: { added: 0, removed: 0 },
    });
    expect(statSync(path.join(root, 'out')).ino).toBe(before.ino);
  });

  test('what does not change is linked, and what does is new', () => {
    const root = temporaryEstate({});
    compile(root, manifestSet({ [base]: 'b\n', [shard]: 'one' }));
    const inode = (file: string) => statSync(path.join(root, 'out', file)).ino;
    const [baseBefore, shardBefore] = [inode(base), inode(shard)];
    const { value } = compile(root, manifestSet({ [base]: 'b\n', [shard]: 'two' }));
    expect(value.changes.changed).toEqual(['index.json', shard]);
    expect(value.changes.unchanged).toBe(3);
    expect(inode(base)).toBe(baseBefore);
    expect(inode(shard)).not.toBe(shardBefore);
    expect(outputOf(root)[`out/${shard}`]).toBe('two');
  });

  test('copies where the disk has no links', () => {
    const root = temporaryEstate({});
    compile(root, manifestSet({ [base]: 'b\n', [shard]: 'one' }));
    const disk = faultyFileSystem((call, file) =>
      call === 'link'
        ? Object.assign(new Error(), { code: 'EPERM', syscall: 'link', path: file })
        : undefined,
    );
    compile(root, manifestSet({ [base]: 'b\n', [shard]: 'two' }), { fileSystem: disk });
    expect(outputOf(root)).toMatchObject({ [`out/${base}`]: 'b\n', [`out/${shard}`]: 'two' });
  });

  test('a file that was edited or lost is written again', () => {
    const root = temporaryEstate({});
    const manifests = manifestSet({ [base]: 'b\n', [shard]: 'one' });
    compile(root, manifests);
    const before = outputOf(root);
    writeFileSync(path.join(root, 'out', base), 'x\n');
    rmSync(path.join(root, 'out', shard));
    const { value } = compile(root, manifests);
    expect(value.changes).toMatchObject({ changed: [base], created: [shard], deleted: [] });
    expect(outputOf(root)).toEqual(before);
  });

  test('only adac.lock changes', () => {
    const root = temporaryEstate({});
    compile(root, manifestSet({ [base]: 'b\n' }, { lock: 'a\nb\n' }));
    const { value } = compile(root, manifestSet({ [base]: 'b\n' }, { lock: 'a\nc\nd\n' }));
    expect(value.changes).toMatchObject({
      created: [],
      changed: [],
      lock: { added: 2, removed: 1 },
    });
    expect(outputOf(root)['adac.lock']).toBe('a\nc\nd\n');
  });

  test('leaves nothing of its own behind', () => {
    const root = temporaryEstate({});
    compile(root, manifestSet({ [base]: 'b\n' }, { lock: 'a\n' }));
    compile(root, manifestSet({ [base]: 'c\n' }, { lock: 'b\n' }));
    expect(statSync(path.join(root, '.adac-staging'), { throwIfNoEntry: false })).toBeUndefined();
    expect(
      statSync(path.join(root, '.adac-journal.json'), { throwIfNoEntry: false }),
    ).toBeUndefined();
    expect(statSync(path.join(root, '.adac-running'), { throwIfNoEntry: false })).toBeUndefined();
  });

  test('a nested output folder is made, and swapped beside itself', () => {
    const root = temporaryEstate({});
    const project = { output: 'build/generated/out' };
    compile(root, manifestSet({ [base]: 'b\n' }, { project }));
    compile(root, manifestSet({ [base]: 'c\n' }, { project }));
    expect(outputOf(root)[`build/generated/out/${base}`]).toBe('c\n');
  });

  test('write: false says what would change, and writes nothing', () => {
    const root = temporaryEstate({});
    compile(root, manifestSet({ [base]: 'b\n', [shard]: 'one' }, { lock: 'a\n' }));
    const before = outputOf(root);
    const changed = manifestSet({ [base]: 'c\n' }, { lock: 'b\n' });
    const { value } = compile(root, changed, { write: false });
    expect(value.changes).toEqual({
      created: [],
      changed: ['index.json', base],
      deleted: [shard],
      unchanged: 2,
      lock: { added: 1, removed: 1 },
    });
    expect(outputOf(root)).toEqual(before);
    expect(compile(root, changed).value.changes).toEqual(value.changes);
  });
});

describe('ownership', () => {
  test('files that this compile no longer writes are deleted, with their empty folders', () => {
    const root = temporaryEstate({});
    compile(root, manifestSet({ [base]: 'b\n', [shard]: 'one' }));
    const { value } = compile(root, manifestSet({ [base]: 'b\n' }));
    expect(value.changes.deleted).toEqual([shard]);
    expect(Object.keys(outputOf(root))).not.toContain(`out/${shard}`);
    expect(
      statSync(path.join(root, 'out/manifests/edge/local/00'), { throwIfNoEntry: false }),
    ).toBeUndefined();
  });

  test('foreign files and empty folders stay as they are', () => {
    const root = temporaryEstate({
      'out/README.md': 'mine',
      'out/manifests/edge/local/00/kustomization.yaml': 'mine too',
    });
    mkdirSync(path.join(root, 'out/empty/inner'), { recursive: true });
    const file = path.join(root, 'out/README.md');
    const before = statSync(file);
    compile(root, manifestSet({ [base]: 'b\n', [shard]: 'one' }));
    compile(root, manifestSet({ [base]: 'b\n' }));
    expect(outputOf(root)).toMatchObject({
      'out/README.md': 'mine',
      'out/empty/inner/': '',
      'out/manifests/edge/local/00/kustomization.yaml': 'mine too',
    });
    expect(statSync(file).ino).toBe(before.ino);
    expect(statSync(file).mtimeMs).toBe(before.mtimeMs);
  });

  test('a foreign file that another name links to is not written through', () => {
    const root = temporaryEstate({ 'precious.txt': 'precious' });
    compile(root, manifestSet({ [base]: 'b\n' }));
    rmSync(path.join(root, 'out', base));
    linkSync(path.join(root, 'precious.txt'), path.join(root, 'out', base));
    compile(root, manifestSet({ [base]: 'b\n' }));
    expect(outputOf(root)).toMatchObject({ 'precious.txt': 'precious', [`out/${base}`]: 'b\n' });
  });

  test('a foreign file where adac must write stops it, unless it is the same already', () => {
    const root = temporaryEstate({ [`out/${base}`]: 'b\n' });
    expect(compile(root, manifestSet({ [base]: 'b\n' })).value.changes.changed).toEqual([]);
    const other = temporaryEstate({ [`out/${base}`]: 'somebody else' });
    expect(() => compile(other, manifestSet({ [base]: 'b\n' }))).toThrow(
      `"out/${base}" stands where adac has to write, and adac did not write it.`,
    );
    expect(outputOf(other)).toEqual({ [`out/${base}`]: 'somebody else' });
  });

  test('an index in conflict owns what both sides own, and compiling mends it', () => {
    const root = temporaryEstate({});
    compile(root, manifestSet({ [base]: 'b\n', [shard]: 'one' }));
    const file = path.join(root, 'out/index.json');
    const lines = readFileSync(file, 'utf8').split('\n');
    const theirs = lines.find((line) => line.includes(shard)) ?? '';
    lines.splice(3, 0, '<<<<<<< HEAD', theirs.replace(/[0-9a-f]{64}/, 'f'.repeat(64)), '=======');
    lines.splice(7, 0, '>>>>>>> theirs');
    writeFileSync(file, lines.join('\n'));
    const { value } = compile(root, manifestSet({ [base]: 'b\n' }));
    expect(value.changes).toMatchObject({ deleted: [shard], changed: ['index.json'] });
    expect(outputOf(root)['out/index.json']).not.toContain('<<<<');
  });

  test('an index that is not ours is not replaced', () => {
    const root = temporaryEstate({ 'out/index.json': '{"pages":[]}' });
    expect(() => compile(root, manifestSet({ [base]: 'b\n' }))).toThrow(
      /index.json" was not written by adac/,
    );
  });

  test('a hostile index owns nothing outside of what adac writes', () => {
    const digest = 'a'.repeat(64);
    const entry = (file: string) => `{"path":"${file}","objects":0,"size":1,"sha256":"${digest}"}`;
    const hostile = [
      '../precious.txt',
      '/etc/passwd',
      'notes.txt',
      'manifests/edge/../../precious.txt',
      'manifests//x',
      'bundle/edge/..',
    ];
    const root = temporaryEstate({
      'precious.txt': 'precious',
      'out/notes.txt': 'notes',
      'out/index.json': `{"version":1,"compiler":"0","files":[\n${hostile.map(entry).join(',\n')}\n]}\n`,
    });
    const { value } = compile(root, manifestSet({ [base]: 'b\n' }), { allowDestroy: true });
    expect(value.changes.deleted).toEqual([]);
    expect(outputOf(root)).toMatchObject({ 'precious.txt': 'precious', 'out/notes.txt': 'notes' });
  });
});

describe('one environment only', () => {
  test('leaves the files and the index entries of the others as they are', () => {
    const root = temporaryEstate({});
    compile(root, manifestSet({ [base]: 'b\n', [shard]: 'one', [cloud]: 'c\n' }));
    const before = outputOf(root);
    const manifests = manifestSet({ [base]: 'new\n', [cloud]: 'must not be written\n' });
    const { value } = compile(root, manifests, { environment: 'edge' });
    expect(value.changes).toMatchObject({ changed: ['index.json', base], deleted: [shard] });
    expect(value.objects).toEqual({ edge: 1 });
    const after = outputOf(root);
    expect(after[`out/${cloud}`]).toBe('c\n');
    expect(after['out/bundle/cloud/bundle.json']).toBe(before['out/bundle/cloud/bundle.json']);
    const ofCloud = (tree: Readonly<Record<string, string>>) =>
      (tree['out/index.json'] ?? '').split('\n').filter((line) => line.includes('/cloud/'));
    expect(ofCloud(after).map((line) => line.replace(/,$/, ''))).toEqual(
      ofCloud(before).map((line) => line.replace(/,$/, '')),
    );
  });

  test('gives the same as compiling all where nothing else changed', () => {
    const [one, all] = [temporaryEstate({}), temporaryEstate({})];
    const before = manifestSet({ [base]: 'b\n', [cloud]: 'c\n' });
    const after = manifestSet({ [base]: 'new\n', [cloud]: 'c\n' });
    compile(one, before);
    compile(all, before);
    compile(one, after, { environment: 'edge' });
    compile(all, after);
    expect(outputOf(one)).toEqual(outputOf(all));
  });

  test('the guard judges only that environment', () => {
    const root = temporaryEstate({});
    compile(root, manifestSet({ [base]: 'b\n', [cloud]: 20 }));
    const manifests = manifestSet({ [base]: 'new\n' });
    expect(compile(root, manifests, { environment: 'edge' }).diagnostics).toEqual([]);
    expect(outputOf(root)).toHaveProperty([`out/${cloud}`]);
    expect(compile(root, manifests).diagnostics).toMatchObject([{ code: 'bundle/would-destroy' }]);
  });
});

describe('what environments cost', () => {
  /** Manifests of environments that cost so much. */
  function priced(costs: Readonly<Record<string, number>>): ManifestSet {
    const names = Object.keys(costs);
    const files = names.map((name) => [`manifests/${name}/a.yaml`, `${name}\n`] as const);
    const set = manifestSet(Object.fromEntries(files));
    const environments = set.placed.environments.map((one) => ({
      ...one,
      cost: costReport(costs[one.environment.name] ?? 0),
    }));
    return { ...set, placed: { ...set.placed, environments } };
  }

  const before = ({ value }: ReturnType<typeof compile>) =>
    [...(value.before ?? [])].map(([name, cost]) => [name, cost?.maximum]);
  const costLines = (root: string) =>
    (outputOf(root)['out/index.json'] ?? '').match(/^\{"environment".*$/gm) ?? [];

  test('is compared with what the output said before', () => {
    const root = temporaryEstate({});
    expect(compile(root, priced({ edge: 10 })).value.before).toBeUndefined();
    expect(before(compile(root, priced({ edge: 12 }), { write: false }))).toEqual([['edge', 10]]);
    expect(before(compile(root, priced({ edge: 12, cloud: 5 })))).toEqual([['edge', 10]]);
    const gone = compile(root, priced({ edge: 12 }), { allowDestroy: true });
    expect(before(gone)).toEqual([
      ['cloud', 5],
      ['edge', 12],
    ]);
    expect(costLines(root).join('')).not.toContain('cloud');
  });

  test('or with another index that is given', () => {
    const root = temporaryEstate({});
    compile(root, priced({ edge: 10 }));
    const baseIndex = outputOf(root)['out/index.json'] ?? '';
    compile(root, priced({ edge: 12 }));
    const compared = compile(root, priced({ edge: 12 }), { baseIndex });
    expect(before(compared)).toEqual([['edge', 10]]);
    expect(compared.value.changes.changed).toEqual([]);
    expect(compile(root, priced({ edge: 12 }), { baseIndex: '' }).value.before).toBeUndefined();
  });

  test('an index of an older version, or with numbers that cannot be, says nothing', () => {
    for (const hostile of ['', '{"environment":"edge","minimum":-1,"onDemand":1e308}']) {
      const root = temporaryEstate({});
      compile(root, priced({ edge: 10 }));
      const file = path.join(root, 'out/index.json');
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.replace(/^\{"environment".*$/m, hostile));
      expect(before(compile(root, priced({ edge: 10 })))).toEqual([['edge', undefined]]);
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
  });

  test('of one environment only, and the others stay, with their share of what is shared', () => {
    const root = temporaryEstate({});
    compile(root, priced({ edge: 10, cloud: 5 }));
    const one = priced({ edge: 12, cloud: 4 });
    const edgeOnly = {
      ...one,
      placed: {
        ...one.placed,
        others: one.placed.environments.filter(({ environment }) => environment.name === 'cloud'),
      },
    };
    expect(before(compile(root, edgeOnly, { environment: 'edge' }))).toEqual([['edge', 10]]);
    expect(costLines(root)).toEqual([
      expect.stringContaining('"cloud","minimum":4,'),
      expect.stringContaining('"edge","minimum":12,'),
    ]);
    expect(compile(root, priced({ edge: 12, cloud: 4 })).value.changes.changed).toEqual([]);
  });
});

describe('refusing', () => {
  test('a compile that would destroy leaves everything as it was', () => {
    const root = temporaryEstate({});
    compile(root, manifestSet({ [shard]: 100 }, { lock: 'a\n' }));
    const before = outputOf(root);
    const fewer = manifestSet({ [shard]: 80 }, { lock: 'b\n' });
    const { value, diagnostics } = compile(root, fewer);
    expect(diagnostics).toMatchObject([{ code: 'bundle/would-destroy', severity: 'error' }]);
    expect(value.changes).toMatchObject({ created: [], changed: [], deleted: [] });
    expect(outputOf(root)).toEqual(before);
    expect(compile(root, fewer, { allowDestroy: true }).diagnostics).toEqual([]);
    expect(outputOf(root)['adac.lock']).toBe('b\n');
  });

  test('a shard that is too large leaves everything as it was', () => {
    const root = temporaryEstate({});
    compile(root, manifestSet({ [base]: 'b\n' }));
    const before = outputOf(root);
    const { diagnostics } = compile(
      root,
      manifestSet({ [base]: 'c\n', [shard]: 'x'.repeat(9_000_000) }),
    );
    expect(diagnostics).toMatchObject([{ code: 'bundle/shard-too-large' }]);
    expect(outputOf(root)).toEqual(before);
    expect(statSync(path.join(root, '.adac-staging'), { throwIfNoEntry: false })).toBeUndefined();
  });

  test('an emitter that names a bad path is a bug, and nothing is written', () => {
    for (const file of [
      'manifests/edge/../x',
      'edge/x.yaml',
      '/manifests/edge/x',
      'manifests/edge/-rf',
    ]) {
      const root = temporaryEstate({});
      const manifests = manifestSet({ [base]: 'b\n' });
      const [first] = manifests.files;
      if (first === undefined) throw new Error('no file');
      const files = [...manifests.files, { ...first, path: file }];
      expect(() => compile(root, { ...manifests, files })).toThrow('is no path for a file');
      expect(outputOf(root)).toEqual({});
    }
  });

  test('output that others wrote while it compiled is not overwritten', () => {
    const root = temporaryEstate({});
    compile(root, manifestSet({ [base]: 'b\n' }, { lock: 'a\n' }));
    const disk = faultyFileSystem((call, file) => {
      if (call === 'create' && file.endsWith('.adac-running'))
        writeFiles(root, { 'adac.lock': 'theirs\n' });
      return undefined;
    });
    expect(() => compile(root, manifestSet({ [base]: 'c\n' }), { fileSystem: disk })).toThrow(
      'Another adac wrote "out" while this one was compiling.',
    );
    expect(outputOf(root)).toMatchObject({ 'adac.lock': 'theirs\n', [`out/${base}`]: 'b\n' });
  });
});
