import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { entryModule } from '../../compiler/policy/entry-module.ts';
import { policyRules } from '../../compiler/policy/policy-rules.ts';
import type { SourceFile } from '../../compiler/source/source-file.ts';
import { repository } from './judging.ts';

/** What a run of the program gave. */
export interface OpaRun {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** The Go program over OPA, built for these tests. */
export interface OpaProgram {
  readonly run: (args: readonly string[], input?: string) => OpaRun;
  /** Runs a command over policies that stand in memory, paths below `policies/`. */
  readonly runOver: (command: string, policies: readonly SourceFile[]) => OpaRun;
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
  const run: OpaProgram['run'] = (args, input = '') => {
    const { status, stdout, stderr } = spawnSync(program, args, { input, maxBuffer: 2 ** 26 });
    return { status, stdout, stderr: stderr.toString() };
  };
  return {
    run,
    runOver(command, policies) {
      const estate = mkdtempSync(path.join(folder, 'estate-'));
      for (const { path: file, text } of policies) {
        mkdirSync(path.dirname(path.join(estate, file)), { recursive: true });
        writeFileSync(path.join(estate, file), text);
      }
      const input = command === 'build' ? entryModule(policyRules(policies)) : '';
      return run([...command.split(' '), path.join(estate, 'policies')], input);
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
