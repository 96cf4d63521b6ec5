import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { regoFiles } from '../../compiler/cli/opa/rego-files.ts';
import { readAnswer } from '../../compiler/cli/opa/read-answer.ts';
import type { OpaAnswer, OpaRequest } from '../../compiler/cli/opa/opa-request.ts';
import type { Opa } from '../../compiler/cli/opa/opa.ts';
import type { SourceFile } from '../../compiler/source/source-file.ts';
import { repository } from './judging.ts';

/** The Go program over OPA as a native program, built for these tests. */
export interface OpaProgram extends Opa {
  /** Asks over policies that stand in memory, paths below `policies/`. */
  readonly askOver: (
    command: 'check' | 'test' | 'format',
    policies: readonly SourceFile[],
  ) => OpaAnswer;
  /** What it answers to a text that may be no request. */
  readonly start: (input: string) => { readonly status: number | null; readonly stderr: string };
  readonly remove: () => void;
}

/** Builds the program, or says why it cannot be built here: that needs Go and OPA's module. */
export function buildOpaProgram(): OpaProgram | string {
  const cwd = path.join(repository, 'tools', 'opa');
  const env = { ...process.env, GOFLAGS: '-mod=readonly' };
  const listed = spawnSync('go', ['list', '-deps', '.'], { cwd, env });
  if (listed.error !== undefined) return 'Go is not installed';
  if (listed.status !== 0) return 'OPA’s Go module cannot be loaded';
  const folder = mkdtempSync(path.join(tmpdir(), 'adac-opa-'));
  const program = path.join(folder, 'opa');
  const built = spawnSync('go', ['build', '-o', program, '.'], { cwd, env, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  const start = (input: string): { status: number | null; stdout: string; stderr: string } => {
    const { status, stdout, stderr } = spawnSync(program, { input, maxBuffer: 2 ** 28 });
    return { status, stdout: stdout.toString(), stderr: stderr.toString() };
  };
  const ask = (request: OpaRequest): OpaAnswer => {
    const { stdout, stderr } = start(JSON.stringify(request));
    const answer = readAnswer(stdout);
    if (answer === undefined) throw new Error(stderr);
    return answer;
  };
  return {
    name: 'native',
    ask,
    start,
    askOver(command, policies) {
      const files = regoFiles(policies);
      return ask(command === 'check' ? { command, files, schemas: {} } : { command, files });
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
