import type { RegoCoverage, RegoTest } from '../opa/opa-request.ts';
import { estatePath } from '../opa/rego-files.ts';

/** What a run of the Rego tests gave. */
export interface RegoTestRun {
  readonly tests: readonly RegoTest[];
  readonly coverage: readonly RegoCoverage[];
  /** Least share of lines that have to be reached, in percent. */
  readonly wanted: number;
}

/** Whether there were tests, all of them held, and enough lines were reached. */
export function isPassed({ tests, coverage, wanted }: RegoTestRun): boolean {
  return tests.length > 0 && tests.every(({ passed }) => passed) && percentOf(coverage) >= wanted;
}

/** The ways in which a run is written, by name. */
export const testFormats: ReadonlyMap<string, (run: RegoTestRun) => string> = new Map([
  ['pretty', writePretty],
  ['json', writeJson],
  ['junit', writeJunit],
]);

/** Lines reached, in percent; without lines, all of them are. */
function percentOf(coverage: readonly RegoCoverage[]): number {
  const covered = coverage.reduce((sum, one) => sum + one.covered, 0);
  const missed = coverage.reduce((sum, one) => sum + one.missed.length, 0);
  return covered + missed === 0 ? 100 : (100 * covered) / (covered + missed);
}

function writePretty(run: RegoTestRun): string {
  const { tests, coverage, wanted } = run;
  const failed = tests.filter(({ passed }) => !passed);
  const percent = percentOf(coverage);
  const lines = [
    ...failed.map(({ path, line, name, message }) => {
      return `${estatePath(path)}:${line} ${name}: ${message}`;
    }),
    ...coverage
      .filter(({ missed }) => missed.length > 0)
      .map(({ path, missed }) => `${estatePath(path)}: not reached: ${missed.join(', ')}`),
    ...(percent < wanted ? [`coverage is below the ${wanted} % that are wanted`] : []),
    `${tests.length - failed.length} passed, ${failed.length} failed; ${percent.toFixed(1)} % of lines reached`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function writeJson(run: RegoTestRun): string {
  const { tests, coverage } = run;
  const passed = tests.filter((test) => test.passed).length;
  return `${JSON.stringify({
    version: 1,
    command: 'policy test',
    ok: isPassed(run),
    tests: tests.map(({ path, ...test }) => ({ ...test, file: estatePath(path) })),
    coverage: {
      percent: percentOf(coverage),
      files: coverage.map(({ path, ...one }) => ({ file: estatePath(path), ...one })),
    },
    summary: { passed, failed: tests.length - passed },
  })}\n`;
}

/** One suite for each package, as continuous integration reads it. */
function writeJunit({ tests }: RegoTestRun): string {
  const suites = new Map<string, RegoTest[]>();
  for (const test of tests) suites.set(test.package, [...(suites.get(test.package) ?? []), test]);
  const written = [...suites].map(([name, cases]) => {
    const failures = cases.filter(({ passed }) => !passed).length;
    const attributes = `name="${escape(name)}" tests="${cases.length}" failures="${failures}"`;
    return `  <testsuite ${attributes}>\n${cases.map(writeCase).join('')}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${written.join('')}</testsuites>\n`;
}

function writeCase({
  package: suite,
  name,
  path,
  line,
  passed,
  message,
  seconds,
}: RegoTest): string {
  const place = `classname="${escape(suite)}" name="${escape(name)}" time="${seconds.toFixed(6)}"`;
  if (passed) return `    <testcase ${place}/>\n`;
  const text = `${escape(estatePath(path))}:${line}`;
  return `    <testcase ${place}><failure message="${escape(message)}">${text}</failure></testcase>\n`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
