import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runScenario, type Outcome } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import { summaryTable } from './summary-table.ts';

test('counts assertions and gives figures', async () => {
  const outcome = await outcomeOf(({ checks }) => {
    checks.equal({ a: 1 }, { a: 1 }, 'a');
    checks.that(true, 'b');
    return Promise.resolve({ objects: 3 });
  });
  expect(outcome).toMatchObject({ ok: true, assertions: 2, figures: { objects: 3 } });
  expect(outcome.error).toBeUndefined();
});

test('the first assertion that fails says what was and what should be', async () => {
  const outcome = await outcomeOf(({ checks }) => {
    checks.equal([1], [2], 'counts');
    return Promise.resolve({});
  });
  expect(outcome).toMatchObject({
    ok: false,
    assertions: 1,
    error: 'counts: [ 1 ], and not [ 2 ]',
  });
});

test('cleans up in the opposite order, also behind a failure', async () => {
  const cleaned: string[] = [];
  const clean = (name: string) => (): Promise<void> => {
    cleaned.push(name);
    return Promise.resolve();
  };
  await outcomeOf(({ atEnd }) => {
    atEnd(clean('first'));
    atEnd(clean('second'));
    return Promise.reject(new Error('gone wrong'));
  });
  expect(cleaned).toEqual(['second', 'first']);
});

test('a scenario that does not end is ended', async () => {
  const outcome = await outcomeOf(() => new Promise(() => undefined), 0.001);
  expect(outcome).toMatchObject({ ok: false, error: 'not done after 0.001 minutes' });
});

test('the table ends with the counts', async () => {
  const good = await outcomeOf(() => Promise.resolve({ objects: 3 }));
  const bad = await outcomeOf(() => Promise.reject(new Error('gone wrong')));
  const table = summaryTable([good, bad], 61.4);
  expect(table).toContain('    objects: 3\n');
  expect(table).toContain('    gone wrong\n');
  expect(table).toContain('built in 61 seconds');
  expect(table.endsWith('\n1 passed, 1 failed\n')).toBe(true);
});

function outcomeOf(run: Scenario['run'], minutes = 1): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'adac-test-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const components = { program: (name: string) => name, files: folder, buildSeconds: 0 };
  const scenario: Scenario = { name: 'test', title: 'a test', minutes, run };
  return runScenario(scenario, { components, root: folder, folder, say: () => undefined });
}
