/** A half-open range of UTF-16 offsets into a file's text, from 0. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A position as people count it: line and column from 1, offset from 0, all in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}
