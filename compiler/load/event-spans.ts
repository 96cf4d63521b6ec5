import { EVENT_ID, SCALAR_STYLE } from '#yaml-parser';
import type { Event, ScalarEvent } from '#yaml-parser';

import type { Span } from '../source/span.ts';

/** Of a scalar as it is written, quotes included. */
export function scalarSpan(event: ScalarEvent): Span {
  const isQuoted =
    event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  const quote = isQuoted ? 1 : 0;
  return { start: event.valueStart - quote, end: event.valueEnd + quote };
}

/** Where a node starts to be written; nowhere for what was left out, and for the end of a node. */
export function startOffset(event: Event | undefined): number | undefined {
  if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) return event.start;
  if (event?.type !== EVENT_ID.SCALAR || event.valueStart < 0) return undefined;
  return scalarSpan(event).start;
}
