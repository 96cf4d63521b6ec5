import { followPath } from '../source/follow-path.ts';
import { locate } from '../source/locate.ts';
import type { NodePlace } from '../source/place.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import { spansOfEntry } from '../source/spans-of-entry.ts';
import { syntaxTree } from '../source/syntax-tree.ts';
import { writtenScalar } from '../source/written-scalar.ts';
import type { Edit } from './diagnostic.ts';

/** Text that takes the place of a range of a file. */
export interface TextEdit {
  readonly file: SourceFile;
  readonly span: Span;
  readonly text: string;
}

/**
 * What an edit does to the text of its file, so that everything else (comments, layout, line breaks)
 * stays byte for byte. Empty where that cannot be told exactly; then nothing is to be done.
 */
export function textEdits({ place, text }: Edit): readonly TextEdit[] {
  if ('span' in place)
    return text === undefined ? [] : [{ file: place.file, span: place.span, text }];
  const { file, index } = place.document;
  const document = syntaxTree(file)[index];
  if (document === undefined) return [];
  const { node, entry, list, isExact } = followPath(document, place.path);
  if (!isExact) return [];
  if (text === undefined) {
    if (list === undefined) return [];
    return spansOfEntry(file.text, list, node).map((span) => ({ file, span, text: '' }));
  }
  const target = place.part === 'key' ? entry?.key : node;
  if (target?.kind !== 'scalar' || target.scalar === undefined) return [];
  if (place.within !== undefined) return editWithin(place, target.span, text);
  return [{ file, span: target.span, text: writtenScalar(file, target, text) }];
}

/** A name within a text is written as it is, in any style; anything else might need escapes. */
function editWithin(place: NodePlace, whole: Span, text: string): readonly TextEdit[] {
  const { file, span } = locate(place);
  const isWhole = span.start === whole.start && span.end === whole.end;
  return isWhole || !/^[\w./-]+$/.test(text) ? [] : [{ file, span, text }];
}
