import { spawn } from 'node:child_process';

/** What to run, and what it is given to read. */
export interface Command {
  readonly file: string;
  readonly args?: readonly string[];
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What a program that ended left. */
export interface CommandOutcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const patience = 300_000;

/** Runs a program to its end, whatever that is, and ends it after five minutes. */
export function runProgram(command: Command): Promise<CommandOutcome> {
  const { file, args = [], input = '', cwd, env = {} } = command;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      timeout: patience,
      env: { ...process.env, ...env },
      ...(cwd !== undefined && { cwd }),
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code: code ?? 1, out, err });
    });
    // A program that ends without reading closes the pipe; its exit code says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** Runs a program that must succeed and gives what it printed. */
export async function runToSuccess(command: Command): Promise<string> {
  const { code, out, err } = await runProgram(command);
  if (code === 0) return out;
  const said = (err === '' ? out : err).trim();
  throw new Error(`${command.file} ${command.args?.join(' ') ?? ''} ended with ${code}: ${said}`);
}
