// Builds policies/policy.wasm from the Rego beside it: `npm run build:policy`. Needs Go, and dist/ built.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { entryModule } from '../dist/compiler/policy/entry-module.js';
import { moduleRecord, withRecord } from '../dist/compiler/policy/module-record.js';
import { policyRules } from '../dist/compiler/policy/policy-rules.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.resolve(root, process.argv[2] ?? 'policies');
const target = path.resolve(root, process.argv[3] ?? path.join(folder, 'policy.wasm'));

const policies = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.rego'))
  .map((file) => ({
    path: `policies/${file.replaceAll(path.sep, '/')}`,
    text: readFileSync(path.join(folder, file), 'utf8'),
  }));

const module = runOpa(['build', folder], entryModule(policyRules(policies)));
writeFileSync(target, withRecord(module, moduleRecord(policies)));

/** What the Go program answers; where it finds mistakes it has written them, and this ends as it did. */
function runOpa(args, input) {
  try {
    return execFileSync('go', ['run', '.', ...args], {
      cwd: path.join(root, 'tools', 'opa'),
      env: { ...process.env, GOFLAGS: '-mod=readonly' },
      input,
      maxBuffer: 64 * 2 ** 20,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
  } catch (error) {
    if (error.code === 'ENOENT') console.error('Building policies needs Go: https://go.dev/dl');
    process.exit(error.status ?? 3);
  }
}
