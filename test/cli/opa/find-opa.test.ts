import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildPolicyModule } from '../../../compiler/cli/opa/build-policy-module.ts';
import { findOpa, lookForOpa } from '../../../compiler/cli/opa/find-opa.ts';
import { installedOpa } from '../../../compiler/cli/opa/installed-opa.ts';
import { opaDigest } from '../../../compiler/cli/opa/opa-digest.ts';
import { policySchemas } from '../../../compiler/cli/opa/policy-schemas.ts';
import { regoFiles } from '../../../compiler/cli/opa/rego-files.ts';
import { library } from '../../policy/judging.ts';
import { repository, temporaryEstate } from '../../support/temporary-estate.ts';

const builtins = path.join(repository, 'tools/opa/builtins.json');
const sources = path.join(repository, 'tools/opa');

describe('where OPA comes from', () => {
  test('the module is looked for by the digest of its sources', () => {
    const root = temporaryEstate({});
    cpSync(sources, path.join(root, 'tools/opa'), { recursive: true });
    mkdirSync(path.join(root, 'dist/opa'), { recursive: true });
    expect(lookForOpa({ root, searchPath: '' })).toBeUndefined();
    cpSync(builtins, path.join(root, `dist/opa/${opaDigest(sources)}.wasm`));
    expect(lookForOpa({ root, searchPath: '' })?.name).toBe('the OPA that adac brings along');
    cpSync(builtins, path.join(root, 'tools/opa/more.go'));
    expect(lookForOpa({ root, searchPath: '' })).toBeUndefined();
  });

  test('a package holds no sources, and just one module', () => {
    const root = temporaryEstate({ 'dist/opa/0123.wasm': '', 'tools/opa/builtins.json': '[]' });
    expect(lookForOpa({ root, searchPath: '' })?.name).toBe('the OPA that adac brings along');
  });

  test('without any, the error says which of three to install', () => {
    const root = temporaryEstate({ 'tools/opa/builtins.json': '[]' });
    expect(() => findOpa({ root, searchPath: '' })).toThrow('There is no OPA');
  });
});

const installed = installedOpa(builtins);
describe.skipIf(installed === undefined)('the opa on PATH', () => {
  test('builds the committed module, byte for byte', () => {
    if (installed === undefined) return;
    const built = buildPolicyModule(installed, library.policies);
    if (!(built instanceof Uint8Array)) throw new Error(JSON.stringify(built));
    expect(Buffer.from(built).equals(Buffer.from(library.policyModule ?? []))).toBe(true);
  });

  test('checks, tests and formats the library', () => {
    const files = regoFiles(library.policies);
    const check = installed?.ask({ command: 'check', files, schemas: policySchemas() });
    expect(check?.mistakes).toEqual([]);
    expect(installed?.ask({ command: 'format', files })).toMatchObject({ files: [], mistakes: [] });
    const { tests, coverage } = installed?.ask({ command: 'test', files }) ?? {};
    expect(tests?.every(({ passed }) => passed)).toBe(true);
    expect(tests?.length).toBeGreaterThan(50);
    expect(coverage?.every(({ missed }) => missed.length === 0)).toBe(true);
  });

  test('keeps the place of a mistake, and the contract of rules', () => {
    const files = [{ path: 'a/b.rego', text: 'package adac.a.b\n\ndeny contains 1 if inptu.id\n' }];
    expect(installed?.ask({ command: 'check', files, schemas: {} }).mistakes).toMatchObject([
      { path: 'a/b.rego', line: 3 },
    ]);
    const loose = [{ path: 'a/b.rego', text: 'package adac.a.c\n\ndeny := 1 if input.id\n' }];
    const build = installed?.ask({
      command: 'build',
      files: loose,
      entrypoints: ['adac/a/c/deny'],
    });
    expect(build?.mistakes.map(({ message }) => message)).toEqual([
      'the package is adac.a.c, but the path asks for adac.a.b',
      'deny must be a set: write `deny contains …`',
    ]);
  });
});

const go = spawnSync('go', ['version']).status === 0;
test.skipIf(!go)(
  'OPA is built to the same bytes, twice (needs Go)',
  () => {
    const root = temporaryEstate({});
    const bytes = ['first', 'second'].map((name) => {
      const output = path.join(root, name);
      const script = path.join(repository, 'tools/build-opa.mjs');
      const { status } = spawnSync(process.execPath, [script, '--output', output]);
      expect(status).toBe(0);
      return readFileSync(output);
    });
    expect(bytes[0]?.length).toBeGreaterThan(2 ** 20);
    expect(bytes[0]?.equals(bytes[1] ?? Buffer.alloc(0))).toBe(true);
  },
  600_000,
);
