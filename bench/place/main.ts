import { parseArgs } from 'node:util';
import { benchFiles, type FileResult } from './bench-files.ts';
import { benchFleet, type FleetResult } from './bench-fleet.ts';
import { benchStability, type StabilityResult } from './bench-stability.ts';
import { benchPacking, type PackingResult } from './bench-packing.ts';
import { benchTrace, type TraceResult } from './bench-trace.ts';

const { values: options } = parseArgs({
  options: {
    vbp: { type: 'string' },
    seconds: { type: 'string', default: '4' },
    seeds: { type: 'string', default: '3' },
    fleets: { type: 'string', default: '9' },
    rounds: { type: 'string', default: '50' },
    traces: { type: 'string', default: '1' },
    parts: { type: 'string', default: 'vectorpack,fleet,stability,trace' },
    json: { type: 'boolean', default: false },
  },
});

/** Pods of the trace's shape: with room to spare, as many as the trace has, as many as there are GPUs for, and more. */
const podCounts = [6_500, 8_000, 8_300, 8_700];

const seconds = numberOf('seconds', options.seconds);
if (options.vbp === undefined) await runParts(options.parts.split(','));
else runFiles(options.vbp);

/** Packs files that somebody brought. */
function runFiles(folder: string): void {
  const files = benchFiles(folder, seconds);
  if (options.json) console.log(JSON.stringify({ version: 1, files }));
  else printFiles(files);
}

/** Measures what the bench makes itself. */
async function runParts(parts: readonly string[]): Promise<void> {
  const known = ['vectorpack', 'fleet', 'stability', 'trace'];
  const unknown = parts.find((part) => !known.includes(part));
  if (unknown !== undefined) throw new Error(`--parts takes ${known.join()}, not ${unknown}`);
  const result = {
    ...(parts.includes('vectorpack') && {
      vectorpack: benchPacking(seedsOf('seeds', options.seeds), seconds),
    }),
    ...(parts.includes('fleet') && { fleet: await benchFleet(numberOf('fleets', options.fleets)) }),
    ...(parts.includes('stability') && {
      stability: await benchStability(1, numberOf('rounds', options.rounds)),
    }),
    ...(parts.includes('trace') && {
      trace: await benchTrace(seedsOf('traces', options.traces), podCounts),
    }),
  };
  if (options.json) {
    console.log(JSON.stringify({ version: 1, ...result }));
    return;
  }
  if (result.vectorpack !== undefined) printPacking(result.vectorpack);
  if (result.fleet !== undefined) printFleet(result.fleet);
  if (result.stability !== undefined) printStability(result.stability);
  if (result.trace !== undefined) printTrace(result.trace);
}

function seedsOf(name: string, text: string): readonly number[] {
  return Array.from({ length: numberOf(name, text) }, (_, index) => index + 1);
}

function numberOf(name: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new Error(`--${name} must be a number above 0, and is ${text}`);
}

function printFiles(files: readonly FileResult[]): void {
  console.log('bound   ffd  bins  seconds  file');
  for (const { file, bins, bound, ffd, seconds: took } of files) {
    const numbers = [bound, ffd, bins].map((count) => String(count).padStart(5)).join(' ');
    console.log(`${numbers} ${took.toFixed(2).padStart(8)}  ${file}`);
  }
}

function printPacking(result: PackingResult): void {
  console.log('vector packing  instances  mean gap  first fit decreasing');
  for (const [family, { instances, meanGap, ffdGap }] of Object.entries(result)) {
    const gaps = [percent(meanGap).padStart(9), percent(ffdGap).padStart(21)].join(' ');
    console.log(`${family.padEnd(14)} ${String(instances).padStart(10)} ${gaps}`);
  }
}

function printFleet(result: FleetResult): void {
  const { meanGap, worstGap, unplaced, coldSeconds, incrementalSeconds, lossesSeconds } = result;
  console.log(`fleet  above the bound ${percent(meanGap)} mean, ${percent(worstGap)} worst`);
  console.log(`       ${unplaced} instances without a place`);
  const seconds = [coldSeconds, incrementalSeconds, lossesSeconds].map((one) => one.toFixed(2));
  console.log(`       cold ${seconds[0]} s, incremental ${seconds[1]} s, losses ${seconds[2]} s`);
}

function printStability({ extraMovesShare, driftShare }: StabilityResult): void {
  console.log(`stability  ${percent(extraMovesShare)} of the instances move without need`);
  console.log(`           ${percent(driftShare)} dearer after the churn than placed afresh`);
}

function printTrace(results: readonly TraceResult[]): void {
  console.log('GPU trace                  without a place');
  console.log('seed   pods  GPUs asked  bound  first fit  ours  10x   seconds       10x');
  for (const { seed, pods, asked, ...of } of results) {
    const share = percent(asked).padStart(11);
    const counts = `${pad(of.bound, 6)} ${pad(of.firstFit, 10)} ${pad(of.unplaced, 5)} ${pad(of.longer, 4)}`;
    const times = `${of.seconds.toFixed(2).padStart(9)} ${of.longerSeconds.toFixed(2).padStart(9)}`;
    console.log(`${pad(seed, 4)} ${pad(pods, 6)} ${share} ${counts} ${times}`);
  }
}

function pad(value: number, width: number): string {
  return String(value).padStart(width);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
