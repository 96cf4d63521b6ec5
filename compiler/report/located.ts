import { redact } from '../diagnostic/redact.ts';
import { lineIndex, positionAt } from '../source/line-index.ts';
import type { LineIndex } from '../source/line-index.ts';
import { locate } from '../source/locate.ts';
import type { Place } from '../source/place.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Position } from '../source/span.ts';

/** A place as people and machines read it. */
export interface Located {
  readonly file: SourceFile;
  readonly start: Position;
  readonly end: Position;
}

/** Looks a place up; lines are counted once for each file. */
export function locatePlace(place: Place): Located {
  const { file, span } = locate(place);
  const index = linesOf(file);
  return { file, start: positionAt(index, span.start), end: positionAt(index, span.end) };
}

/** The file of a place, without looking into it. */
export function fileOf(place: Place): SourceFile {
  return 'span' in place ? place.file : place.document.file;
}

/** `file:line:column`, safe to print. */
export function formatLocation({ file, start }: Located): string {
  return `${redact(file.path)}:${start.line}:${start.column}`;
}

/** The offsets at which the lines of a file start. */
export function linesOf(file: SourceFile): LineIndex {
  const known = indexes.get(file);
  if (known !== undefined) return known;
  const index = lineIndex(file.text);
  indexes.set(file, index);
  return index;
}

const indexes = new WeakMap<SourceFile, LineIndex>();
