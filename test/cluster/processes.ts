import { spawn, type ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';
import path from 'node:path';

/** Processes of one cluster. They end in the opposite order of their start, by process id, even when a test fails. */
export interface Processes {
  /** Starts a program; what it says goes to a file named after it. */
  readonly start: (name: string, program: Program) => void;
  /** The names of those that ended though nobody asked them to. */
  readonly ended: () => readonly string[];
  readonly stop: () => Promise<void>;
}

/** What to run. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const running = new Set<ChildProcess>();

// The last resort: nothing outlives the test, however it ends.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => process.exit(130));
}

/** A set of processes whose logs stand in one folder. */
export function createProcesses(logFolder: string): Processes {
  const children = new Map<string, ChildProcess>();
  return {
    start(name, { file, args, env = {} }) {
      const log = openSync(path.join(logFolder, `${name}.log`), 'a');
      const child = spawn(file, args, {
        stdio: ['ignore', log, log],
        env: { ...process.env, ...env },
        cwd: logFolder,
      });
      // A program that cannot be started counts as one that ended.
      child.on('error', () => running.delete(child));
      child.on('exit', () => running.delete(child));
      running.add(child);
      children.set(name, child);
    },
    ended: () => [...children].filter(([, child]) => !running.has(child)).map(([name]) => name),
    async stop() {
      for (const child of [...children.values()].reverse()) await end(child);
      children.clear();
    },
  };
}

const graceMilliseconds = 5000;

async function end(child: ChildProcess): Promise<void> {
  if (!running.has(child)) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMilliseconds);
  await gone;
  clearTimeout(timer);
}
