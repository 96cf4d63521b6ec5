import type { Outcome } from './run-scenario.ts';

/** What people read at the end: a line a scenario, its figures below it, and the counts as the last line. */
export function summaryTable(outcomes: readonly Outcome[], buildSeconds: number): string {
  const width = Math.max(...outcomes.map(({ name }) => name.length), 'scenario'.length);
  const rows = outcomes.flatMap((outcome) => [rowOf(outcome, width), ...detailsOf(outcome)]);
  const failed = outcomes.filter(({ ok }) => !ok).length;
  return [
    `${'scenario'.padEnd(width)}  result  assertions  seconds`,
    ...rows,
    buildSeconds === 0
      ? 'The components were built before.'
      : `The components were built in ${Math.round(buildSeconds)} seconds.`,
    `${outcomes.length - failed} passed, ${failed} failed`,
    '',
  ].join('\n');
}

function rowOf({ name, ok, assertions, seconds }: Outcome, width: number): string {
  const counts = `${String(assertions).padStart(10)}  ${seconds.toFixed(1).padStart(7)}`;
  return `${name.padEnd(width)}  ${(ok ? 'ok' : 'FAILED').padEnd(6)}  ${counts}`;
}

function detailsOf({ figures, error }: Outcome): readonly string[] {
  const lines = Object.entries(figures).map(([name, value]) => `    ${name}: ${value}`);
  return error === undefined ? lines : [...lines, `    ${error}`];
}
