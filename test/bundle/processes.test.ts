import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../../compiler/bundle/bundle.ts';
import { recover } from '../../compiler/bundle/recover.ts';
import { outputOf } from '../support/output.ts';
import { repository, temporaryEstate } from '../support/temporary-estate.ts';
import { loopManifests } from './loop-manifests.ts';
import type { LoopOutcome } from './loop-manifests.ts';

/** Real processes: what a simulated disk cannot show. */

/** Compiles one after the other, and counts how often it had to give way. */
const childScript = `
import { bundle } from './compiler/bundle/bundle.js';
import { loopManifests } from './test/bundle/loop-manifests.js';
const [root, order, rounds] = process.argv.slice(2);
process.stdout.write('ready\\n');
let refused = 0;
for (let round = 0; round < Number(rounds); round++) {
  try {
    bundle(loopManifests(order[round % order.length]), { root, write: true, allowDestroy: true });
  } catch (error) {
    if (error.name !== 'CannotRunError' || !error.message.startsWith('Another adac')) throw error;
    refused++;
  }
}
process.stdout.write(String(refused) + ' refused\\n');
`;

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'adac-child-'));
  for (const room of ['bundle', 'model', 'diagnostic', 'source'])
    transpileFolder(`compiler/${room}`);
  for (const room of ['test/support', 'test/bundle']) transpileFolder(room);
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(path.join(folder, 'child.js'), childScript);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function transpileFolder(room: string): void {
  const files = readdirSync(path.join(repository, room), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.ts'))) {
    const source = readFileSync(path.join(repository, room, file), 'utf8');
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: {
        module: ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ES2023,
        rewriteRelativeImportExtensions: true,
        verbatimModuleSyntax: true,
      },
    });
    const target = path.join(folder, room, file.replace(/\.ts$/, '.js'));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
}

/** Starts a process that compiles `rounds` times; resolves once it has begun. */
async function startChild(root: string, order: string, rounds: number) {
  const child = spawn(
    process.execPath,
    [path.join(folder, 'child.js'), root, order, String(rounds)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let out = '';
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<{ code: number | null; out: string; errors: string }>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out, errors });
    });
  });
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      resolve();
    });
    child.on('close', () => {
      resolve();
    });
  });
  return { child, ended };
}

function outcomeOf(which: LoopOutcome) {
  const root = temporaryEstate({ 'out/README.md': 'mine' });
  bundle(loopManifests(which), { root, write: true, allowDestroy: true });
  return outputOf(root);
}

test('kill -9 at any moment leaves one compile or the other', async () => {
  const outcomes = { a: outcomeOf('a'), b: outcomeOf('b') };
  const root = temporaryEstate({ 'out/README.md': 'mine' });
  bundle(loopManifests('a'), { root, write: true, allowDestroy: true });
  for (let round = 0; round < 15; round++) {
    const { child, ended } = await startChild(root, round % 2 === 0 ? 'ba' : 'ab', 100_000);
    await sleep((round * 37) % 90);
    child.kill('SIGKILL');
    const { errors } = await ended;
    expect(errors).toBe('');
    recover(root);
    const output = outputOf(root);
    const which = output['adac.lock']?.startsWith('a') === true ? 'a' : 'b';
    expect(output, `killed in round ${round}`).toEqual(outcomes[which]);
  }
  bundle(loopManifests('a'), { root, write: true, allowDestroy: true });
  bundle(loopManifests('b'), { root, write: true, allowDestroy: true });
  expect(outputOf(root)).toEqual(outcomes.b);
  expect(readdirSync(root).sort()).toEqual(['adac.lock', 'out']);
});

test('two at once: each writes the whole, or says that another one is at work', async () => {
  const outcomes = { a: outcomeOf('a'), b: outcomeOf('b') };
  const root = temporaryEstate({ 'out/README.md': 'mine' });
  const children = await Promise.all([startChild(root, 'a', 12), startChild(root, 'b', 12)]);
  const results = await Promise.all(children.map(({ ended }) => ended));
  for (const { code, out, errors } of results) {
    expect(errors).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(/^ready\n\d+ refused\n$/);
  }
  const output = outputOf(root);
  expect(output).toEqual(output['adac.lock']?.startsWith('a') === true ? outcomes.a : outcomes.b);
  expect(readdirSync(root).sort()).toEqual(['adac.lock', 'out']);
});
