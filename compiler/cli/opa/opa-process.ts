import { readFileSync } from 'node:fs';
import { argv } from 'node:process';
import { WASI } from 'node:wasi';
import { webAssembly } from '../../policy/web-assembly.ts';

/**
 * Runs OPA as a process of its own, so that it can be ended and its memory goes with it. The program
 * is given no folder, no argument and nothing of the environment: it reads a request from standard input and
 * answers on standard output.
 */
function runProgram(file: string): number {
  // It lives for seconds, so it need not tidy up as often as Go would.
  const env = { GOGC: '400' };
  const system = new WASI({ version: 'preview1', returnOnExit: true, env });
  const module = new webAssembly.Module(new Uint8Array(readFileSync(file)));
  return system.start(new webAssembly.Instance(module, system.getImportObject()));
}

process.exitCode = runProgram(argv[2] ?? '');
