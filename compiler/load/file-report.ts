import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic, Finding, FindingType } from '../diagnostic/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import { loadFindings } from './findings.ts';

/** What is wrong with a span of the file at hand. */
export interface SpanFinding extends Omit<Finding, 'place' | 'related' | 'fix'> {
  /** Another span of the same file that belongs to it. */
  readonly also?: { readonly span: Span; readonly message: string };
}

/** Takes the findings of one file, up to a hundred. */
export interface FileReport {
  add(type: FindingType, span: Span, finding: SpanFinding): void;
  /** Whether further findings are dropped, so that nobody need compute them. */
  isFull(): boolean;
  /** Whether nothing was found. */
  isEmpty(): boolean;
}

/** Collects the findings of a file into a list that all files share. */
export function fileReport(file: SourceFile, diagnostics: Diagnostic[]): FileReport {
  let count = 0;
  return {
    add(type, span, { also, ...finding }) {
      count++;
      if (count > maxFindings + 1) return;
      diagnostics.push(
        count > maxFindings
          ? diagnose(loadFindings.tooManyFindings, { place: { file, span }, ...moreFindings })
          : diagnose(type, { ...finding, place: { file, span }, ...relatedTo(file, also) }),
      );
    },
    isFull: () => count > maxFindings,
    isEmpty: () => count === 0,
  };
}

// A hostile file can hold a mistake in every other byte.
const maxFindings = 100;

const moreFindings = {
  message: `The file has more than ${maxFindings} mistakes, and the rest is not shown.`,
  help: 'Mend these first.',
};

function relatedTo(file: SourceFile, also: SpanFinding['also']): Pick<Finding, 'related'> {
  if (also === undefined) return {};
  return { related: [{ place: { file, span: also.span }, message: also.message }] };
}
