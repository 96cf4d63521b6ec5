import { locate } from '../source/locate.ts';
import type { Diagnostic } from './diagnostic.ts';

/** In the order of file, offset, code and message; what is said twice of one place is kept once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = diagnostics.map(withPosition).sort(compare);
  return sorted
    .filter((entry, index) => index === 0 || compare(entry, sorted[index - 1] ?? entry) !== 0)
    .map(({ diagnostic }) => diagnostic);
}

interface Positioned {
  readonly diagnostic: Diagnostic;
  /** Compared one after the other. */
  readonly key: readonly (string | number)[];
}

function withPosition(diagnostic: Diagnostic): Positioned {
  const { file, span } = locate(diagnostic.place);
  const key = [file.path, span.start, diagnostic.code, diagnostic.message, span.end];
  return { diagnostic, key };
}

function compare(left: Positioned, right: Positioned): number {
  for (const [index, value] of left.key.entries()) {
    const other = right.key[index] ?? value;
    if (value < other) return -1;
    if (value > other) return 1;
  }
  return 0;
}
