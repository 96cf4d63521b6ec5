import { emptyBins } from './empty-bins.ts';
import { fillByPatterns } from './fill-by-patterns.ts';
import { firstFitDecreasing } from './first-fit-decreasing.ts';
import { piecesOf, type PackedBins, type PackingProblem, type Pieces } from './packing-problem.ts';
import type { SearchBudget } from './search-budget.ts';

/** Beyond so many pieces there are so many bins that a search would save too small a share of them. */
const mostPieces = 20_000;

/**
 * Packs every item in few bins: first fit decreasing, then a search that empties bins until the bound is met or the
 * budget is spent. Every piece must fit in an empty bin. The result depends on the order of the items and the budget,
 * and on nothing else.
 */
export function packVectors(problem: PackingProblem, budget: SearchBudget): PackedBins {
  const pieces = piecesOf(problem);
  const first = startOf(problem, pieces);
  const bins = pieces.count > mostPieces ? first : emptyBins(pieces, first, budget);
  return bins.map((bin) => bin.map((piece) => pieces.item[piece] ?? 0).sort((a, b) => a - b));
}

function startOf(problem: PackingProblem, pieces: Pieces): number[][] {
  const first = firstFitDecreasing(pieces);
  if (first.length <= pieces.fewestBins) return first;
  const filled = fillByPatterns(problem, pieces);
  return filled !== undefined && filled.length < first.length ? filled : first;
}
