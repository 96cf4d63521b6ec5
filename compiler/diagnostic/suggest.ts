import { distance } from 'fastest-levenshtein';

/**
 * The one candidate that somebody who wrote `wanted` most likely meant: the same but for case,
 * `-`, `_` and `.`; the same but for a number at the end (`_001`); or near by edit distance
 * (a third of the length, at least 1). None where nothing is near, or where two are equally near;
 * of two that differ by their spelling alone, the one that is written more alike.
 */
export function suggest(wanted: string, candidates: Iterable<string>): string | undefined {
  return suggestAmong(wanted, foldNames(candidates));
}

/** A name as names are compared, beside how it is written. */
export interface FoldedName {
  readonly name: string;
  readonly folded: string;
  readonly withoutNumber: string;
}

/** Prepares names that many others are compared with; names that nobody means are left out. */
export function foldNames(names: Iterable<string>): readonly FoldedName[] {
  const prepared: FoldedName[] = [];
  for (const name of new Set(names)) {
    if (name.length > longestName) continue;
    const folded = fold(name);
    prepared.push({ name, folded, withoutNumber: withoutNumber(folded) });
  }
  return prepared;
}

/** As `suggest`, among names that are prepared. */
export function suggestAmong(
  wanted: string,
  candidates: readonly FoldedName[],
): string | undefined {
  if (wanted.length > longestName) return undefined;
  const folded = fold(wanted);
  const base = withoutNumber(folded);
  let nearest: FoldedName[] = [];
  let bestScore = Math.max(1, Math.floor(folded.length / 3));
  for (const candidate of candidates) {
    const isNumbered = candidate.withoutNumber === base;
    const score =
      isNumbered && candidate.folded !== folded
        ? 0.5
        : scoreOf(folded, candidate.folded, bestScore);
    if (score > bestScore) continue;
    if (score < bestScore) nearest = [];
    bestScore = score;
    nearest.push(candidate);
  }
  return bestScore >= folded.length ? undefined : onlyOne(wanted, nearest);
}

/** The one name of those that are equally near; of spellings of one name, the nearest as it is written. */
function onlyOne(wanted: string, nearest: readonly FoldedName[]): string | undefined {
  const [first, ...others] = nearest;
  if (first === undefined || others.length === 0) return first?.name;
  if (others.some(({ folded }) => folded !== first.folded)) return undefined;
  const scores = nearest.map(({ name }) => distance(wanted, name));
  const least = Math.min(...scores);
  const closest = nearest.filter((_, index) => scores[index] === least);
  return closest.length === 1 ? closest[0]?.name : undefined;
}

// Nothing that people name is longer, and the distance of two long texts takes long.
const longestName = 253;

/** 0 is equal. A number at the end counts less than one edit, which is told before. */
function scoreOf(wanted: string, candidate: string, limit: number): number {
  if (wanted === candidate) return 0;
  if (Math.abs(wanted.length - candidate.length) > limit) return limit + 1;
  return isSwapped(wanted, candidate) ? 1 : distance(wanted, candidate);
}

/** Whether two neighbouring letters have changed places: one slip of the fingers, but two edits. */
function isSwapped(wanted: string, candidate: string): boolean {
  if (wanted.length !== candidate.length) return false;
  let at = 0;
  while (wanted[at] === candidate[at]) at++;
  return (
    wanted[at] === candidate[at + 1] &&
    wanted[at + 1] === candidate[at] &&
    wanted.slice(at + 2) === candidate.slice(at + 2)
  );
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[_.]/g, '-');
}

function withoutNumber(name: string): string {
  return name.replace(/-?\d+$/, '');
}
