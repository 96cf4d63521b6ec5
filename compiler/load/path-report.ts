import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic, FindingType } from '../diagnostic/diagnostic.ts';
import { redact } from '../diagnostic/redact.ts';
import type { SpanPlace } from '../source/place.ts';

/** Takes findings about a file as such, before or instead of reading it. */
export type PathReport = (
  type: FindingType,
  path: string,
  finding: { readonly message: string; readonly help: string; readonly other?: string },
) => void;

/** Collects findings about paths; they stand at the start of the file. */
export function pathReport(diagnostics: Diagnostic[]): PathReport {
  return (type, path, { other, ...finding }) => {
    const related =
      other === undefined
        ? {}
        : { related: [{ place: startOfFile(other), message: 'The other one.' }] };
    diagnostics.push(diagnose(type, { ...finding, place: startOfFile(path), ...related }));
  };
}

/** A name on disk can hold anything, a colour code or a line break too, so it is made visible here. */
function startOfFile(path: string): SpanPlace {
  return { file: { path: redact(path), text: '' }, span: { start: 0, end: 0 } };
}
