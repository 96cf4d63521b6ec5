import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, watch } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { compileLockName } from '../../compiler/bundle/compile-lock.ts';
import { swapFolders } from '../../compiler/bundle/staging.ts';
import { outputOf } from '../support/output.ts';
import { randomFrom } from '../support/random-types.ts';
import { runCommand } from '../support/run-command.ts';
import { smallEstate } from '../support/small-estate.ts';
import { repository, temporaryEstate, writeFiles } from '../support/temporary-estate.ts';

/**
 * Kills of the real command, at random moments of a real compile. `ADAC_KILL_MINUTES=60` gives a busy machine the time
 * for all of them.
 */

const kills = 200;
/** On a quiet machine all kills take a minute and a half; on a busy one, those that fit into this time have to do. */
const mostMilliseconds = Number(process.env.ADAC_KILL_MINUTES ?? 4) * 60_000;
/** One kill in so many falls anywhere from the start of the process; the others while it writes. */
const anywhereEvery = 4;
const program = path.join(repository, 'dist/adac.js');

type Side = 'a' | 'b';

/** Two estates whose outputs share files, and each of which has a file, a text and placements that the other lacks. */
const sides: Readonly<Record<Side, Readonly<Record<string, string>>>> = {
  a: withoutPolicy(smallEstate),
  b: withoutPolicy({
    ...smallEstate,
    'agents/desk.yaml': edited('agents/desk.yaml', 'Sort each', 'Sort every'),
    'agents/readers.yaml': edited('agents/readers.yaml', 'count: 40', 'count: 45'),
    'clusters/small.yaml': edited('clusters/small.yaml', '    - workflow: answer\n', ''),
  }),
};

function edited(file: string, before: string, after: string): string {
  const text = smallEstate[file];
  if (text?.includes(before) !== true) throw new Error(`"${file}" lacks "${before}".`);
  return text.replace(before, after);
}

function withoutPolicy(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).map(([file, text]) => [
      file,
      text.replace(/policySets: \[.*\]/, 'policySets: []'),
    ]),
  );
}

/** What a compile of a side leaves beside its sources: the output and `adac.lock`. */
function writtenBy(root: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(outputOf(root)).filter(
      ([file]) => file === 'adac.lock' || file.startsWith('out/'),
    ),
  );
}

interface RunningCompile {
  readonly child: ChildProcess;
  /** Settles when it begins to write, or ends without. */
  readonly writing: Promise<void>;
  readonly ended: Promise<void>;
}

function startCompile(root: string): RunningCompile {
  const child = spawn(process.execPath, [program, 'compile', '--allow-destroy', '--quiet'], {
    cwd: root,
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => {
      resolve();
    });
  });
  const writing = new Promise<void>((resolve) => {
    const watcher = watch(root, (_, name) => {
      if (name === compileLockName) resolve();
    });
    void ended.then(() => {
      watcher.close();
      resolve();
    });
  });
  return { child, writing, ended };
}

/** Milliseconds that a compile took until it wrote, and from then until it ended. */
async function timeCompile(root: string) {
  const start = performance.now();
  const { writing, ended } = startCompile(root);
  await writing;
  const began = performance.now();
  await ended;
  return { before: began - start, writing: performance.now() - began };
}

/** Kills a compile after `delay` milliseconds, counted from its start or from its first write. */
async function killCompile(root: string, { delay, from }: Moment): Promise<void> {
  const { child, writing, ended } = startCompile(root);
  if (from === 'first write') await writing;
  // A timer is too coarse for the few milliseconds of writing.
  if (delay > 5) await sleep(delay - 5);
  const end = performance.now() + Math.min(delay, 5);
  while (performance.now() < end);
  child.kill('SIGKILL');
  await ended;
}

interface Moment {
  readonly from: 'start' | 'first write';
  readonly delay: number;
}

/** What complete compiles write for each side, and the longest time that one takes; side "a" stands at the end. */
async function compileBoth(root: string) {
  const written: Record<Side, Readonly<Record<string, string>>> = { a: {}, b: {} };
  const longest = { before: 0, writing: 0 };
  for (const side of ['a', 'b', 'a'] as const) {
    writeFiles(root, sides[side]);
    const { before, writing } = await timeCompile(root);
    longest.before = Math.max(longest.before, before);
    longest.writing = Math.max(longest.writing, writing);
    written[side] = writtenBy(root);
  }
  expect(Object.keys(written.a)).not.toEqual(Object.keys(written.b));
  expect(written.a['adac.lock']).not.toBe(written.b['adac.lock']);
  return { written, longest };
}

test(
  `${kills} kills of a real compile leave the old output, the new one, or what the next command finishes`,
  async ({ annotate }) => {
    expect(existsSync(program), 'npm run build makes dist/adac.js').toBe(true);
    const root = temporaryEstate(sides.a);
    const { written, longest } = await compileBoth(root);
    const random = randomFrom(8);
    const randomUpTo = (milliseconds: number): number => (random(2 ** 30) / 2 ** 30) * milliseconds;
    const seen = { a: 0, b: 0, unfinished: 0 };
    let stands: Side = 'a';
    const end = performance.now() + mostMilliseconds;
    let round = 0;
    for (; round < kills && performance.now() < end; round++) {
      const wanted = stands === 'a' ? 'b' : 'a';
      writeFiles(root, sides[wanted]);
      const moment: Moment =
        round % anywhereEvery === 0
          ? { from: 'start', delay: randomUpTo(longest.before + longest.writing) }
          : { from: 'first write', delay: randomUpTo(longest.writing) };
      await killCompile(root, moment);
      if (existsSync(swapFolders(root, 'out').staging)) seen.unfinished++;
      const { code, err } = await runCommand('check', '--project', root);
      expect({ code, err }, `after kill ${round}`).toEqual({ code: 0, err: '' });
      const output = writtenBy(root);
      stands = output['adac.lock'] === written.a['adac.lock'] ? 'a' : 'b';
      expect(output, `after kill ${round}`).toEqual(written[stands]);
      seen[stands]++;
    }
    // Kills that all come too early or too late would prove nothing.
    expect(Math.min(seen.a, seen.b, seen.unfinished)).toBeGreaterThan(round / 20);
    writeFiles(root, sides.b);
    expect((await runCommand('compile', '--allow-destroy', '--project', root)).code).toBe(0);
    expect(writtenBy(root)).toEqual(written.b);
    expect(readdirSync(root).filter((name) => name.startsWith('.adac-'))).toEqual([]);
    await annotate(`${round} kills: ${seen.unfinished} of them while it wrote`);
  },
  mostMilliseconds + 360_000,
);
