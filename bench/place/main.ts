import { parseArgs } from 'node:util';
import { benchFiles, type FileResult } from './bench-files.ts';
import { benchPacking, type PackingResult } from './bench-packing.ts';

const { values: options } = parseArgs({
  options: {
    vbp: { type: 'string' },
    seconds: { type: 'string', default: '4' },
    seeds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});

const seconds = numberOf('seconds', options.seconds);
if (options.vbp === undefined) runParts();
else runFiles(options.vbp);

/** Packs files that somebody brought. */
function runFiles(folder: string): void {
  const files = benchFiles(folder, seconds);
  if (options.json) console.log(JSON.stringify({ version: 1, files }));
  else printFiles(files);
}

/** Measures what the bench makes itself. */
function runParts(): void {
  const seeds = Array.from({ length: numberOf('seeds', options.seeds) }, (_, index) => index + 1);
  const vectorpack = benchPacking(seeds, seconds);
  if (options.json) console.log(JSON.stringify({ version: 1, vectorpack }));
  else printPacking(vectorpack);
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

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
