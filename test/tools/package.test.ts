import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const withOpa = readOpaModules(path.join(root, 'dist/opa')).length > 0;

let folder = '';
let files: readonly string[] = [];

/** Packs this checkout as it is built, and unpacks it beside the packages that it depends on. */
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'adac-package-'));
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  execFileSync('npm', pack, { cwd: root });
  const [tarball = ''] = readdirSync(folder);
  const listed = execFileSync('tar', ['-tzf', tarball], { cwd: folder, encoding: 'utf8' });
  files = listed.trim().split('\n');
  execFileSync('tar', ['-xzf', tarball], { cwd: folder });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'package/node_modules'));
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the packed program on a project where nothing but Node is installed. */
function adac(...args: string[]): { readonly code: number | null; readonly text: string } {
  const program = path.join(folder, 'package/dist/adac.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: path.join(folder, 'project'),
    env: { PATH: path.dirname(process.execPath), HOME: folder },
    encoding: 'utf8',
  });
  return { code: status, text: stdout + stderr };
}

describe('the package', () => {
  it.each(['dist/adac.js', 'policies/supply-chain/image-pinned.rego', 'README.md', 'CHANGELOG.md'])(
    'holds %s',
    (file) => {
      expect(files).toContain(`package/${file}`);
    },
  );

  it('holds the schemas that editors read', () => {
    expect(
      files.filter((file) => /^package\/schemas\/.*\.json$/.test(file)).length,
    ).toBeGreaterThan(9);
  });

  it('holds no tests, benches, tools of this repository, examples or output', () => {
    const strange =
      /^package\/(dist\/(test|bench|tools)|test|bench|agents|clusters|out|workflows)\//;
    expect(files.filter((file) => strange.test(file))).toEqual([]);
  });

  it('says its version and lists its rules', () => {
    mkdirSync(path.join(folder, 'project'), { recursive: true });
    expect(adac('--version')).toMatchObject({ code: 0 });
    const scaffold = adac('init', 'project', 'support', '--namespace', 'support');
    expect(scaffold).toMatchObject({ code: 0 });
    expect(adac('check').text).toContain('checked');
  });

  it.skipIf(!withOpa)('judges a rule of its user without Go and without opa on PATH', () => {
    const policies = path.join(folder, 'project/policies/own');
    mkdirSync(policies, { recursive: true });
    const rule = (field: string): string => `# METADATA
# title: Few steps
# description: Short runs are easier to follow.
# custom:
#   severity: error
#   remedy: Set \`spec.limits.maxSteps\` to at most 9.
#   mapping:
#     owasp-llm: [LLM10]
#     nist-ai-rmf: [MANAGE]
package adac.own.few_steps

deny contains {"message": "A run may take too many steps.", "path": ["spec", "limits"]} if {
	input.limits.${field} > 9
}
`;
    writeFileSync(path.join(policies, 'few-steps.rego'), rule('maxSteps'));
    const right = adac('policy', 'check');
    expect(right.code, right.text).toBe(0);
    writeFileSync(path.join(policies, 'few-steps.rego'), rule('maxStep'));
    const wrong = adac('policy', 'check');
    expect(wrong.text).toContain('policies/own/few-steps.rego:13:');
    expect(wrong.text).toContain('maxStep');
    expect(wrong.code).toBe(1);
  });
});

function readOpaModules(from: string): readonly string[] {
  return existsSync(from) ? readdirSync(from).filter((name) => name.endsWith('.wasm')) : [];
}
