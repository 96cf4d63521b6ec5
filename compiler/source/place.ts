import type { SourceDocument, SourceFile } from './source-file.ts';
import type { Span } from './span.ts';

/** Keys and indices from the root of a document to a node in it. */
export type Path = readonly (string | number)[];

/** A node of a document, named by its path; turned into a span only when somebody looks. */
export interface NodePlace {
  readonly document: SourceDocument;
  /** A path that does not exist stands for its nearest existing parent. */
  readonly path: Path;
  /** Which side of the mapping entry is meant; a value unless said otherwise. */
  readonly part?: 'key' | 'value';
  /** A range within the decoded text of a scalar, such as one `${…}` of several. */
  readonly within?: Span;
}

/** A range of a file, for findings from before there were nodes. */
export interface SpanPlace {
  readonly file: SourceFile;
  readonly span: Span;
}

/** Where something stands in what the author wrote. */
export type Place = NodePlace | SpanPlace;
