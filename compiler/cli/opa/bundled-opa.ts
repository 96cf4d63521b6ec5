import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import type { Opa } from './opa.ts';
import { readAnswer } from './read-answer.ts';

/** OPA as a WebAssembly program, each request in a process of its own. */
export function bundledOpa(program: string): Opa {
  return {
    name: 'the OPA that adac brings along',
    ask(request) {
      const { status, output, errors } = runProgram(program, JSON.stringify(request));
      const answer = status === 0 ? readAnswer(output) : undefined;
      if (answer !== undefined) return answer;
      const [why = ''] = errors.trim().split('\n');
      throw new CannotRunError(
        `OPA broke off${why === '' ? '' : `: ${why}`}.`,
        'Report this with the Rego that it was given: a mistake in a policy is answered otherwise.',
      );
    },
  };
}

interface ProgramRun {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Request and answer go through files: Node's WASI does not wait for a pipe that is full. */
function runProgram(program: string, request: string): ProgramRun {
  const folder = mkdtempSync(path.join(tmpdir(), 'adac-opa-'));
  const file = (name: string): string => path.join(folder, name);
  writeFileSync(file('request'), request);
  const descriptors = [
    openSync(file('request'), 'r'),
    openSync(file('answer'), 'wx'),
    openSync(file('errors'), 'wx'),
  ];
  try {
    const script = createRequire(import.meta.url).resolve('#opa-process');
    // Node warns that its WASI is experimental, which users of adac can do nothing about.
    const { status } = spawnSync(process.execPath, ['--no-warnings', script, program], {
      env: {},
      timeout: longestAnswer,
      stdio: descriptors,
    });
    return {
      status,
      output: readFileSync(file('answer'), 'utf8'),
      errors: readFileSync(file('errors'), 'utf8'),
    };
  } finally {
    for (const descriptor of descriptors) closeSync(descriptor);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds. */
const longestAnswer = 300_000;
