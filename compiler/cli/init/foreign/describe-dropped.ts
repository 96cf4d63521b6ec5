import { redact } from '../../../diagnostic/redact.ts';
import { formatLocation, locatePlace } from '../../../report/located.ts';
import { formatPath } from '../../../source/format-path.ts';
import type { ForeignAgent } from './read-foreign-agent.ts';

/** What is not carried over, one line each with its place, in the order of the file. */
export function describeDropped({ dropped, placeOf }: ForeignAgent): readonly string[] {
  const notes = dropped.map(({ from, why, partly }) => {
    const place = placeOf(from, 'key');
    const what = partly === true ? 'kept in part' : 'left out';
    const text = `${formatLocation(locatePlace(place))} ${what}: ${formatPath(from)} (${why})`;
    return { start: place.span.start, text: redact(text) };
  });
  return notes.sort((a, b) => a.start - b.start).map(({ text }) => text);
}
