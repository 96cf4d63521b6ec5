import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import type { Components } from './build-components.ts';
import { createChecks } from './checks.ts';
import type { Figures, Lab, Scenario } from './scenario.ts';

/** How a scenario went. */
export interface Outcome {
  readonly name: string;
  readonly ok: boolean;
  readonly assertions: number;
  readonly seconds: number;
  readonly figures: Figures;
  /** Why it failed. */
  readonly error?: string;
}

/** Where a scenario runs. */
export interface Surroundings {
  readonly components: Components;
  readonly root: string;
  readonly folder: string;
  readonly say: (line: string) => void;
}

/** Runs one scenario, bounded in time, and cleans up behind it. Never throws. */
export async function runScenario(scenario: Scenario, around: Surroundings): Promise<Outcome> {
  const started = performance.now();
  const checks = createChecks();
  const cleaners: (() => Promise<void>)[] = [];
  const { components, root, folder, say } = around;
  const lab: Lab = {
    components,
    checks,
    root,
    say: (line) => {
      say(`  ${line}`);
    },
    newFolder: (name) => mkdtempSync(path.join(folder, `${name}-`)),
    atEnd: (clean) => cleaners.push(clean),
  };
  let figures: Figures = {};
  let error: string | undefined;
  try {
    figures = await withinTime(() => scenario.run(lab), scenario.minutes);
  } catch (thrown) {
    error = thrown instanceof Error ? thrown.message : String(thrown);
    say(`  failed: ${error}`);
  }
  for (const clean of cleaners.reverse()) await clean();
  return {
    name: scenario.name,
    ok: error === undefined,
    assertions: checks.count(),
    seconds: Math.round((performance.now() - started) / 100) / 10,
    figures,
    ...(error !== undefined && { error }),
  };
}

async function withinTime<Value>(work: () => Promise<Value>, minutes: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`not done after ${minutes} minutes`));
    }, minutes * 60_000);
  });
  try {
    return await Promise.race([work(), timeUp]);
  } finally {
    clearTimeout(timer);
  }
}
