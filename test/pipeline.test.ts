import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { dump, loadAll } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { compile, type PipelineResult } from '../compiler/pipeline.ts';
import { smallEstate } from './support/small-estate.ts';
import {
  addPolicies,
  readTree,
  repository,
  temporaryEstate,
  writeFiles,
} from './support/temporary-estate.ts';

function compileAt(root: string): Promise<PipelineResult> {
  return compile({ root, write: true, allowDestroy: false, onPhase: () => undefined });
}

/** What a compile of these files leaves behind. */
async function outputOf(
  files: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const root = temporaryEstate(files);
  addPolicies(root);
  const { diagnostics } = await compileAt(root);
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  return {
    ...readTree(path.join(root, 'out')),
    lock: readFileSync(path.join(root, 'adac.lock'), 'utf8'),
  };
}

describe('the small estate', () => {
  test('compiles twice to the same bytes, and the second compile changes nothing', async () => {
    const root = temporaryEstate(smallEstate);
    addPolicies(root);
    const first = await compileAt(root);
    expect(first.diagnostics).toEqual([]);
    expect(first.bundle?.changes.created.length).toBeGreaterThan(5);
    const before = readTree(root);
    const second = await compileAt(root);
    expect(second.bundle?.changes).toMatchObject({
      created: [],
      changed: [],
      deleted: [],
      lock: { added: 0, removed: 0 },
    });
    expect(readTree(root)).toEqual(before);
  });

  test('a finding leaves the output as it was', async () => {
    const root = temporaryEstate(smallEstate);
    addPolicies(root);
    await compileAt(root);
    const before = readTree(path.join(root, 'out'));
    const broken = {
      ...smallEstate,
      'workflows/answer.yaml':
        smallEstate['workflows/answer.yaml']?.replace('agent: sorter', 'agent: sortre') ?? '',
    };
    writeFiles(root, broken);
    const { diagnostics, bundle } = await compileAt(root);
    expect(diagnostics.map(({ code }) => code)).toEqual(['link/unknown-agent']);
    expect(bundle).toBeUndefined();
    expect(readTree(path.join(root, 'out'))).toEqual(before);
  });

  test('keys, documents and files in another order give the same bytes', async () => {
    const expected = await outputOf(smallEstate);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 - 1 }), async (seed) => {
        expect(await outputOf(permuted(smallEstate, seed))).toEqual(expected);
      }),
      { numRuns: 6 },
    );
  });

  test('comments, blank lines and line endings change nothing', async () => {
    const expected = await outputOf(smallEstate);
    const commented = mapValues(
      smallEstate,
      (text) => `# A remark.\n\n${text.replaceAll('\n---\n', '\n---\n# Another.\n')}\n# The end.\n`,
    );
    expect(await outputOf(commented)).toEqual(expected);
    const windows = mapValues(smallEstate, (text) => text.replaceAll('\n', '\r\n'));
    expect(await outputOf(windows)).toEqual(expected);
  });
});

describe('the estate of this repository', () => {
  test('is committed as it compiles', async () => {
    const root = temporaryEstate({});
    for (const part of [
      'adac.yaml',
      'adac.lock',
      'agents',
      'workflows',
      'clusters',
      'policies',
      'out',
    ]) {
      cpSync(path.join(repository, part), path.join(root, part), { recursive: true });
    }
    const { diagnostics, bundle } = await compile({
      root,
      write: false,
      allowDestroy: false,
      onPhase: () => undefined,
    });
    expect(diagnostics).toEqual([]);
    expect(bundle?.changes).toMatchObject({
      created: [],
      changed: [],
      deleted: [],
      lock: { added: 0, removed: 0 },
    });
  });
});

function mapValues(
  record: Readonly<Record<string, string>>,
  change: (text: string) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).map(([key, text]) => [key, change(text)]));
}

/** The same definitions with keys, documents and files in an order that the seed chooses. */
function permuted(
  files: Readonly<Record<string, string>>,
  seed: number,
): Readonly<Record<string, string>> {
  let state = seed;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => [next(), item] as const)
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item);
  // Lists keep their order: it means something to steps and overlays.
  const reorder = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reorder);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      shuffled(Object.entries(value)).map(([key, one]) => [key, reorder(one)]),
    );
  };
  return Object.fromEntries(
    shuffled(Object.entries(files)).map(([file, text]) => [
      file,
      shuffled(loadAll(text))
        .map((document) => dump(reorder(document)))
        .join('---\n'),
    ]),
  );
}
