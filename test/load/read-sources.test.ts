import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { CannotRunError } from '../../compiler/diagnostic/cannot-run-error.ts';
import { readSources } from '../../compiler/load/read-sources.ts';
import type { SourceSet } from '../../compiler/model/program.ts';
import { lineIndex, positionAt } from '../../compiler/source/line-index.ts';
import { locate } from '../../compiler/source/locate.ts';
import { temporaryEstate } from '../support/temporary-estate.ts';

const project = 'kind: Project\n';

/** What is read of a project, by path. */
function pathsOf({ definitions, templates, policies }: SourceSet): Record<string, string[]> {
  const paths = (files: SourceSet['definitions']): string[] => files.map(({ path }) => path);
  return {
    definitions: paths(definitions),
    templates: paths(templates),
    policies: paths(policies),
  };
}

/** The findings of a project as `path:line:column code: message`. */
function findingsOf(root: string): string[] {
  return readSources(root).diagnostics.map(({ code, message, place }) => {
    const { file, span } = locate(place);
    const { line, column } = positionAt(lineIndex(file.text), span.start);
    return `${file.path}:${line}:${column} ${code}: ${message}`;
  });
}

describe('readSources', () => {
  test('reads what the default globs match, sorted by path', () => {
    const root = temporaryEstate({
      'adac.yaml': project,
      'agents/b.yaml': 'b',
      'agents/a/z.yml': 'z',
      'agents/a.yaml': 'a',
      'agents/B.json': '{}',
      'agents/prompts/p.hbs': 'Hello {{name}}',
      'agents/finance/prompts/q.md': 'Hi',
      'agents/README.md': 'not read',
      'workflows/w.yaml': 'w',
      'clusters/c.yaml': 'c',
      'policies/owners.rego': 'package x',
      'policies/owners_test.rego': 'package y',
      'policies/data.json': '{}',
      'policies/waivers.yaml': 'kind: PolicyWaiver',
      'other/x.yaml': 'not read',
      'out/agents/x.yaml': 'not read',
      'agents/node_modules/m/x.yaml': 'not read',
      'agents/.hidden/x.yaml': 'not read',
      'agents/.git/x.yaml': 'not read',
    });
    const { value, diagnostics } = readSources(root);
    expect(diagnostics).toEqual([]);
    expect(value.project).toEqual({ path: 'adac.yaml', text: project });
    expect(pathsOf(value)).toEqual({
      definitions: [
        'agents/B.json',
        'agents/a.yaml',
        'agents/a/z.yml',
        'agents/b.yaml',
        'clusters/c.yaml',
        'policies/waivers.yaml',
        'workflows/w.yaml',
      ],
      templates: ['agents/finance/prompts/q.md', 'agents/prompts/p.hbs'],
      policies: ['policies/owners.rego', 'policies/owners_test.rego'],
    });
    expect(value.templates[1]?.text).toBe('Hello {{name}}');
  });

  test('reads the policy module and the lock, where they are', () => {
    const root = temporaryEstate({ 'adac.yaml': project });
    expect(readSources(root).value).toMatchObject({ policyModule: undefined, lock: undefined });
    mkdirSync(join(root, 'policies'));
    writeFileSync(join(root, 'policies/policy.wasm'), new Uint8Array([0, 0x61, 0x73, 0x6d, 0xff]));
    writeFileSync(join(root, 'adac.lock'), '# lock\n');
    const { value, diagnostics } = readSources(root);
    expect(diagnostics).toEqual([]);
    expect(value.policyModule).toEqual(new Uint8Array([0, 0x61, 0x73, 0x6d, 0xff]));
    expect(value.runtimeModule).toBeUndefined();
    expect(value.lock).toBe('# lock\n');
  });

  test('reads the module of what is asked at run time', () => {
    const root = temporaryEstate({ 'adac.yaml': project });
    mkdirSync(join(root, 'policies'));
    writeFileSync(join(root, 'policies/runtime.wasm'), new Uint8Array([1, 2]));
    const { value, diagnostics } = readSources(root);
    expect(diagnostics).toEqual([]);
    expect(value.runtimeModule).toEqual(new Uint8Array([1, 2]));
    expect(value.policyModule).toBeUndefined();
  });

  test('a project without any folder is read', () => {
    const root = temporaryEstate({ 'adac.yaml': project });
    const { value, diagnostics } = readSources(root);
    expect(diagnostics).toEqual([]);
    expect(pathsOf(value)).toEqual({ definitions: [], templates: [], policies: [] });
  });

  test('keeps a byte order mark and Windows line ends, so that offsets are those of the file', () => {
    const root = temporaryEstate({ 'adac.yaml': project, 'agents/a.yaml': '\ufeffa: 1\r\n' });
    expect(readSources(root).value.definitions[0]?.text).toBe('\ufeffa: 1\r\n');
  });
});

describe('spec.sources', () => {
  test('says which files are definitions; prompts and policies are read all the same', () => {
    const root = temporaryEstate({
      'adac.yaml': 'spec:\n  output: built\n  sources:\n    - defs/**/*.yaml\n    - "*.json"\n',
      'defs/x/a.yaml': 'a',
      'defs/built/b.yaml': 'b',
      'built/defs/c.yaml': 'not read',
      'top.json': '{}',
      'agents/x.yaml': 'not read',
      'agents/prompts/p.hbs': 'p',
      'policies/owners.rego': 'package x',
    });
    const { value, diagnostics } = readSources(root);
    expect(diagnostics).toEqual([]);
    expect(pathsOf(value)).toEqual({
      definitions: ['defs/built/b.yaml', 'defs/x/a.yaml', 'top.json'],
      templates: ['agents/prompts/p.hbs'],
      policies: ['policies/owners.rego'],
    });
  });

  test('a file that two globs match is read once', () => {
    const root = temporaryEstate({
      'adac.yaml': 'spec: {sources: ["agents/**", "agents/*.yaml"]}\n',
      'agents/a.yaml': 'a',
    });
    expect(findingsOf(root)).toEqual([]);
    expect(readSources(root).value.definitions).toHaveLength(1);
  });

  test('a glob that matches nothing is found where it is written', () => {
    const root = temporaryEstate({
      'adac.yaml': 'spec:\n  sources:\n    - agents/**\n    - "agnets/**"\n    - docs/*\n',
      'agents/a.yaml': 'a',
      'docs/README.md': 'nothing that adac reads',
    });
    expect(findingsOf(root)).toEqual([
      'adac.yaml:4:7 load/unmatched-glob: The glob "agnets/**" matches no file that adac reads.',
      'adac.yaml:5:7 load/unmatched-glob: The glob "docs/*" matches no file that adac reads.',
    ]);
  });

  test('the output folder is not read, even where a glob names it', () => {
    const root = temporaryEstate({
      'adac.yaml': 'spec: {sources: ["**/*.yaml"]}\n',
      'out/bundle/a.yaml': 'not read',
      'agents/a.yaml': 'a',
    });
    expect(pathsOf(readSources(root).value).definitions).toEqual(['agents/a.yaml']);
  });
});

describe('a project that cannot be read', () => {
  test.each([
    [
      'no adac.yaml',
      (root: string) => {
        rmSync(join(root, 'adac.yaml'));
      },
      'There is no adac.yaml in this folder.',
    ],
    [
      'a folder of that name',
      (root: string) => {
        rmSync(join(root, 'adac.yaml'));
        mkdirSync(join(root, 'adac.yaml'));
      },
      'The file adac.yaml is no regular file.',
    ],
    [
      'a link',
      (root: string) => {
        rmSync(join(root, 'adac.yaml'));
        symlinkSync('/etc/hostname', join(root, 'adac.yaml'));
      },
      'The file adac.yaml is no regular file.',
    ],
    [
      'UTF-16',
      (root: string) => {
        writeFileSync(join(root, 'adac.yaml'), '\ufeffa: 1', 'utf16le');
      },
      'The file adac.yaml is not UTF-8.',
    ],
    [
      'too much',
      (root: string) => {
        writeFileSync(join(root, 'adac.yaml'), '#'.repeat(2 ** 20 + 1));
      },
      'The file adac.yaml is larger than 1 MiB.',
    ],
  ])('%s', (_name, spoil, message) => {
    const root = temporaryEstate({ 'adac.yaml': project });
    spoil(root);
    expect(() => readSources(root)).toThrow(message);
  });

  test('no folder at all, with help', () => {
    const root = join(temporaryEstate({}), 'missing');
    try {
      readSources(root);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(CannotRunError);
      expect(error).toMatchObject({
        name: 'CannotRunError',
        help: 'Run adac in a folder that holds an adac.yaml.',
      });
    }
  });
});

describe('a file that cannot be read', () => {
  test('is found where it stops being UTF-8, and the others are read', () => {
    const root = temporaryEstate({ 'adac.yaml': project, 'agents/b.yaml': 'b' });
    writeFileSync(join(root, 'agents/a.yaml'), Buffer.from('a: x\nb: \xfcber\n', 'latin1'));
    expect(findingsOf(root)).toEqual(['agents/a.yaml:2:4 load/not-utf8: The file is not UTF-8.']);
    expect(pathsOf(readSources(root).value).definitions).toEqual(['agents/b.yaml']);
  });

  test.skipIf(process.getuid?.() === 0)('is found where permissions forbid it', () => {
    const root = temporaryEstate({
      'adac.yaml': project,
      'agents/a.yaml': 'a',
      'clusters/c.yaml': 'c',
    });
    chmodSync(join(root, 'agents/a.yaml'), 0);
    chmodSync(join(root, 'clusters'), 0);
    const findings = findingsOf(root);
    chmodSync(join(root, 'clusters'), 0o700);
    expect(findings).toEqual([
      'clusters/:1:1 load/unreadable: The folder cannot be read.',
      'agents/a.yaml:1:1 load/unreadable: The file cannot be read.',
    ]);
  });

  test('is found where the lock or the module is no file', () => {
    const root = temporaryEstate({ 'adac.yaml': project, 'policies/x.rego': 'package x' });
    symlinkSync('/etc/hostname', join(root, 'adac.lock'));
    symlinkSync('/etc/hostname', join(root, 'policies/policy.wasm'));
    expect(findingsOf(root)).toEqual([
      'policies/policy.wasm:1:1 load/not-a-regular-file: This is a symbolic link, and adac reads regular files only.',
      'adac.lock:1:1 load/not-a-regular-file: This is no regular file.',
    ]);
  });
});
