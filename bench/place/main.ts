import { parseArgs } from 'node:util';
import { benchPacking, type PackingResult } from './bench-packing.ts';

const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});

const seeds = Array.from({ length: Number(options.seeds) }, (_, index) => index + 1);
const packing = benchPacking(seeds, files);
if (options.json) console.log(JSON.stringify({ version: 1, packing }));
else printPacking(packing);

function printPacking(results: readonly PackingResult[]): void {
  console.log('bound   ffd  ours  gap %  cpu s  instance');
  for (const { bound, firstFitDecreasing, ours, gapPercent, seconds, family, name } of results) {
    const numbers = [
      String(bound).padStart(5),
      String(firstFitDecreasing).padStart(5),
      String(ours).padStart(5),
      gapPercent.toFixed(2).padStart(6),
      seconds.toFixed(2).padStart(6),
    ];
    console.log(`${numbers.join(' ')}  ${family}, ${name}`);
  }
  for (const family of new Set(results.map((one) => one.family))) {
    const own = results.filter((one) => one.family === family);
    const mean = own.reduce((sum, { gapPercent }) => sum + gapPercent, 0) / own.length;
    const slowest = Math.max(...own.map(({ seconds }) => seconds));
    console.log(`${family}: mean gap ${mean.toFixed(2)} %, slowest ${slowest.toFixed(2)} s`);
  }
}
