import type { Event } from '#yaml-parser';

import type { Span } from '../source/span.ts';
import type { FileReport } from './file-report.ts';

/** Where the composition of a file stands. */
export interface Composer {
  readonly text: string;
  readonly events: readonly Event[];
  readonly report: FileReport;
  /** Index of the next event. */
  next: number;
  /** Anchors of the document at hand by name, the last of each name. */
  readonly anchors: Map<string, Anchor>;
}

export interface Anchor {
  readonly span: Span;
  /** The first alias of it. */
  use: Span | undefined;
}
