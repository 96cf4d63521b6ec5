import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emit } from '../../compiler/emit/emit.ts';
import {
  clusterEmitters,
  environmentEmitters,
  namespaceEmitters,
  workloadEmitters,
} from '../../compiler/emit/emitters.ts';
import { emittedObjects } from '../support/emitted.ts';
import { renderFiles } from '../support/render-files.ts';
import { goldenCases } from './golden-cases.ts';

/** `UPDATE_GOLDEN=1 npx vitest run test/emit/golden.test.ts` writes what is emitted today; read the difference. */
const update = process.env.UPDATE_GOLDEN === '1';

describe.each(Object.entries(goldenCases))('%s', (name, placed) => {
  const folder = join(import.meta.dirname, '..', 'golden', name, 'expected');

  test('emits what was read and found fit to deploy', () => {
    const { value, diagnostics } = emit(placed());
    expect(diagnostics).toEqual([]);
    const files = renderFiles(value.files);
    if (update) write(folder, files);
    expect(Object.fromEntries(files)).toEqual(read(folder));
  });

  test('renders equal bytes however often it is asked', () => {
    const { files } = emit(placed()).value;
    expect(renderFiles(files)).toEqual(renderFiles(files));
    expect(renderFiles(emit(placed()).value.files)).toEqual(renderFiles(files));
  });
});

test('every emitter has a case in which it writes something', () => {
  const registered = [
    ...Object.values(workloadEmitters).flat(),
    ...clusterEmitters,
    ...namespaceEmitters,
    ...environmentEmitters,
  ].map(({ kind }) => kind);
  const emitted = Object.values(goldenCases).flatMap((placed) => emittedObjects(placed()));
  const kinds = new Set(emitted.map(({ kind }) => kind));
  expect(registered.length).toBeGreaterThan(30);
  expect(registered.filter((kind) => !kinds.has(kind))).toEqual([]);
});

function write(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function read(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.yaml'),
  );
  return Object.fromEntries(
    paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
  );
}
