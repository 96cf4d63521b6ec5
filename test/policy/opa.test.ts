import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readJsonSection, moduleRecord, withRecord } from '../../compiler/policy/module-record.ts';
import { webAssembly } from '../../compiler/policy/web-assembly.ts';
import { hostile, library, repository } from './judging.ts';
import { buildOpaProgram } from './opa-program.ts';
import type { OpaProgram } from './opa-program.ts';

/** The Go program that builds policies, over the policies of this repository and over wrong ones. */

const program = buildOpaProgram();
if (typeof program === 'string') {
  test.skip(`policies are not built here: ${program}`);
} else {
  afterAll(program.remove);
  describe('the Rego of this repository', () => {
    checkRepository(program);
  });
  describe('build', () => {
    checkBuild(program);
  });
  describe('check', () => {
    checkContract(program);
  });
}

const folders = ['policies', 'test/policy/fixtures/hostile/policies'];

function checkRepository({ run }: OpaProgram): void {
  test.each(folders)('%s passes OPA in strict mode and keeps the contract', (folder) => {
    expect(run(['check', path.join(repository, folder)])).toMatchObject({ status: 0, stderr: '' });
  });

  test.each(folders)('%s is formatted by OPA', (folder) => {
    expect(run(['fmt', '--check', path.join(repository, folder)])).toMatchObject({
      status: 0,
      stderr: '',
    });
  });

  test('its Rego tests pass', () => {
    const { status, stdout, stderr } = run(['test', path.join(repository, 'policies')]);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(
      Number(/^(\d+) passed, 0 failed\n$/.exec(stdout.toString())?.[1]),
    ).toBeGreaterThanOrEqual(50);
  });
}

function checkBuild({ runOver }: OpaProgram): void {
  test.each([
    ['library', library],
    ['hostile policies', hostile],
  ])('of the %s gives the committed bytes, every time', (_, { policies, policyModule }) => {
    const first = runOver('build', policies);
    expect(first.stderr).toBe('');
    expect(runOver('build', policies).stdout.equals(first.stdout)).toBe(true);
    const module = withRecord(first.stdout, moduleRecord(policies));
    expect(Buffer.compare(module, policyModule ?? new Uint8Array())).toBe(0);
  });

  test('tells what is read of the input, also where it is read as a whole', () => {
    const reads = (body: string): unknown => {
      const { stdout, stderr } = runOver('build', [
        rule(`deny contains finding if {\n\t${body}\n}`),
      ]);
      expect(stderr).toBe('');
      return readJsonSection(new webAssembly.Module(stdout), 'adac.reads');
    };
    const finding = 'finding := {"path": [], "message": "No."}';
    expect(reads(`input.spec.tools[_].name == input.id\n\t${finding}`)).toEqual([
      ['id'],
      ['spec', 'tools'],
    ]);
    expect(reads(`input.spec.role\n\tinput.spec\n\t${finding}`)).toEqual([['spec']]);
    expect(reads(`some key in ["a", "b"]\n\tinput.metadata[key]\n\t${finding}`)).toEqual([
      ['metadata'],
    ]);
    expect(reads(`some key, _ in input\n\tkey == "spec"\n\t${finding}`)).toEqual([[]]);
    expect(reads(`whole := input\n\twhole.spec\n\t${finding}`)).toEqual([[]]);
    expect(reads(`object.get(input, "spec", 0) == 0\n\t${finding}`)).toEqual([[]]);
    expect(reads(finding)).toEqual([]);
  });

  test.each([
    ['http.send({"method": "get", "url": "https://example.com"})', 'http.send'],
    ['opa.runtime()', 'opa.runtime'],
    ['time.now_ns()', 'time.now_ns'],
    ['rand.intn("seed", 10)', 'rand.intn'],
    ['uuid.rfc4122("seed")', 'uuid.rfc4122'],
    ['net.lookup_ip_addr("example.com")', 'net.lookup_ip_addr'],
    ['regex.split("(a+)+$", input.id)', 'regex.split'],
    ['sprintf("%v", [input.id])', 'sprintf'],
    ['crypto.sha256(input.id)', 'crypto.sha256'],
    ['io.jwt.decode(input.id)', 'io.jwt.decode'],
  ])('refuses %s, at its line', (call, name) => {
    const { status, stdout, stderr } = runOver('build', [
      rule(`deny contains {"path": [], "message": answer} if {\n\tanswer := ${call}\n}`),
    ]);
    expect(status).toBe(1);
    expect(stdout).toHaveLength(0);
    expect(stderr).toMatch(
      new RegExp(`^a/b\\.rego:11:12: .*undefined function ${name.replaceAll('.', '\\.')}`),
    );
  });
}

function checkContract({ runOver, run }: OpaProgram): void {
  test.each([
    ['deny := true if input.id', 'deny must be a set'],
    ['deny[input.id] := true', 'deny must be a set'],
    ['allow if input.id', 'gives neither deny nor warn'],
    ['deny contains 1 if input.id\n\nwarn contains 1 if input.id', 'deny or warn, not both'],
    ['warn contains 1 if input.id', 'custom.severity: warning'],
    ['deny contains 1 if inptu.id', 'unsafe'],
    ['deny contains unused if {\n\tunused := 1\n\tother := input.id\n}', 'other'],
    ['deny contains 1 if {', 'unexpected eof'],
  ])('refuses %j', (body, message) => {
    const { status, stderr } = runOver('check', [rule(body)]);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^a\/b\.rego:\d+:\d+: /);
    expect(status).toBe(1);
  });

  test('refuses a package that does not follow from the path', () => {
    const { text } = rule('deny contains 1 if input.id');
    const { status, stderr } = runOver('check', [{ path: 'policies/a/c.rego', text }]);
    expect(status).toBe(1);
    expect(stderr).toContain('the package is adac.a.b, but the path asks for adac.a.c');
  });

  test('refuses a rule outside of a set', () => {
    const { text } = rule('deny contains 1 if input.id');
    expect(runOver('check', [{ path: 'policies/b.rego', text }]).stderr).toContain(
      '<set>/<rule>.rego',
    );
  });

  test('refuses a rule without METADATA', () => {
    const path = 'policies/a/b.rego';
    const text = 'package adac.a.b\n\ndeny contains 1 if input.id\n';
    expect(runOver('check', [{ path, text }]).stderr).toContain('the package has no METADATA');
  });

  test('tells which tests fail, and that there are none', () => {
    const good = rule('deny contains 1 if input.id');
    const text = 'package adac.a.b_test\n\ntest_wrong if 1 == 2\n';
    const failing = runOver('test', [good, { path: 'policies/a/b_test.rego', text }]);
    expect(failing.status).toBe(1);
    expect(failing.stdout.toString()).toBe('0 passed, 1 failed\n');
    expect(failing.stderr).toContain('a/b_test.rego:3:1: ');
    expect(runOver('test', [good])).toMatchObject({ status: 1 });
  });

  test('tells which files are not formatted', () => {
    const loose = rule('deny  contains   1 if input.id');
    const { status, stderr } = runOver('fmt --check', [loose]);
    expect(status).toBe(1);
    expect(stderr).toBe('a/b.rego:1:1: the file is not formatted as opa fmt does\n');
    expect(runOver('fmt', [loose])).toMatchObject({ status: 0, stderr: '' });
  });

  test.each([[], ['compile', '.'], ['check'], ['check', '--check', '.'], ['check', '.', '.']])(
    'answers %j with its usage',
    (...args) => {
      const { status, stderr } = run(args);
      expect(status).toBe(3);
      expect(stderr).toContain('usage: opa build|check|test|fmt');
    },
  );
}

/** A rule with everything that the contract asks for, its body from line 10 on. */
function rule(body: string): { path: string; text: string } {
  const text = `# METADATA
# title: A rule
# description: For tests.
# custom:
#   severity: error
#   remedy: None.
#   mapping: {}
package adac.a.b

${body}
`;
  return { path: 'policies/a/b.rego', text };
}
