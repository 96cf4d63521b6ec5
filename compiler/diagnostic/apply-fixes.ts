import type { SourceFile } from '../source/source-file.ts';
import type { Diagnostic } from './diagnostic.ts';
import { textEdits } from './text-edits.ts';
import type { TextEdit } from './text-edits.ts';

/** Safe fixes, applied. */
export interface AppliedFixes {
  /** The new text of each file that changed. */
  readonly texts: ReadonlyMap<SourceFile, string>;
  /** The findings that were mended, in the order given. */
  readonly mended: readonly Diagnostic[];
}

/**
 * Applies the safe fixes of the findings, each wholly or not at all. Of two that touch the same text
 * the first is applied, unless both want the same; the other may be found again afterwards.
 */
export function applyFixes(diagnostics: readonly Diagnostic[]): AppliedFixes {
  const files = new Map<SourceFile, EditedFile>();
  const mended = diagnostics.filter((diagnostic) => applyFix(files, diagnostic));
  const texts = new Map(
    [...files].map(([file, { edits }]) => [file, editedText(file.text, edits)]),
  );
  return { texts, mended };
}

interface EditedFile {
  readonly edits: TextEdit[];
  /** Which edit touches an offset. */
  readonly touched: Map<number, TextEdit>;
}

function applyFix(files: Map<SourceFile, EditedFile>, { fix }: Diagnostic): boolean {
  if (fix?.safe !== true) return false;
  const wanted = fix.edits.map(textEdits);
  if (wanted.length === 0 || wanted.some(({ length }) => length === 0)) return false;
  const edits = wanted.flat();
  if (edits.some((edit) => isBlocked(files.get(edit.file), edit))) return false;
  for (const edit of edits) addEdit(files, edit);
  return true;
}

function isBlocked(edited: EditedFile | undefined, edit: TextEdit): boolean {
  if (edited === undefined) return false;
  for (let offset = edit.span.start; offset < edit.span.end; offset++) {
    const other = edited.touched.get(offset);
    if (other !== undefined && !isSame(other, edit)) return true;
  }
  return false;
}

function addEdit(files: Map<SourceFile, EditedFile>, edit: TextEdit): void {
  const edited = files.get(edit.file) ?? { edits: [], touched: new Map<number, TextEdit>() };
  files.set(edit.file, edited);
  // The same edit of another finding has been added already.
  if (edited.touched.has(edit.span.start)) return;
  edited.edits.push(edit);
  for (let offset = edit.span.start; offset < edit.span.end; offset++) {
    edited.touched.set(offset, edit);
  }
}

function isSame(one: TextEdit, other: TextEdit): boolean {
  return (
    one.span.start === other.span.start &&
    one.span.end === other.span.end &&
    one.text === other.text
  );
}

function editedText(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start);
  let result = '';
  let end = 0;
  for (const edit of ordered) {
    result += text.slice(end, edit.span.start) + edit.text;
    end = edit.span.end;
  }
  return result + text.slice(end);
}
