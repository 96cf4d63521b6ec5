import { expect } from 'vitest';

import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import { sortDiagnostics } from '../../compiler/diagnostic/sort-diagnostics.ts';
import type { SourceSet } from '../../compiler/model/program.ts';
import { lineIndex, positionAt } from '../../compiler/source/line-index.ts';
import { locate } from '../../compiler/source/locate.ts';
import { estate } from './estate.ts';

export interface CheckFindingsOptions {
  /** Where the text stands; `agents/test.yaml` unless given. */
  readonly path?: string;
  /** The files beside it, by path; drawn expectations count in them too. */
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * Checks what a phase finds in a text against what is drawn under its lines:
 *
 * ```yaml
 * tools:
 *   - search
 *   - serach
 *   # ^^^^^^ link/unknown-tool: Tool "serach" is not defined.
 *   # ^^^^^^ help: Did you mean "search"?
 * ```
 *
 * The marks stand under what is found; of several lines, under the first. `#<---` in place of
 * `# ^^^` marks from the column of the `#` on, for what stands further left than a caret can.
 * Help is compared where it is drawn. Every finding must be drawn, and every drawn one be found.
 */
export function checkFindings(
  text: string,
  diagnosticsOf: (sources: SourceSet) => readonly Diagnostic[],
  options: CheckFindingsOptions = {},
): void {
  const files = { ...options.files, [options.path ?? 'agents/test.yaml']: text };
  const sources = estate(files);
  const found = foundMarks(diagnosticsOf(sources));
  const drawn = Object.entries(files).flatMap(([path, content]) => drawnMarks(path, content));
  expect(describe(found, drawn)).toEqual(describe(drawn, drawn));
}

interface Mark {
  readonly path: string;
  /** Line and column from 1. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** `code: message`. */
  readonly text: string;
  readonly help: string | undefined;
}

function foundMarks(diagnostics: readonly Diagnostic[]): Mark[] {
  return sortDiagnostics(diagnostics).map(({ place, code, message, help }) => {
    const { file, span } = locate(place);
    const index = lineIndex(file.text);
    const { line, column } = positionAt(index, span.start);
    const lineEnd = file.text.slice(span.start).search(/[\r\n]|$/);
    const length = Math.max(1, Math.min(span.end - span.start, lineEnd));
    return { path: file.path, line, column, length, text: `${code}: ${message}`, help };
  });
}

const annotation = /^(?<before>\s*)#(?:(?<gap> *)(?<carets>\^+)|(?<arrow><-*)) (?<text>.+)$/;

function drawnMarks(path: string, content: string): Mark[] {
  const marks: Mark[] = [];
  let marked = 0;
  for (const [index, line] of content.split(/\r?\n/).entries()) {
    const groups = annotation.exec(line)?.groups;
    if (groups === undefined) {
      marked = index + 1;
      continue;
    }
    const { before = '', gap = '', carets, arrow = '', text = '' } = groups;
    const last = marks.at(-1);
    if (text.startsWith('help: ') && last !== undefined) {
      marks[marks.length - 1] = { ...last, help: text.slice('help: '.length) };
      continue;
    }
    const column = before.length + (carets === undefined ? 1 : gap.length + 2);
    const length = carets?.length ?? arrow.length + 1;
    marks.push({ path, line: marked, column, length, text, help: undefined });
  }
  return marks;
}

/** One line for each mark, in order, with help where the expectation draws one there. */
function describe(marks: readonly Mark[], drawn: readonly Mark[]): string[] {
  const withHelp = new Set(drawn.filter(({ help }) => help !== undefined).map(headline));
  return marks
    .map(
      (mark) =>
        headline(mark) + (withHelp.has(headline(mark)) ? `\n  help: ${mark.help ?? ''}` : ''),
    )
    .sort();
}

function headline({ path, line, column, length, text }: Mark): string {
  return `${path}:${line}:${column} ${'^'.repeat(length)} ${text}`;
}
