import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import { collectReads } from './collect-reads.ts';
import { contractMistakes } from './contract-mistakes.ts';
import { extractFile } from './extract-file.ts';
import type { OpaAnswer, OpaRequest, RegoFile } from './opa-request.ts';
import type { Opa } from './opa.ts';
import { readInstalled } from './read-installed.ts';

/**
 * The `opa` that is installed, or undefined where there is none, or one that lacks a builtin that policies
 * may call. It works on copies of the policies in a folder of its own.
 *
 * @param builtins File that lists the builtins that policies may call.
 */
export function installedOpa(
  builtins: string,
  searchPath = process.env.PATH ?? '',
): Opa | undefined {
  const start = (args: readonly string[], cwd?: string): OpaRun => {
    const { error, status, stdout, stderr } = spawnSync('opa', args, {
      cwd,
      env: { PATH: searchPath, HOME: tmpdir() },
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      timeout: 300_000,
    });
    // A program that does not start has no output at all.
    return error === undefined ? { status, stdout, stderr } : { status, stdout: '', stderr: '' };
  };
  const capabilities = narrowCapabilities(start(['capabilities', '--current']).stdout, builtins);
  if (capabilities === undefined) return undefined;
  return {
    name: 'the opa on PATH',
    ask: (request) => answerIn(request, { start, capabilities }),
  };
}

/** What a run of `opa` gave. */
interface OpaRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Installed {
  readonly start: (args: readonly string[], cwd?: string) => OpaRun;
  /** As JSON. */
  readonly capabilities: string;
}

/** OPA's capabilities, cut down to the builtins that policies may call; undefined where it lacks one. */
function narrowCapabilities(text: string, builtins: string): string | undefined {
  if (!text.startsWith('{')) return undefined;
  const own: unknown = JSON.parse(text);
  const allowed: unknown = JSON.parse(readFileSync(builtins, 'utf8'));
  if (!hasBuiltins(own) || !Array.isArray(allowed)) return undefined;
  const names = new Set<unknown>(allowed);
  const kept = own.builtins.filter(({ name }) => names.has(name));
  if (kept.length < names.size) return undefined;
  return JSON.stringify({ ...own, builtins: kept, allow_net: [] });
}

function hasBuiltins(value: unknown): value is { builtins: readonly { name: string }[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'builtins' in value &&
    Array.isArray(value.builtins)
  );
}

function answerIn(request: OpaRequest, installed: Installed): OpaAnswer {
  const folder = mkdtempSync(path.join(tmpdir(), 'adac-opa-'));
  try {
    const policies = path.join(folder, 'policies');
    for (const file of request.files) writeBelow(policies, file);
    writeFileSync(path.join(folder, 'capabilities.json'), installed.capabilities);
    return answer(request, { ...installed, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeBelow(folder: string, { path: name, text }: RegoFile): void {
  const target = path.join(folder, name);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}

interface Workplace extends Installed {
  readonly folder: string;
}

const nothing: OpaAnswer = {
  mistakes: [],
  module: undefined,
  reads: [],
  files: [],
  tests: [],
  coverage: [],
  values: [],
};

function answer(request: OpaRequest, place: Workplace): OpaAnswer {
  switch (request.command) {
    case 'build':
      return buildModule(request, place);
    case 'check':
      return checkTypes(request, place);
    case 'test':
      return runTests(place);
    case 'format':
      return formatFiles(request.files, place);
    case 'evaluate':
      throw new CannotRunError('The opa on PATH evaluates nothing here.', 'Build OPA with Go.');
  }
}

function buildModule(
  { files, entrypoints }: OpaRequest & { readonly command: 'build' },
  { start, folder }: Workplace,
): OpaAnswer {
  const trees = files.map(({ path: name }) => {
    const parsed = start(['parse', '--format', 'json', name], path.join(folder, 'policies'));
    const tree: unknown = parsed.status === 0 ? JSON.parse(parsed.stdout) : undefined;
    return { name, tree };
  });
  const mistakes = trees.flatMap(({ name, tree }) =>
    tree === undefined || isOutsideOfSets(name) ? [] : contractMistakes(name, tree),
  );
  if (mistakes.length > 0) return { ...nothing, mistakes };
  const bundle = path.join(folder, 'bundle.tar.gz');
  const args = ['build', '-t', 'wasm', '--prune-unused', '--capabilities', '../capabilities.json'];
  const targets = entrypoints.flatMap((one) => ['-e', one]);
  const built = start([...args, ...targets, '-o', bundle, '.'], path.join(folder, 'policies'));
  if (built.status !== 0) return { ...nothing, mistakes: readInstalled.errorLines(built.stderr) };
  const module = extractFile(readFileSync(bundle), '/policy.wasm');
  const reads = collectReads(trees.map(({ tree }) => tree));
  return { ...nothing, module, reads };
}

/** The entry module and what is asked at run time keep no rule's contract. */
function isOutsideOfSets(name: string): boolean {
  return !name.includes('/') || name.startsWith('runtime/');
}

function checkTypes(
  { schemas }: OpaRequest & { readonly command: 'check' },
  { start, folder }: Workplace,
): OpaAnswer {
  for (const [name, schema] of Object.entries(schemas)) {
    writeBelow(path.join(folder, 'schemas'), {
      path: `${name}.json`,
      text: JSON.stringify(schema),
    });
  }
  const args = ['check', '--strict', '--format', 'json', '--capabilities', '../capabilities.json'];
  const typed = Object.keys(schemas).length > 0 ? ['--schema', '../schemas'] : [];
  const { stderr, stdout } = start([...args, ...typed, '.'], path.join(folder, 'policies'));
  return { ...nothing, mistakes: readInstalled.errors(stdout + stderr) };
}

function runTests({ start, folder }: Workplace): OpaAnswer {
  const policies = path.join(folder, 'policies');
  const ran = start(['test', '--format', 'json', '.'], policies);
  if (!ran.stdout.startsWith('[')) {
    return { ...nothing, mistakes: readInstalled.errorLines(ran.stderr) };
  }
  const covered = start(['test', '--coverage', '--format', 'json', '.'], policies);
  return {
    ...nothing,
    tests: readInstalled.tests(ran.stdout),
    coverage: readInstalled.coverage(covered.stdout),
  };
}

function formatFiles(files: readonly RegoFile[], { start, folder }: Workplace): OpaAnswer {
  const policies = path.join(folder, 'policies');
  const { status, stderr } = start(['fmt', '--write', '.'], policies);
  if (status !== 0) return { ...nothing, mistakes: readInstalled.errorLines(stderr) };
  const changed = files.flatMap((file) => {
    const text = readFileSync(path.join(policies, file.path), 'utf8');
    return text === file.text ? [] : [{ path: file.path, text }];
  });
  return { ...nothing, files: changed };
}
