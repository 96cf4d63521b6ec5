import { locate } from '../source/locate.ts';
import type { Place } from '../source/place.ts';
import type { Diagnostic } from './diagnostic.ts';

/** In the order of file, offset, code and message; what is said twice of one place is kept once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const byPath = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const path = pathOf(diagnostic.place);
    const known = byPath.get(path);
    if (known === undefined) byPath.set(path, [diagnostic]);
    else known.push(diagnostic);
  }
  const files = [...byPath].sort(([a], [b]) => (a < b ? -1 : 1));
  return files.flatMap(([, ofFile]) => sortWithin(ofFile));
}

function pathOf(place: Place): string {
  return 'span' in place ? place.file.path : place.document.file.path;
}

/** A file with one finding is not looked into, since finding out where things stand means parsing it again. */
function sortWithin(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length === 1) return diagnostics;
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
  const { span } = locate(diagnostic.place);
  const key = [span.start, diagnostic.code, diagnostic.message, span.end];
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
