import { firstFitDecreasing } from '../../compiler/place/vector-packing/first-fit-decreasing.ts';
import { piecesOf } from '../../compiler/place/vector-packing/packing-problem.ts';
import { packWithin } from './pack-within.ts';
import { packingInstances, type PackingInstance } from './packing-instances.ts';

/** Gaps of one family of instances, as shares of the optimum. */
export interface FamilyResult {
  readonly meanGap: number;
  /** Of first fit decreasing. */
  readonly ffdGap: number;
  readonly instances: number;
}

export type PackingResult = Readonly<Record<PackingInstance['family'], FamilyResult>>;

/** Packs the generated instances of each seed, each within so many seconds. */
export function benchPacking(seeds: readonly number[], seconds: number): PackingResult {
  const gaps = seeds.flatMap((seed) =>
    packingInstances(seed).map(({ family, problem, optimum }) => ({
      family,
      ours: packWithin(problem, seconds).length / optimum - 1,
      ffd: firstFitDecreasing(piecesOf(problem)).length / optimum - 1,
    })),
  );
  const resultOf = (family: PackingInstance['family']): FamilyResult => {
    const own = gaps.filter((one) => one.family === family);
    return {
      meanGap: own.reduce((sum, { ours }) => sum + ours, 0) / own.length,
      ffdGap: own.reduce((sum, { ffd }) => sum + ffd, 0) / own.length,
      instances: own.length,
    };
  };
  return { small: resultOf('small'), mixed: resultOf('mixed'), triplet: resultOf('triplet') };
}
