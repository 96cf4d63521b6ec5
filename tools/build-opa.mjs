#!/usr/bin/env node
// Builds the program over OPA as WebAssembly: `npm run build:opa`. Needs Go, and dist/ built.
//
// The result lies in dist/opa/ under the digest of its sources, so that it is built once for each
// state of them, and a package takes it along. `--optional` passes over a machine without Go;
// `--output FILE` builds once more, elsewhere, so that a test can compare the bytes.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { opaDigest } from '../dist/compiler/cli/opa/opa-digest.js';

const { values: options } = parseArgs({
  options: { optional: { type: 'boolean', default: false }, output: { type: 'string' } },
});

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'dist/opa');
const cached = path.join(folder, `${opaDigest(path.join(root, 'tools/opa'))}.wasm`);

if (options.output !== undefined) build(path.resolve(options.output));
else if (!existsSync(cached)) buildCached();

function buildCached() {
  mkdirSync(folder, { recursive: true });
  const partial = path.join(folder, `building-${process.pid}`);
  if (!build(partial)) return;
  for (const old of readdirSync(folder).filter((name) => name.endsWith('.wasm'))) {
    rmSync(path.join(folder, old));
  }
  // Renamed when it is whole, so that a half-written program is never found.
  renameSync(partial, cached);
}

function build(target) {
  const flags = ['-trimpath', '-buildvcs=false', '-ldflags=-s -w -buildid='];
  const { error, status } = spawnSync('go', ['build', ...flags, '-o', target, '.'], {
    cwd: path.join(root, 'tools/opa'),
    env: {
      ...process.env,
      GOOS: 'wasip1',
      GOARCH: 'wasm',
      GOFLAGS: '-mod=readonly',
      CGO_ENABLED: '0',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error === undefined && status === 0) return true;
  if (error?.code === 'ENOENT') {
    process.stderr.write(
      'OPA was not built: Go is not installed (https://go.dev/dl). adac uses an opa on PATH instead.\n',
    );
  }
  if (options.optional) return false;
  process.exit(3);
}
