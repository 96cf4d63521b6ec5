import { readFileSync } from 'node:fs';
import path from 'node:path';
import { firstFitDecreasing } from '../../compiler/place/vector-packing/first-fit-decreasing.ts';
import { packVectors } from '../../compiler/place/vector-packing/pack-vectors.ts';
import {
  piecesOf,
  type PackingProblem,
} from '../../compiler/place/vector-packing/packing-problem.ts';
import { packingInstances, volumeBound } from './packing-instances.ts';
import { readVectorPacking } from './read-vector-packing.ts';

/** One packed instance. */
export interface PackingResult {
  readonly family: string;
  readonly name: string;
  /** What the items fill in the scarcest dimension, in bins; the linear bound of the whole problem. */
  readonly bound: number;
  /** Known for generated instances. */
  readonly optimum: number | undefined;
  readonly firstFitDecreasing: number;
  readonly ours: number;
  /** Above the optimum, or above the bound where no optimum is known. */
  readonly gapPercent: number;
  /** Of the processor, for our packing. */
  readonly seconds: number;
}

/** So many comparisons take about 2.5 seconds on a core of 2.5 GHz. */
const comparisons = 100_000_000;

/** Packs the generated instances of each seed, or the given files instead. */
export function benchPacking(
  seeds: readonly number[],
  files: readonly string[],
): readonly PackingResult[] {
  if (files.length > 0) {
    return files.map((file) =>
      packOne({
        family: 'file',
        name: path.basename(file),
        problem: readVectorPacking(readFileSync(file, 'utf8')),
        optimum: undefined,
      }),
    );
  }
  return seeds.flatMap((seed) => packingInstances(seed)).map(packOne);
}

function packOne(instance: {
  readonly family: string;
  readonly name: string;
  readonly problem: PackingProblem;
  readonly optimum: number | undefined;
}): PackingResult {
  const { family, name, problem, optimum } = instance;
  const before = process.cpuUsage();
  const bins = packVectors(problem, comparisons);
  const { user, system } = process.cpuUsage(before);
  checkPacking(problem, bins);
  const bound = volumeBound(problem);
  return {
    family,
    name,
    bound,
    optimum,
    firstFitDecreasing: firstFitDecreasing(piecesOf(problem)).length,
    ours: bins.length,
    gapPercent: 100 * (bins.length / (optimum ?? bound) - 1),
    seconds: (user + system) / 1e6,
  };
}

/** Throws unless every piece is in exactly one bin and no bin is over its capacity. */
function checkPacking(
  { capacity, items }: PackingProblem,
  bins: readonly (readonly number[])[],
): void {
  const left = items.map(({ count }) => count);
  for (const bin of bins) {
    const used = capacity.map(() => 0);
    for (const item of bin) {
      left[item] = (left[item] ?? 0) - 1;
      for (const d of used.keys()) used[d] = (used[d] ?? 0) + (items[item]?.size[d] ?? 0);
    }
    if (used.some((each, d) => each > (capacity[d] ?? 0))) throw new Error('a bin is too full');
  }
  if (left.some((count) => count !== 0)) throw new Error('a piece is lost or packed twice');
}
