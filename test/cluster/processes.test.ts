import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createProcesses } from './processes.ts';
import { waitUntil } from './wait-until.ts';

test('what is started runs until it is stopped, and its words go to its log', async () => {
  const { folder, processes } = newProcesses();
  processes.start('talker', node('console.log(process.pid); setInterval(() => {}, 1000)'));
  const pid = await pidIn(folder, 'talker');
  expect(processes.ended()).toEqual([]);
  expect(isAlive(pid)).toBe(true);
  await processes.stop();
  expect(isAlive(pid)).toBe(false);
});

test('what ends by itself is named', async () => {
  const { processes } = newProcesses();
  processes.start('short', node(''));
  await waitUntil({ what: 'its end', seconds: 20, every: 20 }, () =>
    Promise.resolve(processes.ended().length > 0 || undefined),
  );
  expect(processes.ended()).toEqual(['short']);
});

test('what does not listen is killed', { timeout: 30_000 }, async () => {
  const { folder, processes } = newProcesses();
  const deaf = `process.on('SIGTERM', () => {}); console.log(process.pid); setInterval(() => {}, 1000)`;
  processes.start('deaf', node(deaf));
  const pid = await pidIn(folder, 'deaf');
  await processes.stop();
  expect(isAlive(pid)).toBe(false);
});

function newProcesses(): { folder: string; processes: ReturnType<typeof createProcesses> } {
  const folder = mkdtempSync(path.join(tmpdir(), 'adac-test-'));
  const processes = createProcesses(folder);
  onTestFinished(async () => {
    await processes.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, processes };
}

function node(program: string): { file: string; args: readonly string[] } {
  return { file: process.execPath, args: ['--eval', program] };
}

function pidIn(folder: string, name: string): Promise<number> {
  return waitUntil({ what: 'its first word', seconds: 20, every: 20 }, () => {
    const pid = Number(readFileSync(path.join(folder, `${name}.log`), 'utf8'));
    return Promise.resolve(pid > 0 ? pid : undefined);
  });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
