import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isRecord, numberAt, textAt, valueAt } from './json-value.ts';
import { runProgram } from './run-program.ts';

/** Agents by pool, as `adac.lock` places those of one environment. */
export function plannedCounts(root: string, environment: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of readFileSync(path.join(root, 'adac.lock'), 'utf8').split('\n')) {
    if (!line.startsWith(`${environment} `)) continue;
    for (const [, pool = '', count] of line.matchAll(/ [^\s/]+\/([^\s=/]+)=(\d+)\(/g)) {
      counts.set(pool, (counts.get(pool) ?? 0) + Number(count));
    }
  }
  return counts;
}

/** What the compiler says of losing a node of an environment. */
export interface Prediction {
  readonly node: string;
  readonly unplaced: number;
}

/** The worst loss of a node that a compile of the estate reports for an environment. */
export async function predictedWorstLoss(root: string, environment: string): Promise<Prediction> {
  const { out, err } = await runProgram({
    file: process.execPath,
    args: ['dist/adac.js', 'compile', '--check', '--format', 'json'],
    cwd: root,
  });
  if (out === '') throw new Error(`The compile said nothing: ${err}`);
  const answer: unknown = JSON.parse(out);
  const worst = valueAt(answer, 'summary', 'environments', environment, 'failover', 'worst');
  if (!isRecord(worst)) throw new Error(`No loss is predicted for "${environment}".`);
  return { node: textAt(worst, 'node'), unplaced: numberAt(worst, 'unplaced') };
}
