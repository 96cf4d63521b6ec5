// Builds policies/policy.wasm from the Rego beside it: `npm run build:policy`. Needs Go, and dist/ built.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { entryModule } from '../dist/compiler/policy/entry-module.js';
import { moduleRecord, withRecord } from '../dist/compiler/policy/module-record.js';
import { policyRules } from '../dist/compiler/policy/policy-rules.js';

const root = fileURLToPath(new URL('..', import.meta.url));

// The library, and what its tests misbehave with.
for (const folder of ['policies', 'test/policy/fixtures/hostile/policies']) {
  const target = path.join(root, folder, 'policy.wasm');
  const policies = readPolicies(path.join(root, folder));
  const module = runOpa(['build', path.join(root, folder)], entryModule(policyRules(policies)));
  writeFileSync(target, withRecord(module, moduleRecord(policies)));
}

function readPolicies(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.rego'))
    .map((file) => ({
      path: `policies/${file.replaceAll(path.sep, '/')}`,
      text: readFileSync(path.join(folder, file), 'utf8'),
    }));
}

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
    if (error.code === 'ENOENT')
      process.stderr.write('Building policies needs Go: https://go.dev/dl\n');
    process.exit(error.status ?? 3);
  }
}
