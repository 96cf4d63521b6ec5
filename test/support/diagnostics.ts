import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import type { SpanPlace } from '../../compiler/source/place.ts';
import type { SourceFile } from '../../compiler/source/source-file.ts';

/** Findings for the tests of what prints them. */

export function sourceFile(path: string, text: string): SourceFile {
  return { path, text };
}

/** The place of the first occurrence of a text in a file. */
export function placeOf(file: SourceFile, text: string): SpanPlace {
  const start = file.text.indexOf(text);
  if (start < 0) throw new Error(`"${text}" is not in ${file.path}`);
  return { file, span: { start, end: start + text.length } };
}

/** An error of `link/unknown-agent`, unless overridden. */
export function diagnostic(overrides: Partial<Diagnostic> & Pick<Diagnostic, 'place'>): Diagnostic {
  return {
    code: 'link/unknown-agent',
    severity: 'error',
    message: 'Agent "writer" is not defined.',
    ...overrides,
  };
}
