import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lookForOpa } from '../../../compiler/cli/opa/find-opa.ts';
import { library } from '../../policy/judging.ts';
import { runCommand } from '../../support/run-command.ts';
import { addPolicies, repository, temporaryEstate } from '../../support/temporary-estate.ts';

const project = 'apiVersion: adac.dev/v2\nkind: Project\nmetadata:\n  name: estate\nspec: {}\n';

/** An estate with one rule and its test. */
function estate(rule: string, ...tests: readonly string[]): string {
  return temporaryEstate({
    'adac.yaml': project,
    'policies/ownership/named.rego': `# METADATA
# title: Named
# description: For tests.
# custom:
#   severity: error
#   remedy: Name it.
#   mapping: { nist-ai-rmf: [GOVERN] }
package adac.ownership.named

${rule}
`,
    'policies/ownership/named_test.rego': `package adac.ownership.named_test

import data.adac.ownership.named

${tests.join('\n\n')}
`,
  });
}

const good = `deny contains {"path": ["metadata", "owners"], "message": "No owner."} if {
	not input.metadata.owners
}`;
const wrong = good.replace('metadata.owners', 'metadata.owenrs');
const denied = 'test_denied if count(named.deny) == 1 with input as {}';

/** The least that can be asked at run time. */
const access = `package agents.access

obligations := {"sign": "flag"}

decision := {"allow": false, "reasons": [], "obligations": {}}
`;

describe('list', () => {
  test('prints the mapping of every rule as Markdown', async () => {
    const { code, out } = await runCommand(
      'policy',
      'list',
      '--format',
      'markdown',
      '--project',
      repository,
    );
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(
      2 +
        library.policies.filter(({ path: file }) => !/_test\.rego$|^policies\/runtime\//.test(file))
          .length,
    );
    expect(out).toContain(
      '| `policy/supply-chain/image-pinned` | error | Images are pinned by digest | LLM03 |',
    );
  });

  test('prints one JSON object, versioned', async () => {
    const { out } = await runCommand('policy', 'list', '--format', 'json', '--project', repository);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      command: 'policy list',
      rules: expect.arrayContaining([
        expect.objectContaining({ code: 'policy/ownership/owners-named', set: 'ownership' }),
      ]) as unknown,
    });
  });

  test('says where rules go when there are none', async () => {
    const root = temporaryEstate({ 'adac.yaml': project });
    const { code, err } = await runCommand('policy', 'list', '--project', root);
    expect(code).toBe(3);
    expect(err).toContain('policies/<set>/<rule>.rego');
  });
});

test('without a command, help', async () => {
  const { code, err } = await runCommand('policy');
  expect(code).toBe(3);
  expect(err).toContain('Usage: adac policy');
});

const opa = lookForOpa({});
describe.skipIf(opa === undefined)('with OPA (npm run build:opa, or opa on PATH)', () => {
  test('check finds a field that no input has, with a caret', async () => {
    const { code, err } = await runCommand('policy', 'check', '--project', estate(wrong, denied));
    expect(code).toBe(1);
    expect(err).toContain('policies/ownership/named.rego:11:6 error policy/rego-mistake');
    expect(err).toContain('Undefined ref: input.metadata.owenrs');
    expect(err).toContain('|      ^');
  });

  test('check lets a right rule pass', async () => {
    const { code, out, err } = await runCommand(
      'policy',
      'check',
      '--project',
      estate(good, denied),
    );
    expect({ code, out, err }).toEqual({ code: 0, out: 'checked 2 Rego files\n', err: '' });
  });

  test('build writes the module once', async () => {
    const root = estate(good, denied);
    expect((await runCommand('policy', 'build', '--project', root)).out).toMatch(
      /^policies\/policy\.wasm written, \d+ KiB\n$/,
    );
    expect((await runCommand('policy', 'build', '--project', root)).out).toMatch(/unchanged/);
  });

  test('build gives the committed bytes', async () => {
    const root = temporaryEstate({ 'adac.yaml': project });
    addPolicies(root);
    writeFileSync(path.join(root, 'policies/policy.wasm'), '');
    writeFileSync(path.join(root, 'policies/runtime.wasm'), '');
    expect((await runCommand('policy', 'build', '--project', root)).code).toBe(0);
    const built = (name: string): Buffer => readFileSync(path.join(root, 'policies', name));
    expect(built('policy.wasm').equals(Buffer.from(library.policyModule ?? []))).toBe(true);
    expect(built('runtime.wasm').equals(Buffer.from(library.runtimeModule ?? []))).toBe(true);
  });

  test('build makes only the modules that there is Rego for', async () => {
    const root = temporaryEstate({ 'adac.yaml': project, 'policies/runtime/access.rego': access });
    const { out } = await runCommand('policy', 'build', '--format', 'json', '--project', root);
    expect(JSON.parse(out)).toMatchObject({
      summary: { changed: true, modules: [{ path: 'policies/runtime.wasm', changed: true }] },
    });
    expect(existsSync(path.join(root, 'policies/policy.wasm'))).toBe(false);
  });

  test.each([
    ['names a kind that is none', access.replace('"flag"', '"perhaps"'), '"days" or "number".'],
    ['lacks the mapping', access.replace('obligations :=', 'other :='), 'gives `obligations`'],
    ['breaks off', access.replace('{"sign": "flag"}', '{'), ''],
  ])('build says so where what is asked at run time %s', async (_, rego, words) => {
    const root = temporaryEstate({ 'adac.yaml': project, 'policies/runtime/access.rego': rego });
    const { code, err } = await runCommand('policy', 'build', '--project', root);
    expect(code).toBe(1);
    expect(err).toContain('error policy/rego-mistake');
    expect(err.replaceAll(/\s+/g, ' ')).toContain(words);
    expect(existsSync(path.join(root, 'policies/runtime.wasm'))).toBe(false);
  });

  test('build writes nothing where the Rego is wrong', async () => {
    const root = estate('deny contains 1 if {', denied);
    const { code, err } = await runCommand('policy', 'build', '--project', root);
    expect(code).toBe(1);
    expect(err).toMatch(/^policies\/ownership\/named\.rego:\d+:\d+ error policy\/rego-mistake/);
    expect(() => readFileSync(path.join(root, 'policies/policy.wasm'))).toThrow();
  });

  test('test counts tests and lines, for people and for machines', async () => {
    const half = `${good}\n\ndeny contains {"path": [], "message": "Odd."} if {\n\tinput.id == "odd"\n}`;
    const root = estate(half, denied, 'test_wrong if 1 == 2');
    const pretty = await runCommand('policy', 'test', '--project', root);
    expect(pretty.code).toBe(1);
    expect(pretty.out).toContain(
      'policies/ownership/named_test.rego:7 test_wrong: the test is not true',
    );
    expect(pretty.out).toContain('policies/ownership/named.rego: not reached: 14');
    expect(pretty.out).toMatch(/1 passed, 1 failed; \d+\.\d % of lines reached\n$/);
    const junit = await runCommand('policy', 'test', '--format', 'junit', '--project', root);
    expect(junit.out).toContain(
      '<testsuite name="adac.ownership.named_test" tests="2" failures="1">',
    );
  });

  test('test fails below the coverage that is wanted', async () => {
    const half = `${good}\n\ndeny contains {"path": [], "message": "Odd."} if {\n\tinput.id == "odd"\n}`;
    const { code, out } = await runCommand(
      'policy',
      'test',
      '--coverage',
      '99',
      '--format',
      'json',
      '--project',
      estate(half, denied),
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      ok: false,
      summary: { passed: 1, failed: 0 },
    });
  });

  test('fmt --check finds what fmt mends', async () => {
    const root = estate('deny  contains 1  if input.id', denied);
    const before = await runCommand('policy', 'fmt', '--check', '--project', root);
    expect(before.code).toBe(1);
    expect(before.err).toContain('policy/rego-format');
    expect((await runCommand('policy', 'fmt', '--project', root)).out).toBe(
      '~ policies/ownership/named.rego\n',
    );
    expect((await runCommand('policy', 'fmt', '--check', '--project', root)).code).toBe(0);
  });
});

test('--coverage wants a percentage', async () => {
  const { code, err } = await runCommand(
    'policy',
    'test',
    '--coverage',
    'much',
    '--project',
    estate(good, denied),
  );
  expect(code).toBe(3);
  expect(err).toContain('0 to 100');
});
