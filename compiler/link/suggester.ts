import { foldNames, suggestAmong, type FoldedName } from '../diagnostic/suggest.ts';

/** Finds the name that was surely meant, as `suggest` does. */
export type Suggester = (wanted: string) => string | undefined;

/**
 * Comparisons of two names after which nothing more is suggested. Where a whole folder is missing, thousands of names
 * are unknown at once, and comparing each with thousands of others would take longer than everything else.
 */
const comparisonLimit = 1_000_000;

/** Suggests among `names`, which are counted when first needed; asks once for each unknown name. */
export function createSuggester(names: () => Iterable<string>): Suggester {
  const known = new Map<string, string | undefined>();
  let candidates: readonly FoldedName[] | undefined;
  let comparisons = 0;
  return (wanted) => {
    if (known.has(wanted)) return known.get(wanted);
    candidates ??= foldNames(names());
    comparisons += candidates.length;
    if (comparisons > comparisonLimit) return undefined;
    const suggestion = suggestAmong(wanted, candidates);
    known.set(wanted, suggestion);
    return suggestion;
  };
}
