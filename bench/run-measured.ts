import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** What one process took. */
export interface Usage {
  readonly seconds: number;
  readonly rssMiB: number;
  readonly stdout: string;
}

/** Runs a Node program to its end, which must be with `wantedCode`, and measures the whole process: wall time, and peak resident memory. */
export async function runMeasured(
  script: string,
  args: readonly string[],
  wantedCode = 0,
): Promise<Usage> {
  const preload = new URL('./report-usage.js', import.meta.url).href;
  const started = process.hrtime.bigint();
  const child = spawn(process.execPath, ['--import', preload, script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const [stdout, report] = await Promise.all([
    readAll(child.stdout),
    readAll(child.stdio[3]),
    new Promise<void>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => {
        if (code === wantedCode) resolve();
        else reject(new Error(`${script} ended with ${String(code)}`));
      });
    }),
  ]);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const usage: unknown = JSON.parse(report);
  return { seconds, rssMiB: rssKiB(usage) / 1024, stdout };
}

/** The built file of a program of this bench. */
export function benchProgram(name: string): string {
  return fileURLToPath(new URL(`./${name}.js`, import.meta.url));
}

function rssKiB(usage: unknown): number {
  if (typeof usage === 'object' && usage !== null && 'maxRssKiB' in usage) {
    return Number(usage.maxRssKiB);
  }
  throw new Error('The measured process reported no memory use.');
}

async function readAll(stream: unknown): Promise<string> {
  if (!(stream instanceof Readable)) return '';
  let text = '';
  for await (const line of createInterface({ input: stream })) text += `${line}\n`;
  return text;
}
