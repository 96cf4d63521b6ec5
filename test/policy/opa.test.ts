import { afterAll, describe, expect, test } from 'vitest';
import { buildPolicyModule } from '../../compiler/cli/opa/build-policy-module.ts';
import { policySchemas } from '../../compiler/cli/opa/policy-schemas.ts';
import { regoFiles } from '../../compiler/cli/opa/rego-files.ts';
import type { RegoMistake } from '../../compiler/cli/opa/opa-request.ts';
import { readJsonSection } from '../../compiler/policy/module-record.ts';
import { webAssembly } from '../../compiler/policy/web-assembly.ts';
import { hostile, library } from './judging.ts';
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
    checkTypes(program);
  });
}

function checkRepository({ ask, askOver }: OpaProgram): void {
  test('the library passes OPA in strict mode, its types are right, and it keeps the contract', () => {
    const files = regoFiles(library.policies);
    expect(ask({ command: 'check', files, schemas: policySchemas() }).mistakes).toEqual([]);
  });

  test('the hostile policies keep the contract', () => {
    expect(askOver('check', hostile.policies).mistakes).toEqual([]);
  });

  test.each([
    ['library', library],
    ['hostile policies', hostile],
  ])('the %s are formatted by OPA', (_, { policies }) => {
    expect(askOver('format', policies)).toMatchObject({ files: [], mistakes: [] });
  });

  test('its Rego tests pass, and reach nearly every line', () => {
    const { tests, coverage, mistakes } = askOver('test', library.policies);
    expect(mistakes).toEqual([]);
    expect(tests.filter(({ passed }) => !passed)).toEqual([]);
    expect(tests.length).toBeGreaterThanOrEqual(50);
    const covered = coverage.reduce((sum, one) => sum + one.covered, 0);
    const missed = coverage.reduce((sum, one) => sum + one.missed.length, 0);
    expect(covered / (covered + missed)).toBeGreaterThanOrEqual(0.95);
  });
}

function checkBuild(opa: OpaProgram): void {
  test.each([
    ['library', library],
    ['hostile policies', hostile],
  ])('of the %s gives the committed bytes, every time', (_, { policies, policyModule }) => {
    const first = moduleOf(opa, policies);
    expect(Buffer.compare(moduleOf(opa, policies), first)).toBe(0);
    expect(Buffer.compare(first, policyModule ?? new Uint8Array())).toBe(0);
  });

  test('tells what is read of the input, also where it is read as a whole', () => {
    const reads = (body: string): unknown => {
      const module = moduleOf(opa, [rule(`deny contains finding if {\n\t${body}\n}`)]);
      return readJsonSection(new webAssembly.Module(new Uint8Array(module)), 'adac.reads');
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
    const body = `deny contains {"path": [], "message": answer} if {\n\tanswer := ${call}\n}`;
    expect(mistakesOf(opa, [rule(body)])).toMatchObject([
      { path: 'a/b.rego', line: 11, column: 12, message: `undefined function ${name}` },
    ]);
  });
}

function checkContract({ askOver, start }: OpaProgram): void {
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
    const [mistake] = askOver('check', [rule(body)]).mistakes;
    expect(mistake?.message).toContain(message);
    expect(mistake).toMatchObject({ path: 'a/b.rego' });
    expect(mistake?.line).toBeGreaterThan(1);
  });

  test('refuses a package that does not follow from the path', () => {
    const { text } = rule('deny contains 1 if input.id');
    expect(askOver('check', [{ path: 'policies/a/c.rego', text }]).mistakes).toMatchObject([
      { message: 'the package is adac.a.b, but the path asks for adac.a.c' },
    ]);
  });

  test('refuses a rule outside of a set', () => {
    const { text } = rule('deny contains 1 if input.id');
    const [mistake] = askOver('check', [{ path: 'policies/b.rego', text }]).mistakes;
    expect(mistake?.message).toContain('<set>/<rule>.rego');
  });

  test('refuses a rule without METADATA', () => {
    const path = 'policies/a/b.rego';
    const text = 'package adac.a.b\n\ndeny contains 1 if input.id\n';
    expect(askOver('check', [{ path, text }]).mistakes).toMatchObject([
      { message: 'the package has no METADATA' },
    ]);
  });

  test('tells which tests fail, and which lines no test reaches', () => {
    const good = rule('deny contains 1 if input.id');
    const text = 'package adac.a.b_test\n\ntest_wrong if 1 == 2\n';
    const { tests, coverage } = askOver('test', [good, { path: 'policies/a/b_test.rego', text }]);
    expect(tests).toMatchObject([{ name: 'test_wrong', passed: false, line: 3 }]);
    expect(coverage).toMatchObject([{ path: 'a/b.rego', covered: 0, missed: [10] }]);
    expect(askOver('test', [good]).tests).toEqual([]);
  });

  test('gives what is not formatted as OPA writes it', () => {
    const loose = rule('deny  contains   1 if input.id');
    expect(askOver('format', [loose]).files).toEqual([
      { path: 'a/b.rego', text: rule('deny contains 1 if input.id').text },
    ]);
  });

  test.each(['', '{', '{"command":"compile","files":[]}', '{"comand":"check"}'])(
    'does not answer %j',
    (input) => {
      const { status, stderr } = start(input);
      expect(status).toBe(3);
      expect(stderr).not.toBe('');
    },
  );
}

function checkTypes({ ask }: OpaProgram): void {
  const typed = (body: string): readonly RegoMistake[] =>
    ask({ command: 'check', files: regoFiles([rule(body)]), schemas: policySchemas() }).mistakes;

  test.each([
    ['deny contains 1 if input.spec.limits.timeuot', 'input.spec.limits.timeuot'],
    ['deny contains 1 if input.tools[_].hosst', 'hosst'],
    ['deny contains 1 if input.metadata.owner', 'input.metadata.owner'],
    ['deny contains 1 if input.agents', 'input.agents'],
    ['deny contains 1 if input.spec.tools[_].alow', 'alow'],
  ])('refuses %s, which no input has', (body, name) => {
    const [mistake] = typed(body);
    expect(mistake).toMatchObject({ path: 'a/b.rego', line: 10 });
    expect(mistake?.message).toContain('undefined ref');
    expect(mistake?.message).toContain(name);
  });

  test.each([
    'deny contains 1 if input.spec.prompt.text',
    'deny contains 1 if input.spec.policies["audit-all-actions"]',
    'deny contains 1 if input.metadata.labels.team',
    'deny contains 1 if input.spec.resources.cpu == 1',
  ])('lets %s pass', (body) => {
    expect(typed(body)).toEqual([]);
  });
}

function moduleOf(opa: OpaProgram, policies: readonly { path: string; text: string }[]): Buffer {
  const built = buildPolicyModule(opa, policies);
  if (!(built instanceof Uint8Array)) throw new Error(JSON.stringify(built));
  return Buffer.from(built);
}

function mistakesOf(
  opa: OpaProgram,
  policies: readonly { path: string; text: string }[],
): readonly RegoMistake[] {
  const built = buildPolicyModule(opa, policies);
  return built instanceof Uint8Array ? [] : built;
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
