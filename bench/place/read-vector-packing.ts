import type { PackingProblem } from '../../compiler/place/vector-packing/packing-problem.ts';

/**
 * Reads the text format of vector packing instances (`.vbp`): the number of dimensions, the capacity in each, the
 * number of items, then for each item its size in every dimension and its demand. White space separates numbers and
 * means nothing else; what follows `#` on a line is a comment. Throws on anything else.
 */
export function readVectorPacking(text: string): PackingProblem {
  const words = text.replace(/#.*$/gm, '').split(/\s+/).filter(Boolean);
  let at = 0;
  const next = (least: number): number => {
    const word = words[at++] ?? 'the end';
    const value = Number(word);
    if (!Number.isFinite(value) || value < least) {
      throw new Error(`word ${at} of the instance is ${word}, not a number of at least ${least}`);
    }
    return value;
  };
  const dimensions = next(1);
  const capacity = Array.from({ length: dimensions }, () => next(0));
  const items = Array.from({ length: next(0) }, () => ({
    size: Array.from({ length: dimensions }, () => next(0)),
    count: next(0),
  }));
  if (at < words.length)
    throw new Error(`the instance goes on after its last item: ${words[at] ?? ''}`);
  const large = items.findIndex(({ size }) => size.some((each, d) => each > (capacity[d] ?? 0)));
  if (large !== -1) throw new Error(`item ${large + 1} is larger than a bin`);
  return { capacity, items };
}

/** A packing problem in the same format. */
export function formatVectorPacking({ capacity, items }: PackingProblem): string {
  const lines = items.map(({ size, count }) => [...size, count].join(' '));
  return [capacity.length, capacity.join(' '), items.length, ...lines, ''].join('\n');
}
