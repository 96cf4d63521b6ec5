import { diagnose } from '../../diagnostic/diagnostic.ts';
import type { Diagnostic, FindingType } from '../../diagnostic/diagnostic.ts';
import { lineIndex } from '../../source/line-index.ts';
import type { Place } from '../../source/place.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { RegoMistake } from './opa-request.ts';
import { estatePath } from './rego-files.ts';

/** What OPA says of policies, as findings at the places that it names. */
export function mistakeDiagnostics(
  type: FindingType,
  mistakes: readonly RegoMistake[],
  policies: readonly SourceFile[],
): readonly Diagnostic[] {
  const files = new Map(policies.map((file) => [file.path, file]));
  return mistakes.map(({ path, line, column, message }) => {
    const file = files.get(estatePath(path)) ?? { path: estatePath(path), text: '' };
    return diagnose(type, { place: placeOf(file, line, column), message: asSentence(message) });
  });
}

/** From the column to the end of the line: OPA says where a mistake begins, not where it ends. */
function placeOf(file: SourceFile, line: number, column: number): Place {
  const starts = lineIndex(file.text);
  const begin = starts[line - 1] ?? 0;
  const text = file.text.slice(begin, starts[line] ?? file.text.length).trimEnd();
  // OPA counts bytes, places count UTF-16 units.
  const before = new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, column - 1));
  const start = begin + Math.min(before.length, text.length);
  return { file, span: { start, end: Math.max(start, begin + text.length) } };
}

function asSentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
