import { packVectors } from '../../compiler/place/vector-packing/pack-vectors.ts';
import type {
  PackedBins,
  PackingProblem,
} from '../../compiler/place/vector-packing/packing-problem.ts';

/** Comparisons between two looks at the clock: about a hundredth of a second. */
const comparisonsAtOnce = 300_000;

/** Packs items in few bins within so many seconds, and checks the packing. Compiles count comparisons instead. */
export function packWithin(problem: PackingProblem, seconds: number): PackedBins {
  const end = performance.now() + seconds * 1_000;
  const more = (): number => (performance.now() < end ? comparisonsAtOnce : 0);
  const bins = packVectors(problem, { steps: comparisonsAtOnce, more });
  checkPacking(problem, bins);
  return bins;
}

/** Throws unless every piece is in exactly one bin and no bin is over its capacity. */
function checkPacking({ capacity, items }: PackingProblem, bins: PackedBins): void {
  const left = items.map(({ count }) => count);
  for (const bin of bins) {
    const used = capacity.map(() => 0);
    for (const item of bin) {
      left[item] = (left[item] ?? 0) - 1;
      for (const d of used.keys()) used[d] = (used[d] ?? 0) + (items[item]?.size[d] ?? 0);
    }
    // A hair more may be the rounding of a sum of fractions.
    if (used.some((each, d) => each > (capacity[d] ?? 0) * (1 + 1e-9))) {
      throw new Error('a bin is too full');
    }
  }
  if (left.some((count) => count !== 0)) throw new Error('a piece is lost or packed twice');
}
