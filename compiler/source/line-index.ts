import type { Position } from './span.ts';

/** Offsets at which the lines of a text start, ascending, the first one 0. */
export type LineIndex = readonly number[];

/** Finds the lines of a text; LF, CRLF and a lone CR end a line, as in YAML. */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === lineFeed) starts.push(offset + 1);
    else if (unit === carriageReturn && text.charCodeAt(offset + 1) !== lineFeed) {
      starts.push(offset + 1);
    }
  }
  return starts;
}

/** Line and column, from 1, of an offset; an offset past the end counts on in the last line. */
export function positionAt(index: LineIndex, offset: number): Position {
  let low = 0;
  let high = index.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((index[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (index[low] ?? 0) + 1, offset };
}

const lineFeed = 10;
const carriageReturn = 13;
