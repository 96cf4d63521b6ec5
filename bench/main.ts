import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateEstate } from './generate-estate.ts';
import { benchProgram, runMeasured, type Usage } from './run-measured.ts';

const { values: options } = parseArgs({
  options: {
    agents: { type: 'string', default: '12000' },
    runs: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});

const root = fileURLToPath(new URL('../../', import.meta.url));
const compiler = path.join(root, 'dist/adac.js');
const agents = Number(options.agents);
const runs = Number(options.runs);

/** Every run by its name: `read` (the floor), `naive`, `compile` and its variants. */
const raw = new Map<string, Usage[]>();

// A tool that is not defined is found by the last phase that runs without policy.
const brokenAgent = `apiVersion: adac.dev/v2
kind: Agent
metadata: { name: broken, namespace: finance }
spec:
  tools: [{ name: finance-tol-1, allow: [read] }]
`;

const work = mkdtempSync(path.join(tmpdir(), 'adac-bench-'));
try {
  const result = await bench();
  if (options.json) console.log(JSON.stringify(result));
  else printTable(result);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** The ratios of `--json`: medians over medians of runs that were interleaved. */
interface BenchResult {
  readonly version: 1;
  readonly ratios: Readonly<Record<string, number>>;
  readonly counts: Readonly<Record<string, number>>;
  readonly raw: Readonly<Record<string, { readonly seconds: number[]; readonly rssMiB: number[] }>>;
}

async function bench(): Promise<BenchResult> {
  const estate = options.keep ?? path.join(work, 'estate');
  const unjudged = path.join(work, 'unjudged');
  const small = path.join(work, 'small');
  const large = path.join(work, 'large');
  const policies = path.join(root, 'policies');
  // All sets that ship: the folders of `policies/`, but that of what is asked at run time, which is no set.
  const policySets = readdirSync(policies, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'runtime')
    .map(({ name }) => name)
    .sort();
  generateEstate(estate, { agents, policies, policySets });
  generateEstate(unjudged, { agents, policies, policySets: [] });
  generateEstate(small, { agents: agents / 4, policies, policySets });
  generateEstate(large, { agents: agents * 2, policies, policySets });
  const growth = await figuresOf('link-steps');
  const printing = await figuresOf('print-findings');
  let rewrittenFiles = 0;
  for (let run = 0; run < runs; run++) {
    await measure('read', benchProgram('read-and-parse'), [estate]);
    await compileFresh('compile', estate);
    rewrittenFiles += await recompile(estate);
    await measure('check', compiler, ['check', '--quiet', '--project', estate]);
    await compileFresh('compileUnjudged', unjudged);
    await measure('checkUnjudged', compiler, ['check', '--quiet', '--project', unjudged]);
    await checkBroken(unjudged);
    await compileFresh('compileSmall', small);
    await compileFresh('compileLarge', large);
    await measure('naive', benchProgram('naive'), [estate, path.join(work, 'naive-out')]);
  }
  return {
    version: 1,
    ratios: {
      ...ratios(),
      linkGrowth: figure(growth, 'double') / figure(growth, 'base'),
      printSameVsParse: figure(printing, 'same', 'print') / figure(printing, 'same', 'parse'),
      printDifferentVsParse:
        figure(printing, 'different', 'print') / figure(printing, 'different', 'parse'),
    },
    counts: {
      agents,
      rewrittenFiles,
      printSameSeconds: figure(printing, 'same', 'print'),
      printDifferentSeconds: figure(printing, 'different', 'print'),
      printDifferentLines: figure(printing, 'different', 'lines'),
    },
    raw: Object.fromEntries(
      [...raw].map(([name, usages]) => [
        name,
        {
          seconds: usages.map(({ seconds }) => seconds),
          rssMiB: usages.map(({ rssMiB }) => rssMiB),
        },
      ]),
    ),
  };
}

/** Compiles with nothing there yet, as the first compile of a checkout without `out/` does. */
async function compileFresh(name: string, estate: string): Promise<void> {
  rmSync(path.join(estate, 'out'), { recursive: true, force: true });
  rmSync(path.join(estate, 'adac.lock'), { force: true });
  await measure(name, compiler, ['compile', '--format', 'json', '--project', estate]);
}

/** Checks with one agent more, which has a mistake. */
async function checkBroken(estate: string): Promise<void> {
  const file = path.join(estate, 'agents/broken.yaml');
  writeFileSync(file, brokenAgent);
  const args = ['check', '--format', 'json', '--project', estate];
  keep('checkBroken', await runMeasured(compiler, args, 1));
  rmSync(file);
}

/** What a program that measures within its own process prints. */
async function figuresOf(program: string): Promise<unknown> {
  const { stdout } = await runMeasured(benchProgram(program), []);
  const figures: unknown = JSON.parse(stdout);
  return figures;
}

function figure(figures: unknown, ...keys: readonly string[]): number {
  return Number(keys.reduce<unknown>(field, figures));
}

/** The number of files that a second compile writes: 0, unless equal input gives other bytes. */
async function recompile(estate: string): Promise<number> {
  const { stdout } = await measure('compileAgain', compiler, [
    'compile',
    '--format',
    'json',
    '--project',
    estate,
  ]);
  const result: unknown = JSON.parse(stdout);
  return writtenFiles(result);
}

function writtenFiles(result: unknown): number {
  const summary = field(result, 'summary');
  return Number(field(field(summary, 'files'), 'written'));
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && key in value
    ? Reflect.get(value, key)
    : undefined;
}

async function measure(name: string, script: string, args: readonly string[]): Promise<Usage> {
  if (!existsSync(script)) throw new Error('Build first: npm run build.');
  return keep(name, await runMeasured(script, args));
}

function keep(name: string, usage: Usage): Usage {
  raw.set(name, [...(raw.get(name) ?? []), usage]);
  return usage;
}

function ratios(): Record<string, number> {
  const seconds = (name: string): number => median(name, 'seconds');
  const memory = (name: string): number => median(name, 'rssMiB');
  return {
    wallVsRead: seconds('compile') / seconds('read'),
    speedupVsNaive: seconds('naive') / seconds('compile'),
    rssVsNaive: memory('compile') / memory('naive'),
    growthPerAgent:
      seconds('compileLarge') / (2 * agents) / (seconds('compileSmall') / (agents / 4)),
    checkVsRead: seconds('check') / seconds('read'),
    checkUnjudgedVsRead: seconds('checkUnjudged') / seconds('read'),
    brokenFile: seconds('checkBroken') / seconds('checkUnjudged'),
    policyVsRead: (seconds('compile') - seconds('compileUnjudged')) / seconds('read'),
  };
}

function median(name: string, figure: 'seconds' | 'rssMiB'): number {
  const figures = (raw.get(name) ?? []).map((usage) => usage[figure]).sort((a, b) => a - b);
  return figures[Math.floor(figures.length / 2)] ?? Number.NaN;
}

function printTable(result: BenchResult): void {
  console.log(`${agents} one-agent files, medians of ${runs} runs, one process each`);
  for (const name of raw.keys()) {
    console.log(
      `  ${name.padEnd(14)}${median(name, 'seconds').toFixed(2).padStart(8)} s${median(name, 'rssMiB').toFixed(0).padStart(7)} MiB`,
    );
  }
  for (const [name, value] of Object.entries({ ...result.ratios, ...result.counts })) {
    console.log(`  ${name.padEnd(23)}${String(Number(value.toFixed(3)))}`);
  }
}
